"""Two people: where a plan asks for it, nobody publishes a change of their own.

Superusers are no exception; the system is, which publishes what two people approved before.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _

from projects.models import ActionLine, LineFate, Plan, Project, PublicRecord
from projects.services.authorship import (
    Change,
    altered_fields,
    changes_of,
    fate_changes,
    project_changes,
)
from projects.services.plan import concerned_by
from projects.services.working_copy import pending_entries, pending_indicators


def refuse_own_change(rows: Iterable[Model], *, by: AbstractBaseUser | None) -> None:
    """Let ``by`` publish the rows as they stand only if nothing in them is their own change.

    Raises ValidationError, which says what they changed and whom to ask.
    """
    for row in rows:
        sentence = own_change(row, by=by)
        if sentence:
            raise ValidationError(sentence)


def refuse_fate_at_once(
    fate: LineFate, *, stored: LineFate | None, by: AbstractBaseUser | None
) -> None:
    """Let no fate become public, change in public or go from there by one person alone.

    A fate has no draft of its own: it is public with the lines on its both sides. ``stored`` is
    the fate as it was. Raises ValidationError, which says what to do instead.
    """
    if by is None or (
        stored is not None and stored is not fate and not altered_fields(stored, fate)
    ):
        return
    for state in (fate, stored):
        plan = None if state is None or not _is_shown(state) else plans_asking(state).first()
        if plan is not None:
            raise ValidationError(
                _(
                    "“%(plan)s” needs two people, and this would be public at once. Withdraw the "
                    "line, say what became of it, and ask another reviewer to publish the line."
                )
                % {"plan": plan}
            )


def own_change(row: Model, *, by: AbstractBaseUser | None) -> str:
    """Why ``by`` may not publish the row as it stands; empty if nothing speaks against it."""
    if by is None:
        return ""
    plan = plans_asking(row).first()
    if plan is None:
        return ""
    own = [it for it in _waiting_changes(row) if it.by is not None and it.by.pk == by.pk]
    if not own:
        return ""
    return _(
        "“%(plan)s” needs two people. Ask another reviewer: you entered or changed %(what)s "
        "on %(day)s."
    ) % {
        "plan": plan,
        "what": ", ".join(dict.fromkeys(change.what for change in own)),
        "day": localize(timezone.localdate(max(change.at for change in own))),
    }


def plans_asking(row: Model) -> QuerySet[Plan]:
    """The plans that ask for two people before a change of the row becomes public."""
    asking = Plan.objects.filter(needs_two_people=True).in_order()
    # Most trackers have no such plan: then nothing else is looked up.
    return asking.filter(concerned_by(row)).distinct() if asking.exists() else asking.none()


def _waiting_changes(row: Model) -> list[Change]:
    """All that publishing the row as it stands would show for the first time."""
    if isinstance(row, ActionLine):
        return [*changes_of([row]), *fate_changes(row)]
    if not isinstance(row, Project):
        return changes_of([row])
    record = PublicRecord.objects.filter(pk=row.pk).first()
    since = None if record is None else record.published_at
    return [
        *project_changes(row, since=since),
        *changes_of([*pending_entries(row), *pending_indicators(row)]),
    ]


def _is_shown(fate: LineFate) -> bool:
    """Whether the public sees all the lines that a fate names."""
    keys = {fate.line_id, fate.successor_id or fate.line_id}
    return ActionLine.objects.published().filter(pk__in=keys).count() == len(keys)

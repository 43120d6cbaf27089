"""Who changed what the public sees or is to see: read from the history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _
from simple_history.utils import get_history_model_for_model

from projects.models import (
    ActionLine,
    Classification,
    LineFate,
    Participation,
    Project,
    ProjectAlias,
    ProjectCountry,
    name_of,
)

# What stands beside a project and is published with it.
SIDES: tuple[type[Model], ...] = (ProjectAlias, ProjectCountry, Participation, Classification)
# Columns of the desk: the public never sees them, or a decision about a row changes them.
OF_THE_DESK = frozenset(
    {
        "id",
        "version",
        "created_at",
        "updated_at",
        "outdated_translations",
        "publication_state",
        "publish_at",
        "owners",
        "owner_organisations",
        "review_interval_days",
        "needs_two_people",
        "review_state",
        "returned_reason",
        "internal_note",
        "entered_by",
        "entered_at",
        "entered_on",
    }
)


@dataclass(frozen=True)
class Change:
    """What one person, or the system, changed at one moment; ``what`` is in words."""

    by: AbstractBaseUser | None
    at: datetime
    what: str

    def __str__(self) -> str:
        return _("%(who)s on %(day)s: %(what)s") % {
            "who": _("the system") if self.by is None else name_of(self.by),
            "day": localize(timezone.localdate(self.at)),
            "what": self.what,
        }


def project_changes(project: Project, *, since: datetime | None = None) -> list[Change]:
    """What was changed in a working copy since a moment, or ever, its entries left out."""
    changes = changes_of([project], since=since)
    for side in SIDES:
        rows = get_history_model_for_model(side).objects.filter(project=project.pk)
        if since is not None:
            rows = rows.filter(history_date__gt=since)
        changes += [
            Change(row.history_user, row.history_date, str(side._meta.verbose_name_plural))
            for row in rows.select_related("history_user")
        ]
    return sorted(changes, key=_moment)


def fate_changes(line: ActionLine) -> list[Change]:
    """What was ever said of what became of a line, or of the line as what another became."""
    rows = get_history_model_for_model(LineFate).objects.filter(
        Q(line=line.pk) | Q(successor=line.pk)
    )
    name = str(LineFate._meta.verbose_name_plural)
    return [
        Change(row.history_user, row.history_date, name)
        for row in rows.select_related("history_user").order_by("history_date", "history_id")
    ]


def changes_of(rows: Iterable[Model], *, since: datetime | None = None) -> list[Change]:
    """What was entered or changed in rows since a moment, or ever, oldest first.

    A save that changed nothing the public could see is nobody's change.
    """
    by_model: dict[type[Model], dict[Any, Model]] = defaultdict(dict)
    for row in rows:
        by_model[type(row)][row.pk] = row
    changes: list[Change] = []
    for model, found in by_model.items():
        changes += _changes(model, found, since)
    return sorted(changes, key=_moment)


def altered_fields(before: Any, after: Any, *, model: type[Model] | None = None) -> list[str]:
    """The columns shown to the public, in the words of the form, in which two rows differ."""
    return [
        str(field.verbose_name)
        for field in (model or type(after))._meta.concrete_fields
        if field.name not in OF_THE_DESK
        and getattr(before, field.attname) != getattr(after, field.attname)
    ]


def _moment(change: Change) -> datetime:
    return change.at


def _changes(
    model: type[Model], rows: dict[Any, Model], since: datetime | None
) -> Iterator[Change]:
    records = _records(model, rows, since)
    named = _many_valued(model, [record.history_id for record in records])
    before: dict[Any, Any] = {}
    for record in records:
        earlier, before[record.id] = before.get(record.id), record
        if since is not None and record.history_date <= since:
            continue
        if earlier is None:
            what = f"“{rows[record.id]}”"
        else:
            what = ", ".join(_altered(model, earlier, record, named))
        if what:
            yield Change(record.history_user, record.history_date, what)


def _records(model: type[Model], rows: dict[Any, Model], since: datetime | None) -> list[Any]:
    """The history rows, oldest first: those since the moment and the last one before it."""
    history = get_history_model_for_model(model).objects.filter(id__in=list(rows))
    if since is not None:
        last_before = (
            get_history_model_for_model(model)
            .objects.filter(id=OuterRef("id"), history_date__lte=since)
            .order_by("-history_date", "-history_id")
        )
        history = history.filter(
            Q(history_date__gt=since) | Q(history_id=Subquery(last_before.values("history_id")[:1]))
        )
    return list(history.select_related("history_user").order_by("history_date", "history_id"))


def _many_valued(model: type[Model], ids: list[int]) -> dict[str, dict[int, frozenset[Any]]]:
    """What each many-valued field held in each of the history rows."""
    held: dict[str, dict[int, frozenset[Any]]] = {}
    history = get_history_model_for_model(model)
    for field in model._meta.many_to_many:
        if field.name in OF_THE_DESK or not hasattr(history, field.name):
            continue
        values: dict[int, set[Any]] = defaultdict(set)
        pairs = getattr(history, field.name).model.objects.filter(history__in=ids)
        for record, value in pairs.values_list("history", field.m2m_reverse_field_name()):
            values[record].add(value)
        held[str(field.verbose_name)] = {
            record: frozenset(found) for record, found in values.items()
        }
    return held


def _altered(
    model: type[Model], before: Any, after: Any, named: dict[str, dict[int, frozenset[Any]]]
) -> list[str]:
    """The fields, in the words of the form, in which two history rows differ."""
    return [
        *altered_fields(before, after, model=model),
        *(
            name
            for name, held in named.items()
            if held.get(before.history_id) != held.get(after.history_id)
        ),
    ]

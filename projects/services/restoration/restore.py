"""Restoring an earlier version, or a deleted record, with what stood beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from projects.models import LedgerEntry, LineFate, history_of, one_save, subject_field
from projects.models.history import STAMPS, State, column_names, column_of_key
from projects.models.ledger import RELEASED
from projects.models.past import Past, past_before_deletion, past_of
from projects.services.history import delete_with_history
from projects.services.publishable import show_nouns
from projects.services.references import missing, references_from
from projects.services.restoration.row import put_back, recreate, to_show
from projects.services.two_people import refuse_fate_at_once

Row = TypeVar("Row", bound=Model)

# Where a record stands in review, who entered or locked it: acts of their own, which no content
# brings.
STANDING = frozenset(
    {
        "publication_state",
        "publish_at",
        "review_state",
        "returned_reason",
        "entered_by_id",
        "entered_at",
        "entered_on",
        "locked_at",
        "locked_by_id",
    }
)


@transaction.atomic
def restore_version(row: Model, *, at: datetime, by: AbstractBaseUser | None, reason: str) -> None:
    """Make a record hold what it held at the moment ``at``, as a new version.

    What stands beside it is restored too; where it stands in review stays. What the public reads
    directly changes at once, of a project only the working copy. Raises ValidationError if it
    can't hold that any more, and for a published entry, which is superseded.
    """
    stored = type(row)._default_manager.select_for_update().get(pk=row.pk)
    refuse_released(stored)
    past = past_of(type(row), row.pk, at=at)
    if past.own is None:
        raise ValidationError(_("It was not there at that moment: choose a later one."))
    _refuse_missing(type(row), row.pk, past)
    with one_save():
        put_back(stored, past.own, by=by, reason=reason, keep=STANDING)
        for model, states in past.beside.items():
            _put_back_beside(stored, model, states, by=by, reason=reason)
    _show(stored)


@transaction.atomic
def restore_deleted(model: type[Row], key: Any, *, by: AbstractBaseUser | None, reason: str) -> Row:
    """Store a deleted record again under its key, with the rows that were deleted with it.

    Raises ValidationError if it is not deleted, or if there is no place for it any more.
    """
    last = history_of(model).filter(**{column_of_key(model): key}).order_by("history_id").last()
    if model._base_manager.filter(pk=key).exists():
        raise ValidationError(_("It is there: somebody restored it already."))
    if last is None or last.history_type != "-":
        raise ValidationError(_("Its history does not tell what it held."))
    past = past_before_deletion(model, key, deleted_at=last.history_date)
    if past.own is None:
        raise ValidationError(_("Its history does not tell what it held."))
    _refuse_missing(model, key, past)
    with one_save():
        row = recreate(model, past.own, by=by, reason=reason)
        for other, states in past.beside.items():
            for state in states.values():
                recreate(other, state, by=by, reason=reason)
    _show(row)
    return row


def refuse_released(row: Model) -> None:
    """Keep what the public has seen.

    Raises ValidationError for an entry that was published.
    """
    if isinstance(row, LedgerEntry) and row.review_state in RELEASED:
        raise ValidationError(
            _("A published entry is never overwritten: supersede it by a new one.")
        )


def _put_back_beside(
    subject: Model,
    model: type[Model],
    states: Mapping[Any, State],
    *,
    by: AbstractBaseUser | None,
    reason: str,
) -> None:
    column = subject_field(model, type(subject))
    there = {row.pk: row for row in model._base_manager.filter(**{column: subject.pk})}
    for key in there.keys() - states.keys():
        row = there[key]
        if isinstance(row, LineFate):
            refuse_fate_at_once(row, stored=row, by=by)
        delete_with_history(row, by=by, reason=reason)
    for key, state in states.items():
        if key not in there:
            recreate(model, state, by=by, reason=reason)
        elif differs(there[key], state):
            put_back(there[key], state, by=by, reason=reason)


def differs(row: Model, state: State) -> bool:
    """Whether a row beside another holds something else than in a state, stamps aside."""
    names = set(column_names(type(row))) - STAMPS
    return any(vars(row)[name] != state.columns[name] for name in names)


def _refuse_missing(model: type[Model], key: Any, past: Past) -> None:
    """Refuse a past that names what is not there any more.

    Raises ValidationError with a sentence for each field.
    """
    states = [((model, key), past.own)] if past.own else []
    states += [
        ((other, own), it) for other, rows in past.beside.items() for own, it in rows.items()
    ]
    named: dict[type[Model], dict[Any, Any]] = defaultdict(dict)
    for record, state in states:
        for reference in references_from(record, state):
            named[reference.named[0]][reference.named[1]] = reference
    refused = [
        _("“%(field)s”: the %(noun)s that it named is deleted. Restore that first.")
        % {
            "field": keys[gone].holder[0]._meta.get_field(keys[gone].field).verbose_name,
            "noun": target._meta.verbose_name,
        }
        for target, keys in named.items()
        for gone in missing(target, keys)
        if (target, gone) != (model, key)
    ]
    if refused:
        raise ValidationError(sorted(set(refused)))


def _show(row: Model) -> None:
    nouns = to_show([row])
    if nouns:
        show_nouns(nouns)

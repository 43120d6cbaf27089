"""Rehearsing a bulk action by doing it and taking it back; carrying out what was rehearsed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import DateTimeField, ForeignKey, Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.choices import BatchKind, Origin
from projects.models import Batch, Versioned, recorded_as
from projects.models.history import STAMPS, current_origin, in_parts
from projects.services.access import editable_by, kept_by, publishable_by
from projects.services.batch import Step, start_batch, steps_of
from projects.services.bulk_action.action import BulkAction, Order
from projects.services.data_version import one_publication

Told = TypeVar("Told")

REACHES = {
    "keep": (kept_by, gettext_lazy("It is not among the records that you keep.")),
    "change": (editable_by, gettext_lazy("You can't change it: it is not yours, or it is closed.")),
    "publish": (publishable_by, gettext_lazy("It is not yours to decide what the public sees.")),
}


@dataclass(frozen=True)
class Outcome:
    """What an action did to the records it was asked for, in the order of the keys."""

    done: list[Model]
    # What stays as it is, and why.
    refused: list[tuple[Model, str]]
    batch: Batch
    # By the keys of the records that they are about; None is about none of them.
    steps: dict[Any, list[Step]]
    # Stands for all of it: the same records, changed in the same way, have the same one.
    fingerprint: str


@dataclass(frozen=True)
class Rehearsal(Generic[Told]):
    """What an action would do; ``told`` is what was read while it was done."""

    outcome: Outcome
    told: Told


class ChangedSinceError(Exception):
    """Carrying it out would not do what was shown, so nothing was done."""


def rehearse(
    action: BulkAction,
    model: type[Model],
    keys: Sequence[Any],
    order: Order,
    *,
    tell: Callable[[Outcome], Told],
) -> Rehearsal[Told]:
    """Do it, let ``tell`` read what was done, and take it all back.

    Raises ValidationError if there are too many records, or if they are fit for it one by one but
    not together.
    """
    with transaction.atomic():
        outcome = _perform(action, model, keys, order)
        rehearsal = Rehearsal(outcome, tell(outcome))
        transaction.set_rollback(True)
    return rehearsal


@transaction.atomic
def carry_out(
    action: BulkAction, model: type[Model], keys: Sequence[Any], order: Order, *, fingerprint: str
) -> Outcome:
    """Do to these records exactly what was rehearsed with that ``fingerprint``, or nothing.

    Raises ChangedSinceError if other records are fit for it by now, or one of them was changed or
    would be changed otherwise; and ValidationError as rehearse() does.
    """
    outcome = _perform(action, model, keys, order)
    if outcome.fingerprint != fingerprint or not outcome.done:
        raise ChangedSinceError
    return outcome


def _perform(action: BulkAction, model: type[Model], keys: Sequence[Any], order: Order) -> Outcome:
    if len(keys) > action.at_most:
        raise ValidationError(
            _("%(count)s records are selected; this can be done to %(most)s at once.")
            % {"count": len(keys), "most": action.at_most}
        )
    found = _locked(model, keys)
    rows = [found[key] for key in keys if key in found]
    refused = _unfit(action, rows, order)
    seen = {row.pk: vars(row).get("version") for row in rows if isinstance(row, Versioned)}
    batch = start_batch(
        BatchKind.BULK,
        f"{model._meta.verbose_name_plural}: {action.label}",
        by=order.by,
        reason=order.reason,
    )
    with recorded_as(Origin(current_origin()), batch=batch), one_publication():
        refused |= _do(action, [row for row in rows if row.pk not in refused], order)
    done = [row for row in rows if row.pk not in refused]
    steps = steps_of(batch)
    return Outcome(
        done=done,
        refused=[(row, refused[row.pk]) for row in rows if row.pk in refused],
        batch=batch,
        steps=_by_subject(model, {row.pk for row in done}, steps),
        fingerprint=_fingerprint(
            [
                action.name,
                [[row.pk, seen.get(row.pk)] for row in done],
                sorted(_digest(step, order) for step in steps),
            ]
        ),
    )


def _locked(model: type[Model], keys: Iterable[Any]) -> dict[Any, Model]:
    rows = model._default_manager.select_for_update().order_by("pk")
    return rows.in_bulk(list(keys))


def _unfit(action: BulkAction, rows: Sequence[Model], order: Order) -> dict[Any, str]:
    """The rows that the action is not for, without trying it."""
    if not rows:
        return {}
    reach, sentence = REACHES[action.verb]
    rows_of = type(rows[0])._default_manager
    within = {
        key
        for part in in_parts([row.pk for row in rows])
        for key in reach(order.by, rows_of.filter(pk__in=part)).values_list("pk", flat=True)
    }
    refused = {row.pk: str(sentence) for row in rows if row.pk not in within}
    return refused | dict(action.refused([row for row in rows if row.pk in within], order))


def _do(action: BulkAction, rows: Sequence[Model], order: Order) -> dict[Any, str]:
    """Do it to the rows that are fit for it; the others, and why they are not."""
    if action.is_one_by_one:
        tried = {row.pk: _refusal(action, [row], order) for row in rows}
        return {key: why for key, why in tried.items() if why}
    if not rows or not _refusal(action, rows, order):
        return {}
    refused = _refusing(action, type(rows[0]), [row.pk for row in rows], order)
    rest = [row.pk for row in rows if row.pk not in refused]
    if rest:
        # What was tried is spoilt by it; those from the database are as they were.
        action.do(list(_locked(type(rows[0]), rest).values()), order)
    return refused


def _refusal(action: BulkAction, rows: Sequence[Model], order: Order) -> str:
    """Do it to the rows; or say why not, with nothing done."""
    try:
        with transaction.atomic():
            action.do(rows, order)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


def _refusing(
    action: BulkAction, model: type[Model], keys: Sequence[Any], order: Order
) -> dict[Any, str]:
    """Which rows refuse it, found by halves: mostly it is one or two of many."""
    with transaction.atomic():
        why = _refusal(action, list(_locked(model, keys).values()), order)
        transaction.set_rollback(True)
    if not why:
        return {}
    if len(keys) == 1:
        return {keys[0]: why}
    half = len(keys) // 2
    first = _refusing(action, model, keys[:half], order)
    return first | _refusing(action, model, keys[half:], order)


def _by_subject(model: type[Model], keys: set[Any], steps: Iterable[Step]) -> dict[Any, list[Step]]:
    """The steps by the record, of those asked for, that they change or stand beside."""
    found: dict[Any, list[Step]] = {}
    # What happens to the record itself comes first.
    for step in sorted(steps, key=lambda step: step.record[0] is not model):
        found.setdefault(_subject(model, keys, step), []).append(step)
    return found


def _subject(model: type[Model], keys: set[Any], step: Step) -> Any:
    changed, key = step.record
    if changed is model:
        return key if key in keys else None
    named = (
        step.after.columns.get(field.attname)
        for field in changed._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is model
    )
    return next((it for it in named if it in keys), None)


def _digest(step: Step, order: Order) -> str:
    """What a step does, without what may differ between the rehearsal and the thing itself."""
    model, key = step.record
    before, after = step.before, step.after
    columns = {}
    for field in model._meta.concrete_fields:
        name = field.attname
        is_apart = field.primary_key or isinstance(field, DateTimeField) or name in STAMPS
        if is_apart or name not in after.columns:
            continue
        was, now = None if before is None else before.columns[name], after.columns[name]
        if was != now:
            # The reason may still be put better after looking.
            columns[name] = [was, None if now == order.reason else now]
    many = {
        name: [None if before is None else before.many[name], held]
        for name, held in after.many.items()
        if before is None or before.many[name] != held
    }
    return _told([model._meta.label, key if before else None, step.kind, columns, many])


def _fingerprint(contents: Any) -> str:
    return hashlib.sha256(_told(contents).encode()).hexdigest()


def _told(contents: Any) -> str:
    return json.dumps(contents, default=_as_json, sort_keys=True)


def _as_json(value: Any) -> Any:
    return sorted(map(str, value)) if isinstance(value, frozenset) else str(value)

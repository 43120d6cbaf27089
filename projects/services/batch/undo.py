"""Undoing a batch as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import router, transaction
from django.db.models import Model
from django.db.models.deletion import Collector
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.choices import BatchKind, Origin
from projects.models import (
    Batch,
    history_of,
    one_save,
    recorded_as,
    recorded_for,
    tracked_models,
)
from projects.models.history import column_of_key, current_origin, in_parts
from projects.services.batch.obstacles import Obstacle
from projects.services.batch.plan import plan_undo, refusal_of
from projects.services.batch.start import start_batch
from projects.services.batch.step import Step
from projects.services.publishable import show_nouns
from projects.services.references import Record
from projects.services.restoration import put_back, recreate, to_show


class UndoRefusedError(ValidationError):
    """A batch stays as it is; ``obstacles`` are the records because of which."""

    def __init__(self, message: str, obstacles: Iterable[Obstacle] = ()) -> None:
        super().__init__(message)
        self.obstacles = list(obstacles)


@transaction.atomic
def undo_batch(batch: Batch, *, by: AbstractBaseUser | None, reason: str) -> Batch:
    """Take back all that a batch did; returns the batch that did so.

    What it made is deleted, what it changed holds again what it held, what it deleted is there
    again. All or nothing: raises UndoRefusedError, with the records because of which, if somebody
    changed one of them since or the public has seen what it did, and ValidationError if a record
    can't hold any more what it held.
    """
    locked = Batch.objects.select_for_update().get(pk=batch.pk)
    refusal = refusal_of(locked)
    if refusal is not None:
        raise UndoRefusedError(refusal)
    rows = _locked_rows(locked)
    plan = plan_undo(locked)
    if plan.obstacles:
        raise UndoRefusedError(
            _("Undoing it would lose what was done since: nothing was changed."), plan.obstacles
        )
    undoing = start_batch(BatchKind.UNDO, locked.label, by=by, reason=reason)
    undoing.undoes = locked
    undoing.save()
    with one_save():
        touched = [_take_back(step, rows, undoing, by=by, reason=reason) for step in plan.steps]
    nouns = to_show(touched)
    if nouns:
        show_nouns(nouns)
    locked.undone_by_id = undoing.made_by_id
    locked.undone_at = timezone.now()
    locked.save()
    return undoing


def _locked_rows(batch: Batch) -> dict[Record, Model]:
    """What is there of the records that the batch touched; nobody else changes it meanwhile."""
    found: dict[Record, Model] = {}
    for model in tracked_models():
        touched = history_of(model).filter(history_batch=batch).order_by()
        keys = list(touched.values_list(column_of_key(model), flat=True).distinct())
        for part in in_parts(keys):
            rows = model._base_manager.select_for_update().filter(pk__in=part).order_by("pk")
            found.update({(model, row.pk): row for row in rows})
    return found


def _take_back(
    step: Step,
    rows: dict[Record, Model],
    undoing: Batch,
    *,
    by: AbstractBaseUser | None,
    reason: str,
) -> Model:
    """Take one step back; returns the row that it was about."""
    model, key = step.record
    came_from: dict[str, Any] = {"batch": undoing, "detail": step.row.history_detail}
    with recorded_as(Origin(current_origin()), **came_from), recorded_for(by, reason=reason):
        if step.kind == "-" and step.before is not None:
            rows[step.record] = recreate(model, step.before, by=by, reason=reason)
        elif step.record not in rows:
            raise UndoRefusedError(_("A record of it is gone, and no history says why."))
        elif step.kind == "~" and step.before is not None:
            put_back(rows[step.record], step.before, by=by, reason=reason)
        else:
            _delete(rows[step.record])
            # Django forgets the key of what it deletes.
            rows[step.record].pk = key
    return rows[step.record]


def _delete(row: Model) -> None:
    """Delete a row that nothing will name any more.

    Model.delete() looks through every table that could name it, and refuses while one of the
    same batch still does; the database itself checks at the end of the transaction.
    """
    for field in type(row)._meta.local_many_to_many:
        through: Any = field.remote_field.through
        if through._meta.auto_created:
            through._base_manager.filter(**{field.m2m_field_name(): row.pk}).delete()
    collector = Collector(using=router.db_for_write(type(row), instance=row))
    collector.add([row])
    collector.delete()

"""What undoing a batch would do, and what forbids it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Model
from django.utils.translation import gettext as _

from projects.choices import BatchKind
from projects.models import Batch, history_of, tracked_models
from projects.models.history import column_of_key, rows_before, states_of
from projects.services.batch.obstacles import Obstacle, obstacles_to
from projects.services.batch.step import Step


@dataclass(frozen=True)
class UndoPlan:
    """The changes to take back, in the order in which to do so, and what forbids it."""

    steps: list[Step]
    obstacles: list[Obstacle]


def plan_undo(batch: Batch) -> UndoPlan:
    """Find out, without changing anything, what undoing the batch would do."""
    places = {model: place for place, model in enumerate(tracked_models())}
    steps = steps_of(batch)
    # Backwards through the very states that the records went through; what was saved as one
    # bears one moment, and there the records that others name come first.
    steps.sort(
        key=lambda step: (step.row.history_date, -places[step.record[0]], step.row.history_id),
        reverse=True,
    )
    return UndoPlan(steps, obstacles_to(steps, batch))


def steps_of(batch: Batch) -> list[Step]:
    """All that the batch did, model by model."""
    return [step for model in tracked_models() for step in _steps(model, batch)]


def refusal_of(batch: Batch) -> str | None:
    """Why the batch as such can't be undone; None if it can."""
    if batch.is_undone:
        return _("It is undone already.")
    if batch.kind == BatchKind.UNDO:
        return _("Undoing is not undone: make the change again.")
    return None


def _steps(model: type[Model], batch: Batch) -> list[Step]:
    rows = list(history_of(model).filter(history_batch=batch))
    if not rows:
        return []
    earlier = rows_before(model, rows)
    states = states_of(model, {row.history_id: row for row in (*rows, *earlier.values())}.values())
    key = column_of_key(model)
    return [
        Step(
            record=(model, getattr(row, key)),
            row=row,
            before=(
                states[earlier[row.history_id].history_id] if row.history_id in earlier else None
            ),
            after=states[row.history_id],
        )
        for row in rows
    ]

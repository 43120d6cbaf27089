"""Batches: beginning one, telling what undoing it would do, and undoing it as a whole."""

from projects.services.batch.obstacles import Obstacle
from projects.services.batch.permission import may_undo
from projects.services.batch.plan import UndoPlan, plan_undo, refusal_of, steps_of
from projects.services.batch.start import start_batch
from projects.services.batch.step import Step, first_steps
from projects.services.batch.undo import UndoRefusedError, undo_batch

__all__ = [
    "Obstacle",
    "Step",
    "UndoPlan",
    "UndoRefusedError",
    "first_steps",
    "may_undo",
    "plan_undo",
    "refusal_of",
    "start_batch",
    "steps_of",
    "undo_batch",
]

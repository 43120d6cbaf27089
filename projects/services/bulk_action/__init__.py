"""Doing one thing to many records: first in rehearsal, then exactly as it was rehearsed."""

from projects.services.bulk_action.action import BulkAction, Order, nothing_refused, refused_by
from projects.services.bulk_action.rehearsal import (
    ChangedSinceError,
    Outcome,
    Rehearsal,
    carry_out,
    rehearse,
)

__all__ = [
    "BulkAction",
    "ChangedSinceError",
    "Order",
    "Outcome",
    "Rehearsal",
    "carry_out",
    "nothing_refused",
    "refused_by",
    "rehearse",
]

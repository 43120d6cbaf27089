"""One change of a batch, which undoing takes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from projects.models.history import State
from projects.services.references import Record


@dataclass(frozen=True)
class Step:
    """What the batch did to one record at one moment."""

    record: Record
    # The history row that the batch left.
    row: Any
    before: State | None
    after: State

    @property
    def kind(self) -> str:
        """What the batch did: “+” made the record, “~” changed it, “-” deleted it."""
        return str(self.row.history_type)


def first_steps(steps: Iterable[Step]) -> Mapping[Record, Step]:
    """For each record the first thing that the batch did to it."""
    first: dict[Record, Step] = {}
    for step in steps:
        known = first.setdefault(step.record, step)
        if step.row.history_id < known.row.history_id:
            first[step.record] = step
    return first

"""What a rehearsal found: each row and each cell that is not simply the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class RowKind(StrEnum):
    """What importing would do with a row."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    CONFLICT = "conflict"
    ERROR = "error"


class CellKind(StrEnum):
    """What importing would do with a cell that differs from what was exported or is stored."""

    CHANGE = "change"
    # Changed in the file and, to something else, by a colleague.
    CONFLICT = "conflict"
    # Changed by a colleague alone: it stays as it is.
    KEPT = "kept"


class Decision(StrEnum):
    """Whose value counts where both changed the same cell."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass
class CellOutcome:
    """One cell: what was exported, what is stored, and what the file says."""

    column: str
    kind: CellKind
    base: str
    before: str
    after: str
    changed_by: str = ""
    changed_at: str = ""
    decision: Decision | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to say whose value counts."""
        return self.kind is CellKind.CONFLICT and self.decision is None

    @property
    def is_written(self) -> bool:
        """Whether the file's value would be stored."""
        return self.kind is CellKind.CHANGE or self.decision is Decision.MINE


@dataclass
class Problem:
    """Why a row can't be stored: the column, if it is one, what stands there, and what to do."""

    column: str
    seen: str
    sentence: str


@dataclass
class RowOutcome:
    """One row of the file."""

    number: int
    key: str
    label: str
    is_new: bool = False
    # Whether the public would see the change at once.
    is_public: bool = False
    cells: list[CellOutcome] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def kind(self) -> RowKind:
        """What importing would do with the row."""
        if self.problems:
            return RowKind.ERROR
        if self.is_new:
            return RowKind.ADD
        if any(cell.is_open for cell in self.cells):
            return RowKind.CONFLICT
        if any(cell.is_written for cell in self.cells):
            return RowKind.CHANGE
        return RowKind.SAME

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to say of the row."""
        return self.is_new or bool(self.cells or self.problems)


@dataclass
class Outcome:
    """All that importing a file would do."""

    rows: list[RowOutcome] = field(default_factory=list)
    # About the file as a whole, like a column that nobody knows.
    problems: list[Problem] = field(default_factory=list)
    same: int = 0

    def counts(self) -> dict[str, int]:
        """How many rows there are of each kind, and how many problems with the file itself."""
        counts = {kind.value: 0 for kind in RowKind}
        for row in self.rows:
            counts[row.kind] += 1
        counts[RowKind.SAME] += self.same
        counts[RowKind.ERROR] += len(self.problems)
        return counts

    def open_cells(self) -> int:
        """How many conflicts nobody has decided yet."""
        return sum(cell.is_open for row in self.rows for cell in row.cells)

    @property
    def is_refused(self) -> bool:
        """Whether anything has to be put right in the file first."""
        return bool(self.problems) or any(row.problems for row in self.rows)

    @property
    def changes_something(self) -> bool:
        """Whether importing would store anything."""
        return any(row.kind in {RowKind.ADD, RowKind.CHANGE} for row in self.rows)

    def digest(self) -> str:
        """Stands for all that importing would do: the same doing has the same one."""
        doing = [
            [
                row.number,
                row.key,
                row.kind,
                [[it.column, it.kind, it.before, it.after, it.decision] for it in row.cells],
            ]
            for row in self.rows
        ]
        return hashlib.sha256(json.dumps(doing).encode()).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """For keeping."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Outcome:
        """As it was kept."""
        return cls(
            rows=[_row(row) for row in kept["rows"]],
            problems=[Problem(**problem) for problem in kept["problems"]],
            same=kept["same"],
        )


def _row(kept: dict[str, Any]) -> RowOutcome:
    return RowOutcome(
        **kept
        | {
            "cells": [_cell(cell) for cell in kept["cells"]],
            "problems": [Problem(**problem) for problem in kept["problems"]],
        }
    )


def _cell(kept: dict[str, Any]) -> CellOutcome:
    decision = kept["decision"]
    return CellOutcome(
        **kept
        | {
            "kind": CellKind(kept["kind"]),
            "decision": None if decision is None else Decision(decision),
        }
    )


def rows_that_differ(before: Outcome, after: Outcome) -> list[int]:
    """The numbers of the rows of which two rehearsals say different things."""
    told = {row.number: row for row in before.rows}
    now = {row.number: row for row in after.rows}
    return sorted(
        number for number in told.keys() | now.keys() if told.get(number) != now.get(number)
    )


def decision_key(row: int, column: str) -> str:
    """Under which name a decision about a cell is kept."""
    return f"{row}:{column}"


def decided(outcome: Outcome) -> Iterable[tuple[str, Decision]]:
    """The decisions taken, by their names."""
    for row in outcome.rows:
        for cell in row.cells:
            if cell.decision is not None:
                yield decision_key(row.number, cell.column), cell.decision

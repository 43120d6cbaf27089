"""A rehearsal's rows as its page shows them: those asked for, one screen at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from projects.imports.sheet.outcome import (
    CellKind,
    CellOutcome,
    Decision,
    Outcome,
    RowKind,
    RowOutcome,
    decision_key,
)

# With each of their cells in conflict they send fewer fields than Django takes.
ROWS_A_PAGE = 30
ALL = "all"
KEPT = "kept"
LABELS: dict[str, str | Promise] = {
    RowKind.ERROR: _("to put right"),
    RowKind.CONFLICT: _("to decide"),
    RowKind.ADD: _("new"),
    RowKind.CHANGE: _("changed"),
    KEPT: _("changed by colleagues, kept"),
}


@dataclass(frozen=True)
class Choice:
    """One kind of rows that the page can be narrowed to."""

    word: str
    label: str | Promise
    count: int
    is_current: bool


@dataclass(frozen=True)
class ShownCell:
    """One cell, with the name of its two radio buttons where a decision is needed."""

    cell: CellOutcome
    name: str

    @property
    def changed_at(self) -> datetime | None:
        """When a colleague changed it."""
        return datetime.fromisoformat(self.cell.changed_at) if self.cell.changed_at else None

    @property
    def is_conflict(self) -> bool:
        """Whether both changed it."""
        return self.cell.kind is CellKind.CONFLICT

    @property
    def is_kept(self) -> bool:
        """Whether a colleague alone changed it."""
        return self.cell.kind is CellKind.KEPT

    @property
    def keeps_mine(self) -> bool:
        """Whether the file's value was chosen."""
        return self.cell.decision is Decision.MINE

    @property
    def keeps_theirs(self) -> bool:
        """Whether the stored value was chosen."""
        return self.cell.decision is Decision.THEIRS


@dataclass(frozen=True)
class ShownRow:
    """One row, with its cells."""

    row: RowOutcome
    url: str
    label: str | Promise
    cells: list[ShownCell]


def _has_kept(row: RowOutcome) -> bool:
    return any(cell.kind is CellKind.KEPT for cell in row.cells)


def choices(outcome: Outcome, chosen: str) -> list[Choice]:
    """The kinds of rows that there are, with how many."""
    counts: dict[str, int] = {
        **{kind.value: 0 for kind in RowKind},
        KEPT: sum(_has_kept(row) for row in outcome.rows),
    }
    for row in outcome.rows:
        counts[row.kind] += 1
    kinds = [
        Choice(word, LABELS[word], counts[word], word == chosen)
        for word in LABELS
        if counts[word] or word == chosen
    ]
    return [Choice(ALL, _("all of these"), len(outcome.rows), chosen == ALL), *kinds]


def page_of(
    outcome: Outcome, chosen: str, number: str | None, address: Callable[[str], str]
) -> tuple[Page[Any], list[ShownRow]]:
    """The rows of one kind, some of them at a time."""
    rows = [
        row
        for row in outcome.rows
        if chosen == ALL or row.kind == chosen or (chosen == KEPT and _has_kept(row))
    ]
    page = Paginator(rows, ROWS_A_PAGE).get_page(number)
    return page, [_shown(row, address) for row in page.object_list]


def _shown(row: RowOutcome, address: Callable[[str], str]) -> ShownRow:
    kind = KEPT if row.kind is RowKind.SAME else row.kind
    return ShownRow(
        row=row,
        url="" if row.is_new or not row.key else address(row.key),
        label=LABELS[kind],
        cells=[ShownCell(cell, decision_key(row.number, cell.column)) for cell in row.cells],
    )


def decisions_in(outcome: Outcome, sent: Mapping[str, Any]) -> dict[str, Decision]:
    """The decisions that a form sent about cells that need one."""
    found: dict[str, Decision] = {}
    for_all = sent.get("all")
    for row in outcome.rows:
        for cell in row.cells:
            name = decision_key(row.number, cell.column)
            word = sent.get(name, for_all if cell.is_open else None)
            if cell.kind is CellKind.CONFLICT and word in {*Decision}:
                found[name] = Decision(word)
    return found

"""A file's rows as they were handed in, beside what has to be put right in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeAlias

from projects.imports.sheet.outcome import Outcome
from projects.imports.tables import Cell, Table, Unreadable

# What a writer can put into a cell.
Plain: TypeAlias = str | int | float | bool | date | None


def problem_rows(table: Table, outcome: Outcome, columns: Sequence[str]) -> Iterator[list[Plain]]:
    """Every row, so that the file can be corrected and handed in again; the last column tells."""
    told: dict[int, list[str]] = defaultdict(list)
    for row in outcome.rows:
        for problem in row.problems:
            where = f"{problem.column}: " if problem.column else ""
            told[row.number].append(f"{where}{problem.sentence}")
    for line in table.lines:
        cells = [_plain(line.cells.get(name)) for name in columns[:-1]]
        yield [*cells, "\n".join(told[line.number])]


def _plain(cell: Cell | None) -> Plain:
    return cell.shown if isinstance(cell, Unreadable) else cell

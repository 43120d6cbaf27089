"""Three values of one cell: what was exported, what is stored now, and what the file says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from projects.imports.sheet.cells import CellError, canonical, nearest, seen
from projects.imports.sheet.outcome import CellKind, CellOutcome, Decision, Problem
from projects.imports.tables import Line, Table
from projects.reports.sheet import Past, SheetColumn, Values

# What a download of the errors adds; it may stay in the file that is tried again.
PROBLEM_COLUMN = "problem"


@dataclass
class Read:
    """One line of the file: the canonical texts of its columns, and what could not be read."""

    number: int
    values: Values
    problems: list[Problem]


def unknown_columns(table: Table, columns: Mapping[str, SheetColumn]) -> list[Problem]:
    """A problem for each heading that names no column."""
    return [
        Problem(
            column=name,
            seen=name,
            sentence=_("There is no column “%(name)s”: rename it, or take it out.%(near)s")
            % {"name": name, "near": nearest(name, [*columns])},
        )
        for name in table.columns
        if name not in columns and name != PROBLEM_COLUMN
    ]


def read_line(line: Line, table: Table, columns: Mapping[str, SheetColumn]) -> Read:
    """The line's cells under the columns that the file has; an empty cell is an empty text."""
    read = Read(line.number, {}, [])
    for name in table.columns:
        if name == PROBLEM_COLUMN:
            continue
        cell = line.cells.get(name)
        try:
            read.values[name] = canonical(columns[name], cell)
        except CellError as error:
            read.problems.append(Problem(name, seen(cell), str(error)))
    return read


def compare(
    column: str, *, base: str, current: str, file: str, decision: Decision | None
) -> CellOutcome | None:
    """What importing would do with a cell; None if it is the same for everyone."""
    if file == current:
        return None
    if file == base:
        kind = CellKind.KEPT
    elif current == base:
        kind = CellKind.CHANGE
    else:
        kind = CellKind.CONFLICT
    outcome = CellOutcome(column, kind, base=base, before=current, after=file)
    if kind is CellKind.CONFLICT:
        outcome.decision = decision
    return outcome


def tell_who(cell: CellOutcome, past: Past) -> None:
    """Name the colleague who changed what the file did not, or did otherwise."""
    since = past.changed.get(cell.column)
    if since is not None and cell.kind is not CellKind.CHANGE:
        cell.changed_by, cell.changed_at = since.by, since.at.isoformat()

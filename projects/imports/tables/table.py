"""Tables: a heading for each column, and the lines below it that hold anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from projects.imports.workbook.limits import RefusedError


@dataclass(frozen=True)
class Unreadable:
    """A cell whose value nobody can see: a formula, or what a formula failed with."""

    shown: str
    is_formula: bool = False


# What a cell of a file may hold; an empty one holds None and is not kept.
Cell: TypeAlias = str | int | float | bool | date | Unreadable


@dataclass(frozen=True)
class Line:
    """One row of the file by the number that the spreadsheet shows beside it."""

    number: int
    cells: dict[str, Cell]


@dataclass(frozen=True)
class Table:
    """What a file holds; a column is known by its heading, in small letters."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    # How the file was taken, for the person to check: “CP949, separated by commas”.
    read_as: str

    def as_json(self) -> dict[str, Any]:
        """For keeping; what JSON has no word for stands in an object."""
        return {
            "columns": self.columns,
            "lines": [
                [line.number, {name: _kept(cell) for name, cell in line.cells.items()}]
                for line in self.lines
            ],
            "read_as": self.read_as,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Table:
        """As it was kept."""
        return cls(
            columns=tuple(kept["columns"]),
            lines=tuple(
                Line(number, {name: _cell(value) for name, value in cells.items()})
                for number, cells in kept["lines"]
            ),
            read_as=kept["read_as"],
        )


def _kept(cell: Cell) -> Any:
    if isinstance(cell, Unreadable):
        return {"shown": cell.shown, "is_formula": cell.is_formula}
    return {"date": cell.isoformat()} if isinstance(cell, date) else cell


def _cell(kept: Any) -> Cell:
    if not isinstance(kept, dict):
        cell: Cell = kept
        return cell
    return date.fromisoformat(kept["date"]) if "date" in kept else Unreadable(**kept)


def letters_of(column: int) -> str:
    """The letters by which a spreadsheet names a column, counted from 1."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def as_table(rows: Iterable[tuple[int, dict[int, Cell]]], *, read_as: str) -> Table:
    """Take the first row that holds anything for the headings.

    Raises RefusedError for headings that don't tell the columns apart.
    """
    filled = [(number, cells) for number, cells in rows if cells]
    if not filled:
        raise RefusedError("empty")
    (heading_row, headings), *rest = filled
    columns: dict[int, str] = {}
    for column, heading in sorted(headings.items()):
        name = heading.strip().lower() if isinstance(heading, str) else ""
        if not name:
            raise RefusedError("heading", column=letters_of(column), row=heading_row)
        if name in columns.values():
            raise RefusedError("repeated_heading", heading=name)
        columns[column] = name
    return Table(
        columns=tuple(columns.values()),
        lines=tuple(_line(number, cells, columns) for number, cells in rest),
        read_as=read_as,
    )


def _line(number: int, cells: dict[int, Cell], columns: dict[int, str]) -> Line:
    for column in cells:
        if column not in columns:
            raise RefusedError("no_heading", column=letters_of(column), row=number)
    return Line(number, {columns[column]: value for column, value in cells.items()})

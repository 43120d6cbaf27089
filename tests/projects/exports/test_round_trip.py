"""What is exported and imported again is what it was (T20)."""

from __future__ import annotations

import string
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from projects.exports.formats import FORMATS
from projects.exports.sheet import Column, Sheet
from projects.imports.tables import read_table

HARD = (
    "=1+1",
    "-5",
    "+1",
    "@a",
    "\t=1",
    "\r=1",
    "＝1",
    "'=1",
    "''",
    "_x000D_",
    "_x005F_x000D_",
    "\x0b",
    " around ",
    "two\nlines",
    "two\r\nlines",
    "가각",
    "가",
    "👩🏽‍🔬",
    "#N/A",
    "TRUE",
    "0",
    "007",
    "1e5",
    "2025-05-16",
    '"',
    "a;b,c\td",
    "</t>&amp;<",
    "\ufeff",
    "\uffff",
)
# Neither XML nor a database can hold the first, and nothing the second, half of a character.
TEXT = some.text(
    some.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=30
) | some.sampled_from(HARD)
# Spreadsheets keep fifteen digits.
NUMBER = some.integers(-(10**15), 10**15) | some.floats(
    allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15
).map(lambda number: float(f"{number:.15g}"))
DAY = some.dates(min_value=date(1900, 1, 1), max_value=date(9999, 12, 31))
VALUE: some.SearchStrategy[Any] = some.none() | TEXT | NUMBER | DAY | some.booleans()
ROWS = some.lists(some.tuples(VALUE, VALUE), min_size=1, max_size=8)
COLUMNS = [Column("slug"), Column("first"), Column("second")]


def came_back(form: str, rows: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    numbered = [(f"row-{number}", *row) for number, row in enumerate(rows)]
    content = b"".join(FORMATS[form].write(Sheet("projects", COLUMNS, numbered)))
    lines = read_table(content).lines
    assert [line.cells["slug"] for line in lines] == [row[0] for row in numbered]
    return [(line.cells.get("first"), line.cells.get("second")) for line in lines]


def in_csv(value: Any) -> str | None:
    """All that CSV can say of a value is its text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    return value or None


def in_workbook(value: Any) -> Any:
    if type(value) is date and value < date(1900, 3, 1):
        return value.isoformat()
    return None if value == "" and isinstance(value, str) else value


@given(ROWS)
def test_csv_brings_back_what_it_took(rows: list[tuple[Any, Any]]) -> None:
    assert came_back("csv", rows) == [tuple(in_csv(value) for value in row) for row in rows]


# Each example starts a process.
@settings(max_examples=25, deadline=None)
@given(ROWS)
def test_a_workbook_brings_back_what_it_took(rows: list[tuple[Any, Any]]) -> None:
    assert came_back("xlsx", rows) == [tuple(in_workbook(value) for value in row) for row in rows]


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_hard_to_write_comes_back(form: str) -> None:
    rows = [(text, letter) for text, letter in zip(HARD, string.ascii_letters, strict=False)]
    assert came_back(form, rows) == rows

"""Writing workbooks, read again with openpyxl as any program would (T23)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from projects.exports.sheet import Column, Sheet, Value
from projects.exports.workbook import CellTooLongError, write_xlsx

TOLD = f"“{'a' * 40}…” has 32768 characters: a cell of a workbook holds 32767. CSV holds it whole."


def opened(*rows: list[Value], columns: list[Column] | None = None) -> Any:
    named = columns or [Column(f"c{number}") for number in range(len(rows[0]))]
    about = [("Filter", "=mine"), ("Exported at", datetime(2025, 5, 16, 4, 30, tzinfo=UTC))]
    return load_workbook(BytesIO(b"".join(write_xlsx(Sheet("projects", named, rows, about)))))


def test_cells_are_typed() -> None:
    page = opened(["text", "=1+1", "-5", "#N/A", -5, 0, 0.1, Decimal("1.50"), True, 10**15, None])[
        "projects"
    ]
    assert [(cell.value, cell.data_type) for cell in page[2]] == [
        ("text", "s"),
        ("=1+1", "s"),
        ("-5", "s"),
        ("#N/A", "s"),
        (-5, "n"),
        (0, "n"),
        (0.1, "n"),
        (1.5, "n"),
        (True, "b"),
        (10**15, "n"),
        (None, "n"),
    ]


def test_a_day_is_a_date_that_reads_the_same_everywhere() -> None:
    day, old = opened([date(2025, 5, 16), date(1899, 12, 31)])["projects"][2]
    assert (day.value.date(), day.number_format) == (date(2025, 5, 16), "yyyy-mm-dd")
    assert (old.value, old.data_type) == ("1899-12-31", "s")


def test_the_headings_stay_in_sight_and_filter() -> None:
    page = opened(["a", 1], ["b", 2], columns=[Column("slug", width=30), Column("n")])["projects"]
    assert (page.freeze_panes, page.auto_filter.ref) == ("B2", "A1:B3")
    assert page.column_dimensions["A"].width == 30
    assert [cell.font.b for cell in page[1]] == [True, True]


def test_a_second_sheet_explains_the_first() -> None:
    book = opened(["a"], ["b"], columns=[Column("slug", "Its address.", "Small letters.")])
    assert book.sheetnames == ["projects", "About this file"]
    assert [tuple(row) for row in book["About this file"].values] == [
        ("Filter", "=mine", None),
        # In the tracker's time zone.
        ("Exported at", datetime(2025, 5, 16, 13, 30), None),  # noqa: DTZ001
        ("Rows", 2, None),
        (None, None, None),
        ("Column", "What it means", "What may be written"),
        ("slug", "Its address.", "Small letters."),
    ]


def test_a_text_that_no_cell_holds_whole_is_not_cut_off() -> None:
    with pytest.raises(CellTooLongError) as refusal:
        opened(["a" * 32_768])
    assert str(refusal.value) == TOLD
    assert opened(["a" * 32_767])["projects"]["A2"].value == "a" * 32_767


def test_who_only_reads_is_told_in_the_cell_of_a_text_too_long_for_it() -> None:
    rows: list[list[Value]] = [["a" * 32_768, 1], ["b", 2]]
    sheet = Sheet("projects", [Column("text"), Column("n")], rows, is_for_reading=True)
    book = load_workbook(BytesIO(b"".join(write_xlsx(sheet))))
    assert [*book["projects"].values] == [("text", "n"), (TOLD, 1), ("b", 2)]


def test_what_is_markup_stays_text() -> None:
    hard = ["<b>&amp;</b>", "]]>", "\" '", "</t></is></c>"]
    assert [*opened([*hard], columns=[Column("<&>")] * 4)["projects"].values] == [
        ("<&>",) * 4,
        tuple(hard),
    ]


def test_what_is_typed_into_an_empty_literal_cell_stays_as_typed() -> None:
    columns = [Column("a", is_literal=True), Column("b")]
    page = opened(["1.10", 1], [None, None], columns=columns)["projects"]
    assert [(cell.value, cell.number_format) for row in page["A2:B3"] for cell in row] == [
        ("1.10", "@"),
        (1, "General"),
        (None, "@"),
        (None, "General"),
    ]


def test_pieces_come_while_rows_are_read() -> None:
    read = []

    def rows() -> Iterator[list[Value]]:
        for number in range(5_000):
            read.append(number)
            yield [sha256(str(number).encode()).hexdigest()] * 4

    columns = [Column(name) for name in "abcd"]
    pieces = write_xlsx(Sheet("projects", columns, rows()))
    first = next(pieces)
    assert (len(first) > 0, len(read) < 1_000) == (True, True)
    page = load_workbook(BytesIO(first + b"".join(pieces)), read_only=True)["projects"]
    assert [row[0].value for row in page.iter_rows(min_row=2)] == [
        sha256(str(number).encode()).hexdigest() for number in range(5_000)
    ]

"""Writing workbooks, read again with openpyxl as any program would (T23)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from projects.exports.sheet import Column, Sheet, Value
from projects.exports.workbook import CellTooLongError, write_xlsx


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
    assert str(refusal.value) == (
        f"“{'a' * 40}…” has 32768 characters: a cell of a workbook holds 32767."
    )
    assert opened(["a" * 32_767])["projects"]["A2"].value == "a" * 32_767

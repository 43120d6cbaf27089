"""One cell as canonical text, or a sentence that says what would be right (S20)."""

from __future__ import annotations

from datetime import date

import pytest

from projects.imports.sheet.cells import CellError, canonical
from projects.imports.tables import Cell, Unreadable
from projects.reports.plan_sheet import PLAN_COLUMNS
from projects.reports.project_sheet import PROJECT_COLUMNS
from projects.reports.sheet import SheetColumn

COLUMNS: dict[str, SheetColumn] = PLAN_COLUMNS | PROJECT_COLUMNS


@pytest.mark.parametrize(
    ("column", "cell", "text"),
    [
        ("title", None, ""),
        ("title", "=1+1", "=1+1"),
        ("title", 2030, "2030"),
        ("title", 2030.0, "2030"),
        ("title", date(2025, 5, 16), "2025-05-16"),
        ("summary", "one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("is_signature", True, "true"),
        ("is_signature", "Yes", "true"),
        ("is_signature", "예", "true"),
        ("is_signature", 0, "false"),
        ("is_signature", " ", ""),
        ("review_interval_days", 0, "0"),
        ("review_interval_days", 90.0, "90"),
        ("review_interval_days", " 90 ", "90"),
        ("review_interval_days", "", ""),
        ("status", "ongoing", "ongoing"),
        ("status", "Activities ended", "activities_ended"),
        ("status_on", date(2025, 5, 16), "2025-05-16"),
        ("status_on", "2025-5-6", "2025-05-06"),
        ("status_on", "2025/05/16", "2025-05-16"),
        ("status_on", "2025. 5. 16.", "2025-05-16"),
        ("plans", "b; a ;b\nc;", "a;b;c"),
        ("parent", " kadif ", "kadif"),
        ("number", "1.10", "1.10"),
        ("number", 16, "16"),
        ("status_locator", " p. 4 ", "p. 4"),
    ],
)
def test_a_cell_has_one_canonical_text(column: str, cell: Cell | None, text: str) -> None:
    assert canonical(COLUMNS[column], cell) == text


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        (
            "acronym",
            Unreadable("", is_formula=True),
            "The cell holds a formula: write the value itself, like KADIF.",
        ),
        (
            "title",
            Unreadable("#REF!"),
            "The cell shows the error #REF!: write the value itself.",
        ),
        ("is_signature", "maybe", "“maybe” is neither true nor false: write one of the two."),
        ("review_interval_days", 1.5, "“1.5” is not a whole number, like 90."),
        ("review_interval_days", True, "“true” is not a whole number, like 90."),
        ("review_interval_days", -3, "“-3” is not a whole number, like 90."),
        ("review_interval_days", 10**12, "“1000000000000” is not a whole number, like 90."),
        (
            "status_on",
            "5/6/2025",
            "“5/6/2025” is not a day: write it with the year first, like 2025-05-16.",
        ),
        (
            "status_on",
            "2025-02-30",
            "“2025-02-30” is not a day: write it with the year first, like 2025-05-16.",
        ),
        (
            "status_on",
            45000,
            "“45000” is not a day: write it with the year first, like 2025-05-16.",
        ),
        (
            "status_standing",
            "rumoured",
            "“rumoured” is not among the words for this: write one of reported, verified.",
        ),
        (
            "number",
            1.1,
            (
                "The spreadsheet made 1.1 of this, and nobody can tell what was written: "
                "format the cell as text and write it again, like 1.1.2."
            ),
        ),
        (
            "status_locator",
            date(2026, 3, 4),
            (
                "The spreadsheet made 2026-03-04 of this, and nobody can tell what was written: "
                "format the cell as text and write it again, like p. 4, para. 12."
            ),
        ),
    ],
)
def test_what_a_column_can_not_hold_is_explained(column: str, cell: Cell, sentence: str) -> None:
    with pytest.raises(CellError) as refusal:
        canonical(COLUMNS[column], cell)
    assert str(refusal.value) == sentence

"""Two thousand projects out, 37 cells changed, in, and undone: as if nothing had been."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from projects.exports.formats import FORMATS
from projects.exports.sheet import Column, Sheet
from projects.imports.rehearsal import Stored, apply_rehearsal, hand_in, outcome_of
from projects.models import Project
from projects.reports.project_sheet import PROJECT_COLUMNS, project_rows
from projects.services.batch import undo_batch
from tests.factories import (
    make_country,
    make_period,
    make_project,
    make_source,
    make_staff,
    make_status,
    make_territory,
    make_theme,
)
from tests.projects.tables import contents

NAMES = list(PROJECT_COLUMNS)


def make_two_thousand() -> list[Project]:
    """Forty with something beside them, and as many more as it takes."""
    known = []
    for number in range(40):
        project = make_project(title=f"Known {number:02}", summary="One.\r\nTwo.")
        make_territory(project, "VN")
        make_status(project)
        make_period(project, starts_on=date(2024, 1, 1), ends_on=date(2026, 12, 31))
        project.themes.add(make_theme())
        known.append(project)
    Project.objects.bulk_create(
        Project(slug=f"other-{number}", title=f"Other {number}", acronym="=1+1", is_signature=True)
        for number in range(1960)
    )
    return known


def exported() -> bytes:
    columns = [
        Column(name, width=column.width, is_literal=column.is_literal)
        for name, column in PROJECT_COLUMNS.items()
    ]
    rows = project_rows(Project.objects.in_order())
    return b"".join(FORMATS["xlsx"].write(Sheet("projects", columns, rows)))


def changed(content: bytes, cells: dict[tuple[str, str], Any]) -> bytes:
    """The workbook as a spreadsheet program saves it with other cells: slug, column → value."""
    book = load_workbook(BytesIO(content))
    page = book.worksheets[0]
    rows = {row[0].value: row for row in page.iter_rows(min_row=2)}
    for (slug, name), value in cells.items():
        rows[slug][NAMES.index(name)].value = value
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def make_37_changes(known: list[Project]) -> dict[tuple[str, str], Any]:
    theme, source = make_theme(), make_source()
    cells: dict[tuple[str, str], Any] = {}
    for number, project in enumerate(known[:28]):
        name, value = (
            ("title", f"Another {number}"),
            ("summary_ko", "한국어 요약"),
            ("review_interval_days", 0),
            ("is_signature", True),
            ("themes", theme.slug),
            ("countries", "LA;VN"),
            ("parent", known[39].slug),
        )[number % 7]
        cells[project.slug, name] = value
    recorded, planned = known[30].slug, known[31].slug
    cells |= {
        (recorded, "status"): "completed",
        (recorded, "status_on"): date(2024, 6, 30),
        (recorded, "status_source"): source.slug,
        (recorded, "status_note"): "Done",
        (planned, "planned_end"): date(2027, 12, 31),
        (planned, "planned_on"): date(2024, 6, 30),
        (known[32].slug, "summary"): None,
        (known[33].slug, "countries"): None,
        (known[34].slug, "themes"): None,
    }
    return cells


@pytest.mark.django_db
def test_37_of_two_thousand_rows_come_in_and_go_again() -> None:
    make_country("LA")
    known = make_two_thousand()
    cells = make_37_changes(known)
    assert len(cells) == 37
    content = exported()
    staff = make_staff()
    before = contents()

    rehearsal = hand_in("projects.xlsx", changed(content, cells), by=staff)
    outcome = outcome_of(rehearsal)
    assert outcome.counts() == {"add": 0, "change": 33, "same": 1967, "conflict": 0, "error": 0}
    assert {(row.key, cell.column) for row in outcome.rows for cell in row.cells} == set(cells)

    done = apply_rehearsal(rehearsal, by=staff)
    assert isinstance(done, Stored)
    again = outcome_of(hand_in("projects.xlsx", changed(content, cells), by=staff))
    assert again.counts() == {"add": 0, "change": 0, "same": 2000, "conflict": 0, "error": 0}

    undo_batch(done.batch, by=staff, reason="Not yet")
    after = contents()
    # What was handed in stays on record, as the history does.
    assert len(after.pop("projects.Rehearsal")) == 2
    del before["projects.Rehearsal"]
    assert after == before

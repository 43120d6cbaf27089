"""Reading workbooks, the hostile ones above all (T21)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from openpyxl import Workbook

from projects.imports.tables import Line, Table, Unreadable, read_table
from projects.imports.tables.book import ROOT, read_book
from projects.imports.workbook.limits import Limits, RefusedError
from tests.projects.imports.bombs import BOMBS, cell
from tests.projects.imports.workbooks import DOCUMENT, MAIN, sheet, strings, text, workbook


def saved(*rows: list[Any]) -> bytes:
    """A workbook as a spreadsheet program saves it."""
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def lines(content: bytes) -> list[tuple[int, dict[str, Any]]]:
    return [(line.number, line.cells) for line in read_table(content).lines]


@pytest.mark.parametrize("name", BOMBS)
def test_hostile_workbooks_are_refused(name: str) -> None:
    make, word = BOMBS[name]
    with pytest.raises(ValidationError) as refusal:
        read_table(make())
    assert refusal.value.code == word


def many_attributes() -> bytes:
    return workbook(sheet("<row " + " ".join(f'a{it}="1"' for it in range(1_000_000)) + "/>"))


def many_strings() -> bytes:
    return workbook(
        sheet(), shared=strings("".join(f"<si><t>{it:030}</t></si>" for it in range(200_000)))
    )


@pytest.mark.parametrize(
    ("limits", "make"),
    [(Limits(seconds=1), many_attributes), (Limits(memory_bytes=50 * 2**20), many_strings)],
)
def test_the_system_ends_what_takes_too_much(limits: Limits, make: Callable[[], bytes]) -> None:
    with pytest.raises(RefusedError) as refusal:
        read_book(make(), limits)
    assert refusal.value.word in {"seconds", "memory_bytes"}


def test_a_refusal_says_where_and_what_would_be_right() -> None:
    with pytest.raises(ValidationError) as refusal:
        read_table(cell("XFD2"))
    assert refusal.value.messages == [
        "There is something in cell XFD2: a sheet has at most 100 columns."
    ]


def test_what_the_sheet_says_of_its_size_does_not_matter() -> None:
    page = sheet(f'<row r="2">{text("A2", "kadif")}</row>', around='<dimension ref="A1:A1"/>')
    assert lines(workbook(page)) == [(2, {"slug": "kadif"})]
    page = page.replace("A1:A1", "A1:XFD1048576")
    assert lines(workbook(page)) == [(2, {"slug": "kadif"})]


def test_colour_without_content_does_not_count() -> None:
    page = sheet(
        f'<row r="2">{text("A2", "kadif")}<c r="XFD2" s="1"/></row>'
        '<row r="1048576"><c r="A1048576" s="1"/></row>'
    )
    assert lines(workbook(page)) == [(2, {"slug": "kadif"})]


def test_cells_keep_their_types() -> None:
    moment = datetime(2025, 5, 16, 13, 30)  # noqa: DTZ001 - spreadsheets know no time zone
    content = saved(
        ["text", "whole", "decimal", "large", "day", "moment", "yes", "no", "zero", "nothing"],
        ["as it is", 3, 0.1, 10**15, date(2025, 5, 16), moment, True, False, 0, None],
    )
    assert lines(content) == [
        (
            2,
            {
                "text": "as it is",
                "whole": 3,
                "decimal": 0.1,
                "large": 10**15,
                "day": date(2025, 5, 16),
                "moment": "2025-05-16 13:30",
                "yes": True,
                "no": False,
                "zero": 0,
            },
        )
    ]


def test_days_count_from_the_year_that_the_workbook_says() -> None:
    page = sheet('<row r="2"><c r="A2" s="1"><v>43600</v></c></row>')
    assert lines(workbook(page)) == [(2, {"slug": date(2019, 5, 15)})]
    old_mac = workbook(page, properties='<workbookPr date1904="1"/>')
    assert lines(old_mac) == [(2, {"slug": date(2023, 5, 16)})]


def test_a_formula_is_no_value() -> None:
    page = sheet('<row r="2"><c r="A2" t="str"><f>"ka"&amp;"dif"</f><v>kadif</v></c></row>')
    assert lines(workbook(page)) == [(2, {"slug": Unreadable("", is_formula=True)})]


def test_an_error_is_no_value() -> None:
    page = sheet('<row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>')
    assert lines(workbook(page)) == [(2, {"slug": Unreadable("#REF!")})]


def test_a_date_beyond_the_calendar_is_no_value() -> None:
    page = sheet('<row r="2"><c r="A2" s="1"><v>99999999</v></c></row>')
    assert lines(workbook(page)) == [(2, {"slug": Unreadable("99999999 (a date out of range)")})]


def test_strings_come_without_their_layout_and_their_sound() -> None:
    shared = strings(
        "<si><r><t>한아세안 </t></r><r><rPr/><t>디지털</t></r>"
        '<rPh sb="0" eb="1"><t>sound</t></rPh></si>'
    )
    page = sheet('<row r="2"><c r="A2" t="s"><v>0</v></c></row>')
    assert lines(workbook(page, shared=shared)) == [(2, {"slug": "한아세안 디지털"})]


def test_escaped_characters_are_put_back_but_for_those_that_nothing_can_hold() -> None:
    page = sheet(f'<row r="2">{text("A2", "a_x000D_b_x005F_x000D__x0000__xD800_")}</row>')
    assert lines(workbook(page)) == [(2, {"slug": "a\rb_x000D__x0000__xD800_"})]


def test_prefixes_and_missing_places_do_not_matter() -> None:
    page = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>'
        '<x:row><x:c t="inlineStr"><x:is><x:t>slug</x:t></x:is></x:c></x:row>'
        '<x:row><x:c t="str"><x:v>kadif</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    assert lines(workbook(page)) == [(2, {"slug": "kadif"})]


def test_the_first_sheet_that_can_be_seen_is_read() -> None:
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:d="{DOCUMENT}"><sheets>'
        '<sheet name="Away" state="hidden" d:id="rId1"/><sheet name="Here" d:id="rId2"/>'
        "</sheets></workbook>"
    )
    table = read_table(workbook(sheet(f'<row r="2">{text("A2", "a")}</row>'), book=book, sheets=2))
    assert table == Table(
        columns=("slug",),
        lines=(Line(2, {"slug": "a"}),),
        read_as="Excel workbook, sheet “Here”",
    )


def test_rows_keep_the_numbers_that_the_person_sees() -> None:
    page = sheet(f'<row r="5">{text("A5", "a")}</row><row r="9">{text("A9", "b")}</row>')
    assert lines(workbook(page)) == [(5, {"slug": "a"}), (9, {"slug": "b"})]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            text("B1", "Slug "),
            "Two columns are called “slug”: each heading stands once.",
        ),
        (
            '<c r="B1"><v>7</v></c>',
            (
                "Column B has something other than a name as its heading in row 1: "
                "the first row needs a heading over each column, like “slug”."
            ),
        ),
    ],
)
def test_headings_have_to_tell_the_columns_apart(row: str, sentence: str) -> None:
    page = sheet().replace("</row>", f"{row}</row>")
    with pytest.raises(ValidationError) as refusal:
        read_table(workbook(page))
    assert refusal.value.messages == [sentence]


def test_something_without_a_heading_is_not_passed_over() -> None:
    with pytest.raises(ValidationError) as refusal:
        read_table(workbook(sheet(f'<row r="2">{text("C2", "lost")}</row>')))
    assert refusal.value.messages == ["Row 2 has something in column C, which has no heading."]


def test_the_process_that_reads_knows_neither_django_nor_the_site() -> None:
    """What a workbook could get hold of in there is its own content."""
    code = "import sys; import projects.imports.workbook.__main__; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-E", "-s", "-c", code], cwd=ROOT, env={}, capture_output=True, check=True
    )
    known = set(done.stdout.decode().split())
    assert {it for it in known if it.split(".")[0] in {"django", "tracker"}} == set()
    assert {it for it in known if it.startswith("projects.")} == {
        "projects.imports",
        "projects.imports.workbook",
        "projects.imports.workbook.__main__",
        "projects.imports.workbook.elements",
        "projects.imports.workbook.limits",
        "projects.imports.workbook.parts",
        "projects.imports.workbook.shared",
        "projects.imports.workbook.sheet",
    }

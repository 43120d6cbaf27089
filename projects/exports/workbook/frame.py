"""All of a workbook but its rows, as openpyxl makes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.styles.numbers import FORMAT_TEXT
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from projects.exports.sheet import Sheet
from projects.exports.workbook.cells import Look

DAY, MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
WRAPPED = Alignment(wrap_text=True, vertical="top", horizontal="left")
# How openpyxl writes a sheet without rows.
ROWS = b"<sheetData></sheetData>"


@dataclass(frozen=True)
class Frame:
    """The parts of a workbook without rows, in their order, and how its cells may look."""

    parts: dict[str, bytes]
    plain: Look
    literal: Look
    heading: Look
    wrapped: Look

    def before_rows(self, name: str) -> bytes:
        """A sheet up to its rows."""
        return self.parts[name].partition(ROWS)[0] + b"<sheetData>"

    def after_rows(self, name: str) -> bytes:
        """The rest of a sheet."""
        return b"</sheetData>" + self.parts[name].partition(ROWS)[2]


def make_frame(sheet: Sheet, *, count: int) -> Frame:
    """The frame of a sheet of so many rows; its styles and parts are the same for any number."""
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet.name)
    page.freeze_panes = "B2"
    for number, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{count + 1}"
    about = book.create_sheet(_("About this file"))
    for letter, width in (("A", 26), ("B", 70), ("C", 70)):
        about.column_dimensions[letter].width = width
    made_at = (sheet.made_at or timezone.now()).astimezone(UTC).replace(tzinfo=None)
    book.properties.created = book.properties.modified = made_at
    literal = _style(page, number_format=FORMAT_TEXT)
    heading = _style(page, font=Font(bold=True))
    looks = {
        "plain": Look(0, _style(page, number_format=DAY), _style(page, number_format=MOMENT)),
        "literal": Look(literal, literal, literal),
        "heading": Look(heading, heading, heading),
        "wrapped": Look(
            _style(page, alignment=WRAPPED),
            _style(page, alignment=WRAPPED, number_format=DAY),
            _style(page, alignment=WRAPPED, number_format=MOMENT),
        ),
    }
    with BytesIO() as file:
        ExcelWriter(book, ZipFile(file, "w")).save()
        with ZipFile(file) as archive:
            return Frame({name: archive.read(name) for name in archive.namelist()}, **looks)


def _style(page: Any, **attributes: Any) -> int:
    """The number of a style in the workbook, from the first call on."""
    cell = WriteOnlyCell(page)
    for name, value in attributes.items():
        setattr(cell, name, value)
    return int(cell.style_id)

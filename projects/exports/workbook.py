"""XLSX: typed cells, text that is never a formula, and a second sheet that explains the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.styles.numbers import FORMAT_TEXT
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from projects.exports.sheet import Format, Sheet, Value

# What XML can't hold, and what would be read as an escaped character: both are escaped.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
# openpyxl takes the first for a formula and cuts off what is longer than a cell may be.
FORMULA_OR_ERROR = ("=", "#")
LONGEST = 32_767
# The first day that every spreadsheet counts alike.
FIRST_DAY = date(1900, 3, 1)
BYTES_AT_ONCE = 64 * 1024
# What the parts of a file are dated to, for whom the day is not told: the first that ZIP knows.
NO_DAY = (1980, 1, 1, 0, 0, 0)


class UndatedZip(ZipFile):
    """An archive that does not say when its parts were written: the same parts, the same bytes."""

    def open(self, name: Any, mode: Any = "r", *args: Any, **kwargs: Any) -> IO[bytes]:
        """Open a part, of no day if it is to be written."""
        if mode == "w" and isinstance(name, ZipInfo):
            name.date_time = NO_DAY
        return super().open(name, mode, *args, **kwargs)


class CellTooLongError(ValueError):
    """A text is longer than a cell of a workbook can be; the message names the column."""


def write_xlsx(sheet: Sheet) -> Iterator[bytes]:
    """The sheet as a workbook, in pieces.

    Raises CellTooLongError, before the first piece, for a text that no cell can hold whole.
    """
    book = Workbook(write_only=True)
    refusal = None
    try:
        count = _write_rows(book.create_sheet(sheet.name), sheet)
        _write_about(book.create_sheet(_("About this file")), sheet, count)
    except CellTooLongError as error:
        refusal = error
    made_at = (sheet.made_at or timezone.now()).astimezone(UTC).replace(tzinfo=None)
    book.properties.created = book.properties.modified = made_at
    with TemporaryFile() as file:
        # Unless it may finish, openpyxl leaves files of its own behind.
        ExcelWriter(book, UndatedZip(file, "w", ZIP_DEFLATED)).save()
        if refusal is not None:
            raise refusal
        file.seek(0)
        while piece := file.read(BYTES_AT_ONCE):
            yield piece


def _write_rows(page: Any, sheet: Sheet) -> int:
    page.freeze_panes = "B2"
    for number, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    page.append(_headings(page, (column.name for column in sheet.columns)))
    count = 0
    for row in sheet.rows:
        page.append(
            [
                _literal(page, value) if column.is_literal else _cell(page, value)
                for column, value in zip(sheet.columns, row, strict=True)
            ]
        )
        count += 1
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{count + 1}"
    return count


def _write_about(page: Any, sheet: Sheet, count: int) -> None:
    for letter, width in (("A", 26), ("B", 70), ("C", 70)):
        page.column_dimensions[letter].width = width
    for name, value in (*sheet.about, (_("Rows"), count)):
        page.append([_wrapped(page, name), _wrapped(page, value)])
    page.append([])
    # What may be written says itself only of a sheet that is meant to come back.
    told = 3 if any(column.accepts for column in sheet.columns) else 2
    headings = (_("Column"), _("What it means"), _("What may be written"))
    page.append(_headings(page, headings[:told]))
    for column in sheet.columns:
        cells = (column.name, column.meaning, column.accepts)
        page.append([_wrapped(page, it) for it in cells[:told]])


def _headings(page: Any, names: Iterable[str]) -> list[Any]:
    cells = [_text(page, name) for name in names]
    for cell in cells:
        cell.font = Font(bold=True)
    return cells


def _wrapped(page: Any, value: Value) -> Any:
    given = _cell(page, value)
    cell = given if isinstance(given, Cell) else WriteOnlyCell(page, given)
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
    return cell


def _cell(page: Any, value: Value) -> Any:
    """What openpyxl is given for a value; a cell of its own only where it would guess wrong."""
    if isinstance(value, str):
        if value.startswith(FORMULA_OR_ERROR) or UNWRITABLE.search(value) or len(value) > LONGEST:
            return _text(page, value)
        return value or None
    if isinstance(value, datetime):
        moment = timezone.localtime(value) if timezone.is_aware(value) else value
        return _dated(page, moment.replace(tzinfo=None), "yyyy-mm-dd hh:mm")
    if isinstance(value, date):
        return _dated(page, value, "yyyy-mm-dd") if value >= FIRST_DAY else value.isoformat()
    return value


def _literal(page: Any, value: Value) -> Any:
    cell = _text(page, "" if value is None else str(value))
    cell.number_format = FORMAT_TEXT
    return cell


def _text(page: Any, text: str) -> Any:
    written = UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    if len(written) > LONGEST:
        raise CellTooLongError(
            _("“%(start)s…” has %(found)s characters: a cell of a workbook holds %(most)s.")
            % {"start": text[:40], "found": len(written), "most": LONGEST}
        )
    cell = WriteOnlyCell(page, written)
    cell.data_type = "s"
    return cell


def _dated(page: Any, value: Any, style: str) -> Any:
    cell = WriteOnlyCell(page, value)
    cell.number_format = style
    return cell


XLSX = Format(
    "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx
)

"""Writes a workbook while its rows are read: neither they nor the file are ever held whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import repeat
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from projects.exports.sheet import Format, Sheet, Value
from projects.exports.workbook.cells import Look, cell, cell_for_reading
from projects.exports.workbook.frame import make_frame

ROWS_PART, ABOUT_PART = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
BYTES_AT_ONCE = 16 * 1024


def write_xlsx(sheet: Sheet) -> Iterator[bytes]:
    """The sheet as a workbook, in pieces.

    Raises CellTooLongError, maybe after some pieces, for a text that no cell can hold whole; a
    sheet for reading says so in the cell instead.
    """
    stream = _Stream()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, pieces in _Book(sheet).parts():
            # By its name, a part is of no day: the same data is the same file.
            with archive.open(name, "w") as part:
                for piece in pieces:
                    part.write(piece)
                    if len(stream.waiting) >= BYTES_AT_ONCE:
                        yield stream.taken()
    yield stream.taken()


class _Stream:
    """What the archive is written to: nothing can be gone back to, for it is soon on its way."""

    def __init__(self) -> None:
        self.waiting = bytearray()

    def write(self, piece: bytes) -> int:
        self.waiting += piece
        return len(piece)

    def flush(self) -> None:
        """Nothing is kept back."""

    def close(self) -> None:
        """What waits can still be taken."""

    def taken(self) -> bytes:
        taken = bytes(self.waiting)
        self.waiting.clear()
        return taken


class _Book:
    """The parts of a workbook, in the order in which they can be written."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._write = cell_for_reading if sheet.is_for_reading else cell
        self._frame = make_frame(sheet, count=0)
        self._count = 0

    def parts(self) -> Iterator[tuple[str, Iterable[bytes]]]:
        """The name and the content of each, to be read before the next."""
        contents = {ROWS_PART: self._rows_part, ABOUT_PART: self._about_part}
        for name in self._frame.parts:
            content = contents.get(name)
            yield name, [self._frame.parts[name]] if content is None else content()

    def _rows_part(self) -> Iterator[bytes]:
        columns, frame = self._sheet.columns, self._frame
        yield frame.before_rows(ROWS_PART)
        yield self._row(1, [column.name for column in columns], repeat(frame.heading))
        looks = [frame.literal if column.is_literal else frame.plain for column in columns]
        for row in self._sheet.rows:
            self._count += 1
            values = [
                _literal(value) if column.is_literal else value
                for column, value in zip(columns, row, strict=True)
            ]
            yield self._row(self._count + 1, values, looks)
        # How far the filter reaches is known only now.
        self._frame = make_frame(self._sheet, count=self._count)
        yield self._frame.after_rows(ROWS_PART)

    def _about_part(self) -> Iterator[bytes]:
        yield self._frame.before_rows(ABOUT_PART)
        for number, (values, look) in enumerate(self._about(), start=1):
            yield self._row(number, values, repeat(look))
        yield self._frame.after_rows(ABOUT_PART)

    def _about(self) -> Iterator[tuple[Sequence[Value], Look]]:
        wrapped = self._frame.wrapped
        for said in (*self._sheet.about, (_("Rows"), self._count)):
            yield said, wrapped
        yield (), wrapped
        # What may be written says itself only of a sheet that is meant to come back.
        told = 3 if any(column.accepts for column in self._sheet.columns) else 2
        headings = (_("Column"), _("What it means"), _("What may be written"))
        yield headings[:told], self._frame.heading
        for column in self._sheet.columns:
            yield (column.name, column.meaning, column.accepts)[:told], wrapped

    def _row(self, number: int, values: Sequence[Value], looks: Iterable[Look]) -> bytes:
        cells = [
            self._write(f"{letter}{number}", value, look)
            for letter, value, look in zip(_letters(len(values)), values, looks, strict=False)
            if value is not None
        ]
        return f'<row r="{number}">{"".join(cells)}</row>'.encode()


@cache
def _letters(count: int) -> list[str]:
    """The letters of the first columns."""
    return [get_column_letter(number) for number in range(1, count + 1)]


def _literal(value: Value) -> str:
    """A value as text; an empty cell is a cell too, so that what is typed there is text."""
    return "" if value is None else str(value)


XLSX = Format(
    "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx
)

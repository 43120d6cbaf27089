"""The cells of one sheet that hold anything, counted as they are met."""

from __future__ import annotations

import math
import re
from datetime import datetime
from typing import Any

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from projects.imports.workbook.elements import Attributes, EnoughError, visit
from projects.imports.workbook.limits import Limits, RefusedError
from projects.imports.workbook.parts import Archive
from projects.imports.workbook.shared import TextVisitor, read_date_styles, read_strings

PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,18}")
# As many characters as Excel gives a sheet's name.
LONGEST_NAME = 31

# Row → column, both counted from 1 → value; what no plain JSON can say is an object.
Rows = dict[int, dict[int, Any]]


class _Cells(TextVisitor):
    """Rows and columns must rise: what lies out of order would replace what came before."""

    def __init__(self, limits: Limits, strings: list[str], dates: set[int], epoch: datetime):
        super().__init__(limits)
        self._strings = strings
        self._dates = dates
        self._epoch = epoch
        self._row = self._column = self._cells = 0
        self._kind = "n"
        self._style = 0
        self._has_formula = False
        self.rows: Rows = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._enter_cell(attributes)
        elif name == "row":
            self._enter_row(attributes)
        elif name == "f":
            self._has_formula = True
        else:
            super().start(name, attributes)

    def end(self, name: str) -> None:
        if name == "c":
            self._leave_cell()
        elif name == "sheetData":
            raise EnoughError
        else:
            super().end(name)

    def where(self) -> dict[str, int | str]:
        return {"row": self._row, "column": self._column}

    def _enter_row(self, attributes: Attributes) -> None:
        number = int(attributes["r"]) if "r" in attributes else self._row + 1
        if number <= self._row:
            raise RefusedError("order", row=number)
        self._row, self._column = number, 0

    def _enter_cell(self, attributes: Attributes) -> None:
        column = self._column + 1
        if "r" in attributes:
            place = PLACE.fullmatch(attributes["r"])
            if place is None or int(place[2]) != self._row:
                raise RefusedError("order", row=self._row)
            column = number_of(place[1])
        if column <= self._column:
            raise RefusedError("order", row=self._row)
        self._column = column
        self._kind = attributes.get("t", "n")
        self._style = int(attributes.get("s", 0))
        self._has_formula = False

    def _leave_cell(self) -> None:
        value = {"formula": True} if self._has_formula else self._value(self.gathered())
        if self._has_formula:
            self.gathered()
        if value is None:
            return
        # Only what holds something counts: people colour whole rows and columns.
        if self._row > self.limits.rows:
            raise RefusedError("rows", row=self._row)
        if self._column > self.limits.columns:
            raise RefusedError("columns", **self.where())
        self._cells += 1
        if self._cells > self.limits.cells:
            raise RefusedError("cells")
        self.rows.setdefault(self._row, {})[self._column] = value

    def _value(self, text: str) -> Any:
        if text == "":
            return None
        if self._kind == "s":
            string = self._strings[int(text)]
            # Each time it is shown it is read again.
            self.characters += len(string)
            if self.characters > self.limits.characters:
                raise RefusedError("characters")
            return string or None
        if self._kind in {"str", "inlineStr"}:
            return text
        if self._kind == "b":
            return text.strip() in {"1", "true"}
        if self._kind == "e":
            return {"error": text}
        if self._kind == "d":
            return _moment(datetime.fromisoformat(text.strip()))
        return self._number(text.strip())

    def _number(self, text: str) -> Any:
        number = int(text) if WHOLE_NUMBER.fullmatch(text) else float(text)
        if not math.isfinite(number):
            return {"error": text}
        if self._style not in self._dates:
            return number
        try:
            moment = from_excel(number, self._epoch)
        except (OverflowError, ValueError):
            return {"error": f"{text} (a date out of range)"}
        return _moment(moment) if isinstance(moment, datetime) else str(moment)


def number_of(letters: str) -> int:
    """A column's number, counted from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _moment(moment: datetime) -> Any:
    """A day without a time of day is a date; with one it stays what the person sees."""
    if moment.time() == datetime.min.time():
        return {"date": moment.date().isoformat()}
    return moment.isoformat(" ", "minutes")


def read_sheet(content: bytes, limits: Limits) -> tuple[str, Rows]:
    """The name of the first visible sheet, and its cells that hold anything.

    Raises RefusedError as soon as a limit is passed. What the sheet says of its own size is not
    even looked at.
    """
    archive = Archive(content, limits)
    book = archive.book()
    cells = _Cells(
        limits,
        read_strings(archive, book.strings),
        read_date_styles(archive, book.styles),
        MAC_EPOCH if book.counts_from_1904 else WINDOWS_EPOCH,
    )
    with archive.open(book.sheet) as part:
        visit(part, cells)
    return book.sheet_name[:LONGEST_NAME], cells.rows

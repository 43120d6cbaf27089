"""One cell of a file as canonical text, or a sentence that says what would be right."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches

from django.utils.translation import gettext as _

from projects.imports.tables import Cell, Unreadable
from projects.reports.sheet import Kind, SheetColumn, flag, many, text

# Year first, in the ways in which people and programs part it: nobody can read it otherwise.
YEAR_FIRST = re.compile(
    r"(\d{4})(?:-|/|\.\s?)(\d{1,2})(?:-|/|\.\s?)(\d{1,2})\.?(?: 00:00(?::00)?)?"
)
PARTED = re.compile(r"[;\n]")
YES = {"true", "yes", "1", "예"}
NO = {"false", "no", "0", "아니요"}
LARGEST = 2**31 - 1


class CellError(Exception):
    """A cell holds what its column can't; the message is written to whoever filled it in."""


def canonical(column: SheetColumn, cell: Cell | None) -> str:
    """The canonical text of a cell.

    Raises CellError for what the column can't hold.
    """
    if cell is None:
        return ""
    if isinstance(cell, Unreadable):
        raise CellError(_unreadable(column, cell))
    return READERS[column.kind](column, cell)


def _unreadable(column: SheetColumn, cell: Unreadable) -> str:
    if cell.is_formula:
        return _("The cell holds a formula: write the value itself%(example)s.") % _example(column)
    return _("The cell shows the error %(seen)s: write the value itself%(example)s.") % (
        {"seen": cell.shown} | _example(column)
    )


def _text(column: SheetColumn, cell: Cell) -> str:
    return text(_shown(cell))


def _label(column: SheetColumn, cell: Cell) -> str:
    """A text that a spreadsheet may have made something else of, past recognition."""
    if isinstance(cell, float | date):
        raise CellError(
            _(
                "The spreadsheet made %(seen)s of this, and nobody can tell what was written: "
                "format the cell as text and write it again%(example)s."
            )
            % (_seen(cell) | _example(column))
        )
    return _text(column, cell).strip()


def _yes_no(column: SheetColumn, cell: Cell) -> str:
    word = _shown(cell).strip().lower()
    if word in YES | NO:
        return flag(word in YES)
    if word == "":
        return ""
    raise CellError(_("“%(seen)s” is neither true nor false: write one of the two.") % _seen(cell))


def _number(column: SheetColumn, cell: Cell) -> str:
    shown = _shown(cell).strip()
    if shown == "":
        return ""
    whole = int(cell) if isinstance(cell, float) and cell.is_integer() else None
    if not isinstance(cell, bool) and (whole is not None or re.fullmatch(r"[0-9]{1,10}", shown)):
        number = int(shown) if whole is None else whole
        if 0 <= number <= LARGEST:
            return str(number)
    raise CellError(
        _("“%(seen)s” is not a whole number%(example)s.") % (_seen(cell) | _example(column))
    )


def _day(column: SheetColumn, cell: Cell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    shown = _shown(cell).strip()
    if shown == "":
        return ""
    found = YEAR_FIRST.fullmatch(shown)
    if found is not None:
        try:
            return date(*(int(part) for part in found.groups())).isoformat()
        except ValueError:
            pass
    raise CellError(
        _("“%(seen)s” is not a day: write it with the year first, like %(day)s.")
        % (_seen(cell) | {"day": column.example})
    )


def _choice(column: SheetColumn, cell: Cell) -> str:
    shown = _shown(cell).strip()
    words = {} if column.words is None else dict(column.words.choices)
    for value, label in words.items():
        if shown.lower().replace(" ", "_") == value or shown == str(label):
            return str(value)
    if shown == "":
        return ""
    raise CellError(
        _("“%(seen)s” is not among the words for this: write one of %(words)s.")
        % (_seen(cell) | {"words": ", ".join(words)})
    )


def _one(column: SheetColumn, cell: Cell) -> str:
    return _shown(cell).strip()


def _many(column: SheetColumn, cell: Cell) -> str:
    return many(part.strip() for part in PARTED.split(_shown(cell)) if part.strip())


READERS: dict[Kind, Callable[[SheetColumn, Cell], str]] = {
    Kind.TEXT: _text,
    Kind.LABEL: _label,
    Kind.YES_NO: _yes_no,
    Kind.NUMBER: _number,
    Kind.DAY: _day,
    Kind.CHOICE: _choice,
    Kind.ONE: _one,
    Kind.MANY: _many,
}


def seen(cell: Cell | None) -> str:
    """A cell as the person sees it, shortened."""
    if cell is None:
        return ""
    shown = cell.shown if isinstance(cell, Unreadable) else _shown(cell)
    return shown if len(shown) <= 80 else f"{shown[:79]}…"


def nearest(word: str, known: list[str]) -> str:
    """“: did you mean …” for the known words that look like it, or nothing."""
    close = get_close_matches(word, known, n=3, cutoff=0.6)
    if not close:
        return ""
    return _(" Did you mean %(words)s?") % {"words": ", ".join(f"“{it}”" for it in close)}


def _shown(cell: Cell) -> str:
    if isinstance(cell, bool):
        return flag(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def _seen(cell: Cell) -> dict[str, str]:
    return {"seen": seen(cell)}


def _example(column: SheetColumn) -> dict[str, str]:
    return {"example": _(", like %(value)s") % {"value": column.example} if column.example else ""}

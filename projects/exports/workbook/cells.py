"""One cell of a workbook as XML: typed, and its text never a formula."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from xml.sax.saxutils import escape

from django.utils import timezone
from django.utils.translation import gettext as _

from projects.exports.sheet import Value

# What XML can't hold, and what would be read as an escaped character: both are escaped.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
# Most texts hold none of what is ever escaped: to know that is all that they cost.
SUSPECT = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff_&<>]")
LONGEST = 32_767
# The first day that every spreadsheet counts alike, and the day that they count from.
FIRST_DAY = date(1900, 3, 1)
DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001


class CellTooLongError(ValueError):
    """A text is longer than a cell of a workbook can be; the message begins with the text."""


@dataclass(frozen=True)
class Look:
    """How a cell looks, whatever it holds: the numbers of its styles in the workbook."""

    plain: int
    day: int
    moment: int


def cell(place: str, value: Value, look: Look) -> str:
    """A value in its place; CellTooLongError for a text that no cell can hold whole."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _text(place, value, look.plain)
    if isinstance(value, bool):
        return f'<c r="{place}" s="{look.plain}" t="b"><v>{value:d}</v></c>'
    if isinstance(value, datetime):
        moment = timezone.localtime(value) if timezone.is_aware(value) else value
        days = (moment.replace(tzinfo=None) - DAY_ZERO) / timedelta(days=1)
        return _number(place, days, look.moment)
    if isinstance(value, date):
        if value < FIRST_DAY:
            return _text(place, value.isoformat(), look.plain)
        return _number(place, value.toordinal() - DAY_ZERO.toordinal(), look.day)
    return _number(place, value, look.plain)


def cell_for_reading(place: str, value: Value, look: Look) -> str:
    """The same, but a text that no cell can hold is told of in its place."""
    try:
        return cell(place, value, look)
    except CellTooLongError as refusal:
        return cell(place, str(refusal), look)


def _text(place: str, text: str, style: int) -> str:
    if not text:
        return f'<c r="{place}" s="{style}"/>'
    is_suspect = SUSPECT.search(text) is not None
    written = UNWRITABLE.sub(_code, text) if is_suspect else text
    if len(written) > LONGEST:
        raise CellTooLongError(
            _(
                "“%(start)s…” has %(found)s characters: a cell of a workbook holds %(most)s. "
                "CSV holds it whole."
            )
            % {"start": text[:40], "found": len(written), "most": LONGEST}
        )
    space = "" if written == written.strip() else ' xml:space="preserve"'
    content = escape(written) if is_suspect else written
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t{space}>{content}</t></is></c>'


def _code(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"


def _number(place: str, number: float | Decimal, style: int) -> str:
    return f'<c r="{place}" s="{style}"><v>{float(number):.16g}</v></c>'

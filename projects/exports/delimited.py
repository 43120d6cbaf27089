"""CSV as Excel opens it rightly in every language: UTF-8 with its mark, commas, CRLF."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import StringIO

from projects.exports.sheet import Format, Sheet

# What a spreadsheet would take for the beginning of a formula.
DANGEROUS = frozenset("=+-@\t\r＝")
# The mark of UTF-8, by which Excel knows it in every language.
MARK = codecs.BOM_UTF8.decode()
ROWS_AT_ONCE = 200


def write_csv(sheet: Sheet) -> Iterator[bytes]:
    """The sheet as CSV, in pieces; what there is to say about it has no place there."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    buffer.write(MARK)
    writer.writerow(_shown(column.name) for column in sheet.columns)
    for count, row in enumerate(sheet.rows, start=1):
        # Most cells of a wide sheet are empty, and are written as such without being looked at.
        writer.writerow([value if value is None else _shown(value) for value in row])
        if count % ROWS_AT_ONCE == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()


def _shown(value: str | bool | int | float | Decimal | date) -> str:
    """A value as text; only text can be taken for a formula, a number never is."""
    if isinstance(value, str):
        # Our own guard is guarded too: the import takes one apostrophe away again.
        return f"'{value}" if value.lstrip("'")[:1] in DANGEROUS else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, int | float):
        return repr(value)
    return value.isoformat()


CSV = Format("csv", "text/csv; charset=utf-8", write_csv)

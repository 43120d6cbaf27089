"""Text separated by commas, semicolons or tabs, in the encodings that Excel writes."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext as _

from projects.imports.tables.table import Cell, Table, as_table
from projects.imports.workbook.limits import LIMITS, RefusedError

SEPARATORS = (",", ";", "\t")
# What a spreadsheet would take for a formula; the writer puts an apostrophe before it, and
# another before one that is the text's own.
GUARDED = re.compile(r"'+[=+\-@\t\r＝]")
MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
BEYOND_ASCII = re.compile("[^\x00-\x7f]")


def read_delimited(content: bytes) -> Table:
    """Read a CSV file.

    Raises RefusedError for what is not text, or more than a table may hold.
    """
    text, encoding = _decoded(content)
    if "\0" in text:
        raise RefusedError("binary_text")
    separator = max(SEPARATORS, key=lambda it: len(next(_records(text, it), ())))
    words = {",": _("commas"), ";": _("semicolons"), "\t": _("tabs")}
    return as_table(
        _rows(text, separator),
        read_as=_("%(encoding)s, separated by %(separator)s")
        % {"encoding": encoding, "separator": words[separator]},
    )


def _decoded(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; never a guess that could be another's."""
    for mark, codec, name in MARKS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(codec), name
            except UnicodeDecodeError as error:
                raise RefusedError("encoding") from error
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("cp949")
    except UnicodeDecodeError as error:
        raise RefusedError("encoding") from error
    # A file of another encoding may decode by chance, but hardly into Korean.
    if 2 * len(HANGUL.findall(text)) < len(BEYOND_ASCII.findall(text)):
        raise RefusedError("encoding")
    return text, "CP949"


def _records(text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        if "field limit" in str(error):
            raise RefusedError("long_cell") from error
        raise RefusedError("quotes", row=reader.line_num) from error


def _rows(text: str, separator: str) -> Iterator[tuple[int, dict[int, Cell]]]:
    cells = characters = 0
    for number, record in enumerate(_records(text, separator), start=1):
        filled = {column: text for column, text in enumerate(record, start=1) if text != ""}
        if not filled:
            continue
        column, longest = max(filled.items(), key=lambda it: len(it[1]))
        if len(longest) > LIMITS.cell_characters:
            raise RefusedError("cell_characters", row=number, column=column, found=len(longest))
        if number > LIMITS.rows:
            raise RefusedError("rows", row=number)
        if max(filled) > LIMITS.columns:
            raise RefusedError("columns", row=number, column=max(filled))
        cells += len(filled)
        if cells > LIMITS.cells:
            raise RefusedError("cells")
        characters += sum(len(text) for text in filled.values())
        if characters > LIMITS.characters:
            raise RefusedError("characters")
        yield number, {column: _unguarded(text) for column, text in filled.items()}


def _unguarded(text: str) -> Cell:
    return text[1:] if GUARDED.match(text) else text

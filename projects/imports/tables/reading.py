"""Which kind of file it is, and in plain words why it is refused."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from projects.imports.tables.book import read_book
from projects.imports.tables.delimited import read_delimited
from projects.imports.tables.table import Table, letters_of
from projects.imports.workbook.limits import LIMITS, RefusedError

ARCHIVE = b"PK\3\4"
# The container of the old .xls and of every workbook with a password.
OLD_CONTAINER = bytes.fromhex("D0CF11E0A1B11AE1")

SENTENCES: dict[str, str | Promise] = {
    "binary": _(
        "This is a binary workbook (.xlsb): save it as “Excel Workbook (.xlsx)” and try again."
    ),
    "binary_text": _(
        "This is neither an Excel workbook (.xlsx) nor text: save it as .xlsx or as CSV UTF-8."
    ),
    "cell_characters": _(
        "Cell %(cell)s holds %(found)s characters: a cell holds at most %(most)s."
    ),
    "cells": _("The sheet has more than %(most)s filled cells: split it into several files."),
    "characters": _("The sheet holds more than %(most)s characters: split it into several files."),
    "columns": _("There is something in cell %(cell)s: a sheet has at most %(most)s columns."),
    "damaged": _(
        "The workbook is damaged and can't be read: open it in Excel, save it again as "
        "“Excel Workbook (.xlsx)” and try again."
    ),
    "elements": _("The workbook is far larger than its rows need: copy them into a new one."),
    "empty": _("The file holds nothing: the first row needs the headings, like “slug”."),
    "encoding": _(
        "The text is neither UTF-8 nor Korean CP949: save it as “CSV UTF-8” or as .xlsx."
    ),
    "encrypted": _("The workbook has a password: save it without one and try again."),
    "entities": _("The workbook holds entities, which no spreadsheet needs: save it anew."),
    "file_bytes": _("The file is larger than %(most)s: split it into several."),
    "heading": _(
        "Column %(column)s has something other than a name as its heading in row %(row)s: "
        "the first row needs a heading over each column, like “slug”."
    ),
    "long_cell": _("A cell holds more than %(most)s characters: shorten it."),
    "memory_bytes": _("The workbook takes too much memory to read: copy its rows into a new one."),
    "no_heading": _("Row %(row)s has something in column %(column)s, which has no heading."),
    "no_sheet": _("The workbook has no visible sheet with cells: put the rows on one."),
    "no_workbook": _("This is not an Excel workbook: save it as “Excel Workbook (.xlsx)” or CSV."),
    "old": _(
        "This is an old workbook (.xls), or one with a password: save it as "
        "“Excel Workbook (.xlsx)” without a password and try again."
    ),
    "order": _(
        "The cells of row %(row)s don't stand in their order, so some would hide others: "
        "open the file in Excel, save it again and try again."
    ),
    "parts": _("The workbook has far too many parts or sheets: copy the rows into a new one."),
    "quotes": _(
        "The quotation marks don't match near line %(row)s: a cell that holds one needs it twice, "
        'and one on each side, like "the “good” one".'
    ),
    "repeated_heading": _("Two columns are called “%(heading)s”: each heading stands once."),
    "rows": _("There is something in row %(row)s: a sheet has at most %(most)s rows."),
    "seconds": _("The workbook takes too long to read: copy its rows into a new one."),
    "unpacked_bytes": _("Unpacked, the workbook has %(found)s: at most %(most)s can be read."),
}


def read_table(content: bytes) -> Table:
    """The table that a file holds; what the file is called does not matter.

    Raises ValidationError with a sentence that says what is wrong and what would be right.
    """
    try:
        return _read(content)
    except RefusedError as refusal:
        raise ValidationError(sentence_for(refusal), code=refusal.word) from refusal


def _read(content: bytes) -> Table:
    if len(content) > LIMITS.file_bytes:
        raise RefusedError("file_bytes")
    if content.startswith(OLD_CONTAINER):
        name = "EncryptedPackage".encode("utf-16-le")
        raise RefusedError("encrypted" if name in content else "old")
    if content.startswith(ARCHIVE):
        return read_book(content)
    return read_delimited(content)


def sentence_for(refusal: RefusedError) -> str:
    """What is wrong with a file and what would be right."""
    details: dict[str, Any] = dict(refusal.details)
    most = getattr(LIMITS, refusal.word, LIMITS.cell_characters)
    if refusal.word.endswith("_bytes"):
        details["most"] = filesizeformat(most)
        details["found"] = filesizeformat(details.get("found", 0))
    else:
        details["most"] = most
    if isinstance(details.get("column"), int):
        details["cell"] = f"{letters_of(details['column'])}{details['row']}"
    word = refusal.word
    # A string that cells share has no place of its own.
    if word == "cell_characters" and "cell" not in details:
        word = "long_cell"
    return str(SENTENCES[word]) % details

"""Workbooks that mean harm, or might as well: each of what T21 names, and what else can be done."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

from tests.projects.imports.workbooks import (
    DOCUMENT,
    LAUGHS,
    MAIN,
    OUTSIDE,
    lying,
    sheet,
    strings,
    styles,
    text,
    with_password,
    workbook,
)

OLD_CONTAINER = bytes.fromhex("D0CF11E0A1B11AE1")


def cell(place: str) -> bytes:
    row = "".join(letter for letter in place if letter.isdigit())
    return workbook(sheet(f'<row r="{row}"><c r="{place}"><v>1</v></c></row>'))


def long_cell(length: int) -> bytes:
    return workbook(sheet(f'<row r="2">{text("A2", "a" * length)}</row>'))


def laughing(declaration: str) -> bytes:
    return workbook(sheet(f'<row r="2">{text("A2", "&j;")}</row>', before=declaration))


def book_of(sheets: str, declaration: str = "") -> str:
    return (
        f'{declaration}<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}">'
        f"<sheets>{sheets}</sheets></workbook>"
    )


def one_string_everywhere() -> bytes:
    row = "<row>" + '<c t="s"><v>0</v></c>' * 30 + "</row>"
    return workbook(sheet(row * 9_000), shared=strings(f"<si><t>{'a' * 32_000}</t></si>"))


def rows(*numbered: str) -> bytes:
    return workbook(sheet("".join(numbered)))


def another_archive() -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("readme.txt", "Hello")
    return content.getvalue()


# What it is → how to make it, and the word by which it is refused.
BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "one cell at XFD20000": (lambda: cell("XFD20000"), "rows"),
    "one cell at A1048576": (lambda: cell("A1048576"), "rows"),
    "one cell at XFD2": (lambda: cell("XFD2"), "columns"),
    "one cell beyond every row": (
        lambda: rows('<row r="99999999999"><c><v>1</v></c></row>'),
        "rows",
    ),
    "a ratio of a thousand": (lambda: long_cell(106_000_000), "unpacked_bytes"),
    "one cell of 50 MB": (lambda: long_cell(50_000_000), "cell_characters"),
    "one cell said to be small": (lambda: lying(long_cell(9_000_000), size=5000), "damaged"),
    "a billion laughs in the sheet": (lambda: laughing(LAUGHS), "entities"),
    "a billion laughs in the strings": (
        lambda: workbook(sheet(), shared=LAUGHS + strings()),
        "entities",
    ),
    "a billion laughs in the styles": (
        lambda: workbook(sheet(), look=LAUGHS + styles()),
        "entities",
    ),
    "a billion laughs in the book": (
        lambda: workbook(sheet(), book=book_of("", LAUGHS)),
        "entities",
    ),
    "an outside entity": (lambda: laughing(OUTSIDE), "entities"),
    "10 000 sheets": (lambda: workbook(sheet(), sheets=10_000), "parts"),
    "one sheet 10 000 times": (
        lambda: workbook(sheet(), book=book_of('<sheet name="S" r:id="rId1"/>' * 10_000)),
        "parts",
    ),
    "two million strings": (
        lambda: workbook(sheet(), shared=strings("<si><t>s</t></si>" * 2_000_000)),
        "cells",
    ),
    "200 000 styles": (lambda: workbook(sheet(), look=styles("<xf/>" * 200_000)), "elements"),
    "a million columns": (
        lambda: rows("<row>", "<c><v>1</v></c>" * 1_000_000, "</row>"),
        "columns",
    ),
    "a million rows": (lambda: rows("<row><c><v>1</v></c></row>" * 1_000_000), "rows"),
    "five million rows of nothing": (lambda: rows("<row/>" * 5_000_000), "elements"),
    "one string shown 270 000 times": (one_string_everywhere, "characters"),
    "a row above the one before": (
        lambda: rows(
            f'<row r="3">{text("A3", "a")}</row>',
            f'<row r="2">{text("A2", "b")}</row>',
        ),
        "order",
    ),
    "a cell twice": (
        lambda: rows(f'<row r="2">{text("A2", "a")}{text("A2", "b")}</row>'),
        "order",
    ),
    "a cell in another row": (lambda: rows(f'<row r="2">{text("A9", "a")}</row>'), "order"),
    "a string that is not there": (
        lambda: rows('<row r="2"><c r="A2" t="s"><v>9</v></c></row>'),
        "damaged",
    ),
    "marked as encrypted": (lambda: with_password(workbook(sheet())), "encrypted"),
    "a container with a password": (
        lambda: OLD_CONTAINER + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
    ),
    "an old workbook renamed": (lambda: OLD_CONTAINER + b"\0" * 4000, "old"),
    "no archive after all": (lambda: b"PK\3\4" + b"x" * 100, "damaged"),
    "cut in the middle": (lambda: workbook(sheet())[:700], "damaged"),
    "an archive of something else": (another_archive, "no_workbook"),
    "no visible sheet": (lambda: workbook(sheet(), state="veryHidden"), "no_sheet"),
    "no cell at all": (lambda: workbook(f'<worksheet xmlns="{MAIN}"/>'), "empty"),
}

"""Workbooks written by hand, part by part: as no spreadsheet program would write them."""

from __future__ import annotations

import re
import struct
import zipfile
from io import BytesIO

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

HEADINGS = '<row r="1"><c r="A1" t="inlineStr"><is><t>slug</t></is></c></row>'
LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {chr(98 + step)} "{f"&{chr(97 + step)};" * 10}">' for step in range(9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE l [<!ENTITY j SYSTEM "file:///etc/hostname">]>'


def styles(formats: str = '<xf numFmtId="0"/><xf numFmtId="14"/>') -> str:
    """The part of the styles; the second of these makes a number a date."""
    return f'<styleSheet xmlns="{MAIN}"><cellXfs>{formats}</cellXfs></styleSheet>'


def strings(items: str = "<si><t>slug</t></si>") -> str:
    """The part of the strings that cells share."""
    return f'<sst xmlns="{MAIN}">{items}</sst>'


def sheet(rows: str = "", *, before: str = "", around: str = "") -> str:
    """A sheet's part; the headings stand above ``rows``."""
    return (
        f'<?xml version="1.0"?>{before}<worksheet xmlns="{MAIN}">{around}'
        f"<sheetData>{HEADINGS}{rows}</sheetData></worksheet>"
    )


def text(place: str, value: str) -> str:
    """One cell holding a text of its own."""
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    return (
        f'<Relationships xmlns="{PACKAGE}">'
        + "".join(
            f'<Relationship Id="{key}" Type="{DOCUMENT}/{kind}" Target="{target}"/>'
            for key, (kind, target) in targets.items()
        )
        + "</Relationships>"
    )


def workbook(
    page: str,
    *,
    shared: str = "",
    look: str = "",
    book: str = "",
    state: str = "visible",
    properties: str = "",
    sheets: int = 1,
) -> bytes:
    """A whole workbook around the part of its first sheet."""
    content = BytesIO()
    names = {f"rId{number}": f"worksheets/sheet{number}.xml" for number in range(1, sheets + 1)}
    relations = {key: ("worksheet", name) for key, name in names.items()} | {
        "s1": ("styles", "styles.xml"),
        "s2": ("sharedStrings", "/xl/sharedStrings.xml"),
    }
    listed = "".join(
        f'<sheet name="Sheet {key}" sheetId="1" state="{state}" r:id="{key}"/>' for key in names
    )
    whole = book or (
        f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}">{properties}'
        f"<sheets>{listed}</sheets></workbook>"
    )
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", _relations({"r": ("officeDocument", "xl/workbook.xml")}))
        archive.writestr("xl/workbook.xml", whole)
        archive.writestr("xl/_rels/workbook.xml.rels", _relations(relations))
        archive.writestr("xl/styles.xml", look or styles())
        archive.writestr("xl/sharedStrings.xml", shared or strings())
        for name in names.values():
            archive.writestr(f"xl/{name}", page)
    return content.getvalue()


def lying(content: bytes, *, size: int) -> bytes:
    """The workbook, with its first sheet said to be as small as ``size``."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        true = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    return content.replace(struct.pack("<L", true), struct.pack("<L", size))


def with_password(content: bytes) -> bytes:
    """The workbook, with its parts marked as encrypted."""
    flags = re.compile(rb"(PK\x01\x02.{4})..", re.DOTALL)
    return flags.sub(lambda found: found[1] + b"\x01\x00", content)

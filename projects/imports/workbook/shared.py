"""What the cells of a sheet refer to: the strings, and the styles that make a number a date."""

from __future__ import annotations

import re

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from projects.imports.workbook.elements import Attributes, Visitor, visit
from projects.imports.workbook.limits import Limits, RefusedError
from projects.imports.workbook.parts import Archive

# How a workbook writes the characters that XML can't hold.
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# As many as Excel allows.
MOST_STYLES = 65_490


class TextVisitor(Visitor):
    """Gathers the text of a string or a cell; how Korean and Japanese sound is left out."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits.elements)
        self.limits = limits
        self.characters = 0
        self._length = 0
        self._parts: list[str] = []
        self._is_reading = False
        self._sounds = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name in {"t", "v"}:
            self._is_reading = not self._sounds
        elif name == "rPh":
            self._sounds += 1

    def end(self, name: str) -> None:
        if name in {"t", "v"}:
            self._is_reading = False
        elif name == "rPh":
            self._sounds -= 1

    def text(self, part: str) -> None:
        if self._is_reading:
            length = len(part)
            self._length += length
            self.characters += length
            # An escaped character takes seven.
            if self._length > 7 * self.limits.cell_characters:
                raise RefusedError("cell_characters", found=self._length, **self.where())
            if self.characters > self.limits.characters:
                raise RefusedError("characters")
            self._parts.append(part)

    def where(self) -> dict[str, int | str]:
        """Where the text stands, for whoever has to find it."""
        return {}

    def gathered(self) -> str:
        """The text gathered since the last time, its escaped characters put back."""
        if not self._parts:
            return ""
        text = "".join(self._parts)
        self._parts.clear()
        self._length = 0
        if "_x" in text:
            text = ESCAPED.sub(_unescaped, text)
        if len(text) > self.limits.cell_characters:
            raise RefusedError("cell_characters", found=len(text), **self.where())
        return text


def _unescaped(found: re.Match[str]) -> str:
    """The character meant; half of one, and the one that no database holds, stay as written."""
    code = int(found[1], 16)
    return found[0] if code == 0 or 0xD800 <= code <= 0xDFFF else chr(code)


class _Strings(TextVisitor):
    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.strings: list[str] = []

    def end(self, name: str) -> None:
        super().end(name)
        if name == "si":
            self.strings.append(self.gathered())
            if len(self.strings) > self.limits.cells:
                raise RefusedError("cells")


class _Formats(Visitor):
    def __init__(self, limits: Limits) -> None:
        super().__init__(limits.elements)
        self._codes: dict[int, str] = dict(BUILTIN_FORMATS)
        self._is_cells = False
        self.of_cells: list[int] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "cellXfs":
            self._is_cells = True
        elif name == "numFmt":
            self._codes[int(attributes["numFmtId"])] = attributes["formatCode"][:255]
        elif name == "xf" and self._is_cells:
            self.of_cells.append(int(attributes.get("numFmtId", 0)))
            if len(self.of_cells) > MOST_STYLES:
                raise RefusedError("elements")

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._is_cells = False

    def dates(self) -> set[int]:
        """The styles, by number, that show a number as a date."""
        known = {key: is_date_format(code) for key, code in self._codes.items()}
        return {style for style, key in enumerate(self.of_cells) if known.get(key, False)}


def read_strings(archive: Archive, name: str | None) -> list[str]:
    """The strings that cells refer to by number."""
    found = _Strings(archive.limits)
    if name is not None:
        with archive.open(name) as part:
            visit(part, found)
    return found.strings


def read_date_styles(archive: Archive, name: str | None) -> set[int]:
    """The styles, by number, in which a number is a date."""
    found = _Formats(archive.limits)
    if name is not None:
        with archive.open(name) as part:
            visit(part, found)
    return found.dates()

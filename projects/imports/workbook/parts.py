"""The parts of a workbook's archive, and which of them hold what."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from projects.imports.workbook.elements import Attributes, Visitor, visit
from projects.imports.workbook.limits import Limits, RefusedError


@dataclass(frozen=True)
class Book:
    """Where the first visible sheet is, its name, and from which year its dates count."""

    sheet: str
    sheet_name: str
    strings: str | None
    styles: str | None
    counts_from_1904: bool


class Archive:
    """An archive whose parts are together no larger than allowed."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        self._zip = ZipFile(BytesIO(content))
        self.limits = limits
        parts = self._zip.infolist()
        if len(parts) > limits.parts:
            raise RefusedError("parts", found=len(parts))
        if any(part.flag_bits & 1 for part in parts):
            raise RefusedError("encrypted")
        # Other methods take as much memory to unpack as their author likes.
        if any(part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for part in parts):
            raise RefusedError("damaged")
        # What a part says of its size is true: zipfile unpacks nothing beyond it.
        unpacked = sum(part.file_size for part in parts)
        if unpacked > limits.unpacked_bytes:
            raise RefusedError("unpacked_bytes", found=unpacked)
        self._names = {part.filename for part in parts}

    def open(self, name: str) -> IO[bytes]:
        """The part's bytes, as a stream."""
        return self._zip.open(name)

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: identifier → kind and name of the other part."""
        folder, own = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{own}.rels")
        if relations not in self._names:
            return {}
        found = _Named(self.limits, "Relationship")
        with self.open(relations) as part:
            visit(part, found)
        return {
            it.get("Id", ""): (
                posixpath.basename(it.get("Type", "")),
                posixpath.normpath(posixpath.join("/", folder, it.get("Target", "")))[1:],
            )
            for it in found.seen
        }

    def book(self) -> Book:
        """Find the first visible sheet and what is needed to read it.

        Raises RefusedError for an archive that is no workbook.
        """
        roots = [name for kind, name in self.related("").values() if kind == "officeDocument"]
        if not roots or roots[0] not in self._names:
            raise RefusedError("no_workbook")
        if roots[0].endswith(".bin"):
            raise RefusedError("binary")
        related = self.related(roots[0])
        found = _Named(self.limits, "sheet", "workbookPr")
        with self.open(roots[0]) as part:
            visit(part, found)
        sheets = [
            (related[key][1], it.get("name", ""))
            for it in found.seen
            if (key := _relation_of(it)) in related
            and related[key][0] == "worksheet"
            and it.get("state", "visible") == "visible"
        ]
        if not sheets:
            raise RefusedError("no_sheet")
        sheet, sheet_name = sheets[0]
        return Book(
            sheet=sheet,
            sheet_name=sheet_name,
            strings=_first("sharedStrings", related.values(), self._names),
            styles=_first("styles", related.values(), self._names),
            counts_from_1904=any(it.get("date1904") in {"1", "true"} for it in found.seen),
        )


class _Named(Visitor):
    """Collects the attributes of the elements called so."""

    def __init__(self, limits: Limits, *names: str) -> None:
        super().__init__(limits.elements)
        self._names = names
        self._most = limits.parts
        self.seen: list[Attributes] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name in self._names:
            self.seen.append(attributes)
            if len(self.seen) > self._most:
                raise RefusedError("parts", found=len(self.seen))


def _relation_of(sheet: Attributes) -> str:
    """The identifier under ``r:id``, whatever prefix the workbook writes for it."""
    return next((value for key, value in sheet.items() if key.endswith(":id")), "")


def _first(kind: str, related: Iterable[tuple[str, str]], names: set[str]) -> str | None:
    return next((name for its, name in related if its == kind and name in names), None)

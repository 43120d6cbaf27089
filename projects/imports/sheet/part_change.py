"""The cells of a row as what is to be stored of an area or line, its place in the tree included."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from projects.imports.sheet.addresses import Addresses
from projects.imports.sheet.cells import nearest
from projects.imports.sheet.outcome import CellKind, CellOutcome, Problem, RowOutcome
from projects.models import ActionLine, FocusArea, Plan
from projects.reports.plan_sheet import Areas, Part, PartKind
from projects.reports.sheet import Values
from projects.services.plan_sheet import PartChange

LONGEST_SLUG = 120


class Changes:
    """What the rows of a file change in one plan's tree."""

    def __init__(
        self, plan: Plan, parts: Sequence[Part], areas: Areas, addresses: Addresses
    ) -> None:
        self._plan = plan
        self._addresses = addresses
        self._areas = {it.slug: it for it in parts if isinstance(it, FocusArea)}
        # What a row may write for an area → its address, those that the file adds included.
        self._slugs = dict(areas.slugs)
        self._taken = {
            kind: set(
                kind.objects.filter(slug__startswith=f"{plan.slug}-").values_list("slug", flat=True)
            )
            for kind in (FocusArea, ActionLine)
        }
        self._places = _Places(parts)
        self._above: dict[str, str] = {
            it.slug: next((a.slug for a in self._areas.values() if a.pk == it.parent_id), "")
            for it in self._areas.values()
        }
        self._changes: dict[str, PartChange] = {}
        self._named: dict[str, str] = {}
        self._coming: set[str] = set()

    def expect(self, values: Values) -> None:
        """Let rows above name an area that a row further down adds."""
        if values.get("kind") == PartKind.AREA and not values.get("slug"):
            name = values.get("number") or values.get("text", "")
            if name and name not in self._slugs:
                self._coming.add(name)

    def unknown_parent(self, cell: CellOutcome) -> Iterable[Problem]:
        """A problem if the cell names an area that neither the plan nor the file has."""
        name = cell.after
        if (
            cell.column == "parent"
            and name
            and name not in self._slugs | dict.fromkeys(self._coming)
        ):
            sentence = _("The plan has no area “%(name)s”: write its number.%(near)s")
            known = [*self._slugs, *self._coming]
            yield Problem("parent", name, sentence % {"name": name, "near": nearest(name, known)})

    def prepare(self, row: RowOutcome, part: Part | None) -> None:
        """Give the area or line its new values; add to the row what the rules have against them."""
        written = {cell.column: cell.after for cell in row.cells if cell.is_written}
        if part is None:
            part = self._new(row, written)
        elif not row.problems:
            self._places.pass_by(part)
        if row.problems or not (written or row.is_new):
            return
        self._set(part, written)
        row.problems += _refusals(part, written, is_new=row.is_new)
        self._changes[part.slug] = PartChange(f"row {row.number}", part)
        if "parent" in written:
            self._named[part.slug] = written["parent"]

    def _new(self, row: RowOutcome, written: Values) -> Part:
        is_area = written["kind"] == PartKind.AREA
        part: Part = FocusArea(plan=self._plan) if is_area else ActionLine(plan=self._plan)
        if "source" not in written:
            sentence = _("Name the document that states it by its address.")
            row.problems.append(Problem("source", "", sentence))
        part.slug = row.key = self._slug(type(part), written)
        if isinstance(part, FocusArea):
            self._areas[part.slug] = part
            self._slugs[written.get("number") or written["text"]] = part.slug
        parent = written.get("parent", "") if is_area else None
        position = written.get("position")
        if position is None:
            position = written["position"] = str(self._places.next(type(part), parent))
            cell = CellOutcome("position", CellKind.CHANGE, base="", before="", after=position)
            row.cells.append(cell)
        self._places.put(type(part), parent, int(position))
        return part

    def _slug(self, kind: type[Part], written: Values) -> str:
        """A new address: the plan's with the number, as far as it is free."""
        words = written.get("number") or written["text"]
        name = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or written["kind"]
        start = f"{self._plan.slug}-{name}"[: LONGEST_SLUG - 5]
        slug, turn = start, 1
        while slug in self._taken[kind]:
            turn += 1
            slug = f"{start}-{turn}"
        self._taken[kind].add(slug)
        return slug

    def _set(self, part: Part, written: Values) -> None:
        is_area = isinstance(part, FocusArea)
        for name, value in written.items():
            if name in {"number", "locator"}:
                setattr(part, name, value)
            elif name == "position":
                part.position = int(value or 0)
            elif name == "text":
                setattr(part, "title" if is_area else "text", value)
            elif name == "text_ko":
                setattr(part, "title_ko" if is_area else "text_ko", value)
            elif name == "source" and (key := self._addresses.key("source", value)) is not None:
                part.source_id = key

    # Parts that name areas

    def refuse_circles(self, rows: Iterable[RowOutcome]) -> None:
        """Add a problem to each row that would make an area part of itself."""
        above = self._above | {
            slug: self._slugs.get(name, "") for slug, name in self._named.items()
        }
        for row in rows:
            if row.key in self._named and row.key in self._areas and _returns(row.key, above):
                sentence = _("“%(name)s” is itself part of this area.")
                name = self._named[row.key]
                row.problems.append(Problem("parent", name, sentence % {"name": name}))

    def all(self) -> list[PartChange]:
        """Everything to be stored, areas before what stands in them."""
        for slug, name in self._named.items():
            part = self._changes[slug].part
            area = self._areas.get(self._slugs.get(name, ""))
            if isinstance(part, FocusArea):
                part.parent = area
            else:
                part.focus_area = area
        ordered: dict[int, PartChange] = {}
        for change in self._changes.values():
            self._place(change, ordered)
        return [*ordered.values()]

    def _place(self, change: PartChange, ordered: dict[int, PartChange]) -> None:
        part = change.part
        above = part.parent if isinstance(part, FocusArea) else part.focus_area
        if above is not None and above._state.adding and id(above) not in ordered:
            self._place(self._changes[above.slug], ordered)
        ordered[id(part)] = change


class _Places:
    """Where new rows go that don't say where: behind the row above them."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = {it.pk: it.slug for it in parts if isinstance(it, FocusArea)}
        self._last: dict[tuple[type[Part], str | None], int] = {}
        self._is_filled = {self._scope(part) for part in parts}

    def _scope(self, part: Part) -> tuple[type[Part], str | None]:
        if isinstance(part, FocusArea):
            return FocusArea, self._parts.get(part.parent_id or 0, "")
        return ActionLine, None

    def pass_by(self, part: Part) -> None:
        """Meet a row of the plan."""
        self._last[self._scope(part)] = part.position

    def next(self, kind: type[Part], parent: str | None) -> int:
        """The place behind the last row met; among rows of the plan, beside that one."""
        last = self._last.get((kind, parent), 0)
        return last if (kind, parent) in self._is_filled else last + 1

    def put(self, kind: type[Part], parent: str | None, position: int) -> None:
        """Meet a new row."""
        self._last[kind, parent] = position


def _returns(start: str, above: Mapping[str, str]) -> bool:
    seen = {start}
    here = above.get(start)
    while here:
        if here in seen:
            return here == start
        seen.add(here)
        here = above.get(here)
    return False


def _refusals(part: Part, written: Values, *, is_new: bool) -> Iterable[Problem]:
    """What the rules of single fields have against the new values."""
    columns = {"title": "text", "title_ko": "text_ko"}
    left_out: set[Any] = {it.name for it in part._meta.get_fields() if it.is_relation}
    try:
        part.clean_fields(exclude=left_out if is_new else left_out | {"slug"})
    except ValidationError as refusal:
        for name, sentences in refusal.message_dict.items():
            column = columns.get(name, name)
            yield Problem(column, written.get(column, "")[:80], " ".join(sentences))

"""What a plan's areas and lines say now, as cells of its sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from projects.models import ActionLine, FocusArea, Plan
from projects.reports.plan_sheet.columns import PLAN_COLUMNS, PartKind
from projects.reports.sheet import Seen, Typed, Values, everything, number, text, typed

Part: TypeAlias = FocusArea | ActionLine


class Areas:
    """How the rows of one plan name its areas: by the number where only one bears it."""

    def __init__(self, areas: Iterable[tuple[str, str]]) -> None:
        pairs = list(areas)
        borne = Counter(number for number, _slug in pairs)
        self._names = {
            slug: number if number and borne[number] == 1 else slug for number, slug in pairs
        }
        self.slugs = {name: slug for slug, name in self._names.items()} | {
            slug: slug for _number, slug in pairs
        }

    def name(self, slug: str | None) -> str:
        """What a row writes for the area at the address."""
        return "" if slug is None else self._names.get(slug, slug)


def parts_of(plan: Plan, *, seen: Seen = everything) -> list[Part]:
    """The areas and lines of a plan in the order in which its document has them."""
    areas = list(seen(plan.focus_areas.select_related("source").order_by("position", "pk")))
    lines = list(seen(plan.action_lines.select_related("source").order_by("position", "pk")))
    return list(_walk(None, areas, lines))


def _walk(parent: int | None, areas: list[FocusArea], lines: list[ActionLine]) -> Iterator[Part]:
    known = {area.pk for area in areas}
    for area in areas:
        # Below an area that is not seen stands at the top, as if there were none.
        if (area.parent_id if area.parent_id in known else None) == parent:
            yield area
            yield from _walk(area.pk, areas, lines)
    yield from (line for line in lines if line.focus_area_id == parent)


def part_values(part: Any, areas: Areas, slugs: Mapping[Any, str]) -> Values:
    """The cells of one area or line; ``part`` may be a row of its history."""
    is_area = hasattr(part, "title")
    parent = part.parent_id if is_area else part.focus_area_id
    return {
        "kind": PartKind.AREA if is_area else PartKind.LINE,
        "number": part.number,
        "parent": areas.name(slugs.get(parent)),
        "position": number(part.position),
        "text": text(part.title if is_area else part.text),
        "text_ko": text(part.title_ko if is_area else part.text_ko),
        "source": part.source.slug,
        "locator": text(part.locator),
        "slug": part.slug,
        "version": number(part.version),
    }


def areas_of(parts: Iterable[Part]) -> tuple[Areas, dict[int, str]]:
    """How rows name the areas among the parts, and the areas' addresses by primary key."""
    areas = [part for part in parts if isinstance(part, FocusArea)]
    return Areas((it.number, it.slug) for it in areas), {it.pk: it.slug for it in areas}


def plan_rows(plan: Plan, *, seen: Seen = everything) -> Iterator[list[Typed]]:
    """The rows of the sheet that the reader may see, in the order of the document."""
    parts = parts_of(plan, seen=seen)
    areas, slugs = areas_of(parts)
    for part in parts:
        values = part_values(part, areas, slugs)
        yield [typed(column.kind, values[name]) for name, column in PLAN_COLUMNS.items()]

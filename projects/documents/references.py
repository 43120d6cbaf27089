"""The records that snapshots name, looked up once for a whole batch."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from projects.documents.shapes import RelatedShape
from projects.documents.snapshot import Snapshot, primary_key
from projects.models import (
    ActionLine,
    Country,
    FocusArea,
    Organisation,
    Plan,
    PublicRecord,
    Source,
    Theme,
    VocabularyCode,
)


@dataclass(frozen=True)
class Published:
    """The published version of one project: what was released, which version, when.

    The addresses are those of its parent and its earlier phase while these are public, else empty.
    """

    snapshot: Snapshot
    version: int
    published_at: str
    parent_slug: str
    follows_slug: str

    @classmethod
    def of(cls, record: PublicRecord) -> Published:
        """The published version that a record keeps."""
        return cls(
            snapshot=json.loads(record.snapshot),
            version=record.version,
            published_at=record.published_at.isoformat(),
            parent_slug=record.parent_slug,
            follows_slug=record.follows_slug,
        )


@dataclass(frozen=True)
class References:
    """What the public may see of the records that some snapshots name.

    What is missing here is hidden, so a document that asks for it leaves it out.
    """

    plans: dict[int, Plan]
    areas: dict[int, FocusArea]
    areas_by_slug: dict[str, FocusArea]
    lines: dict[int, ActionLine]
    themes: dict[int, Theme]
    organisations: dict[int, Organisation]
    countries: dict[str, Country]
    sources: dict[int, Source]
    codes: dict[int, VocabularyCode]
    projects: dict[str, RelatedShape]
    components: dict[str, list[RelatedShape]]
    next_phases: dict[str, list[RelatedShape]]

    def with_ancestors(self, area: FocusArea) -> list[FocusArea]:
        """The area and every area it is part of, innermost first; none above a hidden one."""
        path = [area]
        while path[-1].parent_id is not None and path[-1].parent_id in self.areas:
            path.append(self.areas[path[-1].parent_id])
        return path


def look_up(versions: Iterable[Published]) -> References:
    """The published records that ``versions`` name, in a constant number of queries.

    Plans are few and their trees small: all of them are read, so that ancestors are at hand.
    """
    named = list(versions)
    snapshots = [version.snapshot for version in named]
    lines = ActionLine.objects.published().in_bulk(_keys(it["lines"] for it in snapshots))
    organisations = Organisation.objects.published().in_bulk(
        _keys((key for key, _ in it["participants"]) for it in snapshots)
    )
    sources = Source.objects.published().in_bulk(
        _keys([*it["sources"], *(key for *_, key in it["aliases"] if key)] for it in snapshots)
    )
    codes = VocabularyCode.objects.in_bulk(
        _keys((key for key, *_ in it["codes"]) for it in snapshots)
    )
    related, components, next_phases = _relations(named)
    areas = FocusArea.objects.published().in_bulk()
    return References(
        plans=Plan.objects.published().in_bulk(),
        areas=areas,
        areas_by_slug={area.slug: area for area in areas.values()},
        lines=lines,
        themes=Theme.objects.published().in_bulk(),
        organisations=organisations,
        countries=Country.objects.in_bulk(),
        sources=sources,
        codes=codes,
        projects=related,
        components=components,
        next_phases=next_phases,
    )


def _keys(groups: Iterable[Iterable[str]]) -> set[int]:
    return {int(primary_key(key)) for group in groups for key in group}


def _relations(
    versions: Sequence[Published],
) -> tuple[dict[str, RelatedShape], dict[str, list[RelatedShape]], dict[str, list[RelatedShape]]]:
    """The projects above and before the versions', and those below and after them, by address.

    Read from the public records' own columns: each names its parent and what it follows.
    """
    here = {version.snapshot["slug"] for version in versions}
    wanted = {slug for it in versions for slug in (it.parent_slug, it.follows_slug) if slug}
    related: dict[str, RelatedShape] = {}
    components: dict[str, list[RelatedShape]] = defaultdict(list)
    next_phases: dict[str, list[RelatedShape]] = defaultdict(list)
    for row in PublicRecord.objects.related_to(above=wanted, here=here).values(
        "slug", "acronym", "title", "title_ko", "parent_slug", "follows_slug"
    ):
        shape: RelatedShape = {
            "slug": row["slug"],
            "acronym": row["acronym"],
            "title": row["title"],
            "title_ko": row["title_ko"],
        }
        related[row["slug"]] = shape
        if row["parent_slug"] in here:
            components[row["parent_slug"]].append(shape)
        if row["follows_slug"] in here:
            next_phases[row["follows_slug"]].append(shape)
    return related, components, next_phases

"""The records that snapshots name, looked up once for a whole batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from projects.documents.shapes import RelatedShape
from projects.documents.snapshot import Snapshot
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
class References:
    """What the public may see of the records that some snapshots name.

    What is missing here is hidden, so a document that asks for it leaves it out.
    """

    plans: dict[str, Plan]
    plan_slugs: dict[int, str]
    areas: dict[str, FocusArea]
    areas_by_key: dict[int, FocusArea]
    lines: dict[str, ActionLine]
    themes: dict[str, Theme]
    organisations: dict[str, Organisation]
    countries: dict[str, Country]
    sources: dict[str, Source]
    codes: dict[tuple[str, str], VocabularyCode]
    projects: dict[str, RelatedShape]
    components: dict[str, list[RelatedShape]]
    next_phases: dict[str, list[RelatedShape]]

    def with_ancestors(self, area: FocusArea) -> list[FocusArea]:
        """The area and every area it is part of, innermost first; none above a hidden one."""
        path = [area]
        while path[-1].parent_id is not None and path[-1].parent_id in self.areas_by_key:
            path.append(self.areas_by_key[path[-1].parent_id])
        return path


def look_up(snapshots: Sequence[Snapshot]) -> References:
    """The published records that ``snapshots`` name, in a constant number of queries.

    Plans are few and their trees small: all of them are read, so that ancestors are at hand.
    """
    plans = list(Plan.objects.published())
    areas = list(FocusArea.objects.published())
    lines = ActionLine.objects.published().filter(slug__in=_named(it["lines"] for it in snapshots))
    organisations = Organisation.objects.published().filter(
        slug__in=_named((slug for slug, _ in it["participants"]) for it in snapshots)
    )
    sources = Source.objects.published().filter(
        slug__in=_named(
            [*it["sources"], *(slug for *_, slug in it["aliases"] if slug)] for it in snapshots
        )
    )
    codes = VocabularyCode.objects.filter(
        code__in=_named((code for _, code, *_ in it["codes"]) for it in snapshots)
    )
    related, components, next_phases = _relations(snapshots)
    return References(
        plans={row.slug: row for row in plans},
        plan_slugs={row.pk: row.slug for row in plans},
        areas={row.slug: row for row in areas},
        areas_by_key={row.pk: row for row in areas},
        lines={row.slug: row for row in lines},
        themes={row.slug: row for row in Theme.objects.published()},
        organisations={row.slug: row for row in organisations},
        countries={row.code: row for row in Country.objects.all()},
        sources={row.slug: row for row in sources},
        codes={(row.vocabulary, row.code): row for row in codes},
        projects=related,
        components=components,
        next_phases=next_phases,
    )


def _named(groups: Iterable[Iterable[str]]) -> set[str]:
    return {name for group in groups for name in group}


def _relations(
    snapshots: Sequence[Snapshot],
) -> tuple[dict[str, RelatedShape], dict[str, list[RelatedShape]], dict[str, list[RelatedShape]]]:
    """The projects above and before the snapshots', and those below and after them.

    Read from the public records' own columns: each names its parent and what it follows.
    """
    here = {it["slug"] for it in snapshots}
    wanted = _named([it["parent"] or "", it["follows"] or ""] for it in snapshots) - {""}
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

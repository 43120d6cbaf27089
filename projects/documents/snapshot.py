"""Snapshots: the published version of a project's working copy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from django.db.models import prefetch_related_objects

from projects.documents.entries import number
from projects.models import Project


class Snapshot(TypedDict):
    """What a project's working copy said when it was published; other records by their key."""

    slug: str
    acronym: str
    title: str
    title_ko: str
    summary: str
    summary_ko: str
    is_signature: bool
    parent: str | None
    follows: str | None
    plans: list[str]
    areas: list[str]
    lines: list[str]
    themes: list[str]
    sources: list[str]
    countries: list[tuple[str, str | None]]
    participants: list[tuple[str, str]]
    codes: list[tuple[str, str, str | None, int | None]]
    aliases: list[tuple[str, str, str | None]]


def take_snapshots(projects: Iterable[Project]) -> dict[int, Snapshot]:
    """The working copies as they stand, by primary key, in a constant number of queries."""
    rows = list(projects)
    prefetch_related_objects(
        rows,
        "parent",
        "follows",
        "plans",
        "focus_areas",
        "action_lines",
        "themes",
        "sources",
        "territories",
        "participations__organisation",
        "classifications__code",
        "aliases__source",
    )
    return {row.pk: _snapshot(row) for row in rows}


def _snapshot(row: Project) -> Snapshot:
    return {
        "slug": row.slug,
        "acronym": row.acronym,
        "title": row.title,
        "title_ko": row.title_ko,
        "summary": row.summary,
        "summary_ko": row.summary_ko,
        "is_signature": row.is_signature,
        "parent": row.parent.slug if row.parent else None,
        "follows": row.follows.slug if row.follows else None,
        "plans": sorted(plan.slug for plan in row.plans.all()),
        "areas": sorted(area.slug for area in row.focus_areas.all()),
        "lines": sorted(line.slug for line in row.action_lines.all()),
        "themes": sorted(theme.slug for theme in row.themes.all()),
        "sources": sorted(source.slug for source in row.sources.all()),
        "countries": sorted((it.country_id, number(it.share)) for it in row.territories.all()),
        "participants": sorted((it.organisation.slug, it.role) for it in row.participations.all()),
        "codes": sorted(
            (it.code.vocabulary, it.code.code, number(it.percentage), it.significance)
            for it in row.classifications.all()
        ),
        "aliases": sorted(
            (it.name, it.language, it.source.slug if it.source else None)
            for it in row.aliases.all()
        ),
    }

"""Snapshots: the published version of a project's working copy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from django.db.models import Model, prefetch_related_objects

from projects.documents.entries import number
from projects.models import Country, Organisation, Project, Source, VocabularyCode


class Snapshot(TypedDict):
    """What a project's working copy said when it was published.

    Other records stand by their typed key, like “plan:12”: a rename does not touch it, and one
    search of the text finds the versions that name a record.
    """

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
    codes: list[tuple[str, str | None, int | None]]
    aliases: list[tuple[str, str, str | None]]


def take_snapshots(projects: Iterable[Project]) -> dict[int, Snapshot]:
    """The working copies as they stand, by primary key, in a constant number of queries."""
    rows = list(projects)
    prefetch_related_objects(
        rows,
        "plans",
        "focus_areas",
        "action_lines",
        "themes",
        "sources",
        "territories",
        "participations",
        "classifications",
        "aliases",
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
        "parent": None if row.parent_id is None else key_of(Project, row.parent_id),
        "follows": None if row.follows_id is None else key_of(Project, row.follows_id),
        "plans": _keys(row.plans.all()),
        "areas": _keys(row.focus_areas.all()),
        "lines": _keys(row.action_lines.all()),
        "themes": _keys(row.themes.all()),
        "sources": _keys(row.sources.all()),
        "countries": sorted(
            (key_of(Country, it.country_id), number(it.share)) for it in row.territories.all()
        ),
        "participants": sorted(
            (key_of(Organisation, it.organisation_id), it.role) for it in row.participations.all()
        ),
        "codes": sorted(
            (key_of(VocabularyCode, it.code_id), number(it.percentage), it.significance)
            for it in row.classifications.all()
        ),
        "aliases": sorted(
            (it.name, it.language, None if it.source_id is None else key_of(Source, it.source_id))
            for it in row.aliases.all()
        ),
    }


def key_of(model: type[Model], key: object) -> str:
    """The typed key of a record: its kind and its primary key, like “plan:12”."""
    return f"{model._meta.model_name}:{key}"


def primary_key(key: str) -> str:
    """The primary key in a typed key, as text."""
    return key.partition(":")[2]


def _keys(rows: Iterable[Model]) -> list[str]:
    return sorted(key_of(type(row), row.pk) for row in rows)

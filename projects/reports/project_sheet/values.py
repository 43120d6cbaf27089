"""What the working copies of projects say now, as cells of the project sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from projects.models import Project, ProjectCountry
from projects.reports.project_sheet.columns import PROJECT_COLUMNS, RELATIONS
from projects.reports.project_sheet.entries import (
    planned_cells,
    standing_plans,
    standing_statuses,
    status_cells,
)
from projects.reports.sheet import (
    Seen,
    Typed,
    Values,
    everything,
    flag,
    many,
    number,
    text,
    typed,
    visible,
)

ROWS_AT_ONCE = 500


def values_of(projects: Sequence[Project], *, seen: Seen = everything) -> dict[int, Values]:
    """The cells of each project by its primary key, in a constant number of queries."""
    keys = [project.pk for project in projects]
    statuses, plans = standing_statuses(keys, seen), standing_plans(keys, seen)
    related = {name: _related(name, known_by, keys, seen) for name, known_by in RELATIONS.items()}
    related["countries"] = _gathered(
        ProjectCountry.objects.filter(project__in=keys).values_list("project_id", "country_id")
    )
    others = {key for it in projects for key in (it.parent_id, it.follows_id) if key is not None}
    slugs: dict[int | None, str] = dict(
        seen(Project.objects.filter(pk__in=others)).values_list("pk", "slug")
    )
    empty = dict.fromkeys(PROJECT_COLUMNS, "")
    return {
        project.pk: empty
        | _own_cells(project)
        | {name: many(found.get(project.pk, ())) for name, found in related.items()}
        | {
            "parent": slugs.get(project.parent_id, ""),
            "follows": slugs.get(project.follows_id, ""),
        }
        | status_cells(statuses.get(project.pk, []))
        | planned_cells(plans.get(project.pk, []))
        for project in projects
    }


def _related(name: str, known_by: str, keys: Sequence[int], seen: Seen) -> dict[int, list[str]]:
    relation: Any = Project._meta.get_field(name)
    other = relation.m2m_reverse_field_name()
    rows = relation.remote_field.through.objects.filter(project__in=keys)
    rows = rows.filter(**visible(relation, seen))
    return _gathered(rows.values_list("project_id", f"{other}__{known_by}"))


def _gathered(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found = defaultdict(list)
    for key, name in pairs:
        found[key].append(name)
    return found


def _own_cells(project: Project) -> Values:
    return {
        "slug": project.slug,
        "version": number(project.version),
        "title": text(project.title),
        "title_ko": text(project.title_ko),
        "acronym": text(project.acronym),
        "summary": text(project.summary),
        "summary_ko": text(project.summary_ko),
        "is_signature": flag(project.is_signature),
        "review_interval_days": number(project.review_interval_days),
    }


def project_rows(projects: Iterable[Project], *, seen: Seen = everything) -> Iterator[list[Typed]]:
    """The rows of the sheet in the order given, some hundred at a time."""
    remaining = iter(projects)
    while chunk := list(islice(remaining, ROWS_AT_ONCE)):
        cells = values_of(chunk, seen=seen)
        for project in chunk:
            values = cells[project.pk]
            yield [typed(column.kind, values[name]) for name, column in PROJECT_COLUMNS.items()]

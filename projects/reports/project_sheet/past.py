"""What projects said in the version that was exported, and who changed which cell since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from projects.models import Project, ProjectCountry
from projects.reports.project_sheet.columns import RELATIONS
from projects.reports.sheet import (
    Moment,
    Past,
    Seen,
    Since,
    everything,
    flag,
    many,
    name_of,
    number,
    past_in,
    text,
    visible,
)

TEXTS = ("title", "title_ko", "acronym", "summary", "summary_ko")


def past_of(versions: Mapping[int, int], *, seen: Seen = everything) -> dict[int, Past]:
    """For each project, by primary key, the given version; none for one it never had.

    The history of its own fields tells the cells; entries are dated and tell their own past.
    """
    if not versions:
        return {}
    rows = _rows_since(versions, seen)
    return {
        key: past
        for key, version in versions.items()
        if (past := past_in(rows.get(key, []), version)) is not None
    }


def _rows_since(versions: Mapping[int, int], seen: Seen) -> dict[int, list[Moment]]:
    history: Any = Project.history
    saved = history.filter(id__in=versions, version__gte=min(versions.values()))
    saved = saved.exclude(history_type="-")
    rows = list(saved.select_related("history_user").order_by("history_date", "history_id"))
    related = {name: _related(name, known_by, saved, seen) for name, known_by in RELATIONS.items()}
    named = {key for row in rows for key in (row.parent_id, row.follows_id)} - {None}
    projects = dict(seen(Project.objects.filter(pk__in=named)).values_list("pk", "slug"))
    countries = _Countries(versions)
    moments: dict[int, list[Moment]] = defaultdict(list)
    for saves in _by_project(rows):
        for row, later in zip(saves, [*saves[1:], None], strict=True):
            # Rows beside the project are stored after it: they count until it is stored again.
            until = None if later is None else later.history_date
            values = {name: text(getattr(row, name)) for name in TEXTS} | {
                "slug": row.slug,
                "is_signature": flag(row.is_signature),
                "parent": projects.get(row.parent_id, ""),
                "follows": projects.get(row.follows_id, ""),
                "review_interval_days": number(row.review_interval_days),
                "countries": countries.at(row.id, until),
                **{name: many(found.get(row.history_id, ())) for name, found in related.items()},
            }
            since = Since(by=name_of(row.history_user), at=row.history_date)
            moments[row.id].append(Moment(row.version, since, values))
    return moments


def _by_project(rows: Iterable[Any]) -> Iterable[list[Any]]:
    saves: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        saves[row.id].append(row)
    return saves.values()


def _related(name: str, known_by: str, saved: QuerySet[Any], seen: Seen) -> dict[int, list[str]]:
    """Which records each history row of a project names in the relation."""
    relation: Any = Project._meta.get_field(name)
    kept = getattr(Project.history.model, name).model
    other = relation.m2m_reverse_field_name()
    found = defaultdict(list)
    pairs = kept.objects.filter(history__in=saved.values("history_id"))
    pairs = pairs.filter(**visible(relation, seen))
    for history, value in pairs.values_list("history", f"{other}__{known_by}"):
        if value is not None:
            found[history].append(value)
    return found


class _Countries:
    """Where projects worked at any moment, which stands beside them in a table of its own."""

    def __init__(self, projects: Collection[int]) -> None:
        history: Any = ProjectCountry.history
        self._rows: dict[int, list[Any]] = defaultdict(list)
        rows = history.filter(project__in=list(projects)).order_by("history_date", "history_id")
        for row in rows:
            self._rows[row.project_id].append(row)

    def at(self, project: int, until: datetime | None) -> str:
        """The codes of the countries as they were before the moment, or as they are."""
        standing: dict[int, str] = {}
        for row in self._rows[project]:
            if until is not None and row.history_date >= until:
                break
            standing.pop(row.id, None)
            if row.history_type != "-":
                standing[row.id] = row.country_id
        return many(standing.values())

"""Projects that came to be known, whose status changed, or whose dates moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from projects.choices import CLOSED_STATUSES, ENDED_STATUSES, UNDER_WAY_STATUSES, Status
from projects.documents.figures import FiguresShape
from projects.documents.shapes import (
    CurrentDateShape,
    CurrentStatusShape,
    DatesShape,
    EntryShape,
    RelatedShape,
)
from projects.documents.twice import Twice
from projects.reports.changes.ledgers import DOCUMENTS, PlanLedgers, project_of
from projects.reports.plan_tree import ServingProject

Shape = TypeVar("Shape", bound=Mapping[str, Any])

# The dates of a document, in the order in which they are told.
DATES = ("planned_start", "actual_start", "planned_end", "actual_end")


@dataclass(frozen=True)
class NewProject:
    """A project of which no source had spoken by the first date, and the entry that first did."""

    project: RelatedShape
    known_on: str
    entry: EntryShape | None


@dataclass(frozen=True)
class StatusChange:
    """A project's status on both dates; None is not reported."""

    project: RelatedShape
    before: CurrentStatusShape | None
    after: CurrentStatusShape | None

    @property
    def has_begun(self) -> bool:
        """Whether it came under way, from not having begun."""
        before = self._was
        return self._is in UNDER_WAY_STATUSES and (
            before not in UNDER_WAY_STATUSES and before not in CLOSED_STATUSES
        )

    @property
    def has_ended(self) -> bool:
        """Whether its activities came to an end, completed or not."""
        return self._is in ENDED_STATUSES and self._was not in ENDED_STATUSES

    @property
    def is_cancelled(self) -> bool:
        """Whether it was given up."""
        return self._is == Status.CANCELLED and self._was != Status.CANCELLED

    @property
    def _was(self) -> str:
        return "" if self.before is None else self.before["status"]

    @property
    def _is(self) -> str:
        return "" if self.after is None else self.after["status"]


@dataclass(frozen=True)
class DateChange:
    """One date of a project, planned or actual, that counts otherwise on the second date."""

    project: RelatedShape
    which: str
    before: CurrentDateShape | None
    after: CurrentDateShape | None


@dataclass(frozen=True)
class Said(Generic[Shape]):
    """An entry that took effect in between, and its project; None is the plan itself."""

    project: RelatedShape | None
    entry: Shape


def name_of(project: ServingProject) -> RelatedShape:
    """A project as documents name it."""
    return {
        "slug": project.slug,
        "acronym": project.acronym,
        "title": project.title,
        "title_ko": project.title_ko,
    }


def new_projects(
    projects: Iterable[ServingProject], ledgers: PlanLedgers, *, since: date
) -> list[NewProject]:
    """The projects first known after ``since``, in the order in which they came to be known."""
    entries: dict[int, list[EntryShape]] = {}
    for kind, ledger in ledgers.by_kind.items():
        for row in ledger.after:
            key = project_of(row)
            if key is not None:
                document: Any = DOCUMENTS[kind](row)
                entries.setdefault(key, []).append(document)
    found = [
        NewProject(
            project=name_of(it),
            known_on=it.known_on,
            entry=min(
                entries.get(it.key, []), key=lambda entry: entry["effective_on"], default=None
            ),
        )
        for it in projects
        if it.known_on is not None and date.fromisoformat(it.known_on) > since
    ]
    return sorted(found, key=lambda it: it.known_on)


def status_changes(
    projects: Iterable[ServingProject],
    before: Mapping[int, FiguresShape],
    after: Mapping[int, FiguresShape],
) -> tuple[list[StatusChange], list[StatusChange]]:
    """The projects whose status changed, and those of which a later source says the same."""
    changed, restated = [], []
    for project in projects:
        was = before[project.key]["status"] if project.key in before else None
        now = after[project.key]["status"] if project.key in after else None
        change = StatusChange(project=name_of(project), before=was, after=now)
        if (was and was["status"]) != (now and now["status"]):
            changed.append(change)
        elif was and now and was["id"] != now["id"]:
            restated.append(change)
    return changed, restated


def date_changes(
    projects: Iterable[ServingProject],
    before: Mapping[int, FiguresShape],
    after: Mapping[int, FiguresShape],
) -> list[DateChange]:
    """The dates that are given for the first time, or moved, or are given no more."""
    changes = []
    for project in projects:
        was = _dates(before, project.key)
        now = _dates(after, project.key)
        changes += [
            DateChange(
                project=name_of(project), which=which, before=was.get(which), after=now.get(which)
            )
            for which in DATES
            if _day(was.get(which)) != _day(now.get(which))
        ]
    return changes


def said_between(
    kind: str, ledger: Twice[Any], names: Mapping[int, RelatedShape]
) -> Sequence[Said[Any]]:
    """The entries of a ledger that took effect in between, and still were at its end."""
    return [
        Said(project=names.get(project_of(row) or 0), entry=DOCUMENTS[kind](row))
        for row in ledger.between
    ]


def _dates(figures: Mapping[int, FiguresShape], key: int) -> Mapping[str, CurrentDateShape | None]:
    if key not in figures:
        return {}
    dates: DatesShape = figures[key]["dates"]
    return {
        "planned_start": dates["planned_start"],
        "planned_end": dates["planned_end"],
        "actual_start": dates["actual_start"],
        "actual_end": dates["actual_end"],
    }


def _day(shape: CurrentDateShape | None) -> tuple[str, str] | None:
    return None if shape is None else (shape["date"], shape["precision"])

"""One public project on a date: its document, and how its relatives stand."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F

from projects.choices import CLOSED_STATUSES, FINAL_STATUSES
from projects.documents.shapes import ProjectShape, RelatedShape, SourceShape
from projects.models import Plan, PublicRecord
from projects.reports.project_documents import documents_as_of


@dataclass(frozen=True)
class RelatedProject:
    """A parent, component or phase with its status on the date."""

    project: RelatedShape
    status: str
    status_on: date | None


@dataclass(frozen=True)
class ProjectAccount:
    """A project's document as of a date; ``is_known`` is False before any source speaks of it."""

    document: ProjectShape
    is_known: bool
    end_passed: bool
    parent: RelatedProject | None
    components: list[RelatedProject]
    follows: RelatedProject | None
    next_phases: list[RelatedProject]


@dataclass(frozen=True)
class NextCheck:
    """When a plan wants a project checked again: ``days`` after somebody last vouched for it."""

    due_on: date
    days: int
    is_past: bool


def read_project(slug: str, *, on: date, today: bool) -> ProjectAccount | None:
    """The account of the project at the address ``slug``; None if no public one stands there.

    Of today in two queries, the document being ready; of any other day in at most ten more.
    """
    record = PublicRecord.objects.published().filter(slug=slug).first()
    if record is None:
        return None
    document: ProjectShape = (
        json.loads(record.document) if today else documents_as_of([record], on=on)[0]
    )
    named = [document["parent"], document["follows"]]
    near = [it for it in named if it is not None]
    related = _statuses([*near, *document["components"], *document["next_phases"]], on, today)
    return ProjectAccount(
        document=document,
        is_known=record.first_known_on is None or record.first_known_on <= on,
        end_passed=_end_passed(document, on),
        parent=_one(document["parent"], related),
        components=[_related(it, related) for it in document["components"]],
        follows=_one(document["follows"], related),
        next_phases=[_related(it, related) for it in document["next_phases"]],
    )


def next_check(document: ProjectShape, *, on: date) -> NextCheck | None:
    """By the strictest of the public plans it serves, from what the public knows on the date.

    None if none is to come: it is over, serves no public plan, or nobody ever vouched for it.
    An interval of its own and a status in draft are the desk's affair, and count there alone.
    """
    status = document["status"]
    vouched = [it for it in (document["confirmed_on"], status and status["effective_on"]) if it]
    if not vouched or (status and status["status"] in FINAL_STATUSES):
        return None
    days = (
        Plan.objects.published()
        .filter(slug__in=[it["slug"] for it in document["plans"]])
        .order_by("review_interval_days")
        .values_list("review_interval_days", flat=True)
        .first()
    )
    if days is None:
        return None
    due_on = date.fromisoformat(max(vouched)) + timedelta(days=days)
    return NextCheck(due_on=due_on, days=days, is_past=due_on <= on)


def cited_sources(document: ProjectShape) -> list[SourceShape]:
    """Every source that the document names, each once: those that describe it first."""
    entries = [
        *document["status_history"],
        *document["periods"],
        *document["funding"],
        *document["milestones"],
        *document["reported_values"],
        *(it for indicator in document["indicators"] for it in indicator["targets"]),
        *(it for indicator in document["indicators"] for it in indicator["readings"]),
    ]
    sources = [
        *document["sources"],
        *(entry["source"] for entry in entries),
        *(it["baseline"]["source"] for it in document["indicators"] if it["baseline"]),
        *(it["source"] for it in document["aliases"] if it["source"]),
        *(it["exchange_rate"]["source"] for it in document["funding"] if it["exchange_rate"]),
    ]
    return list({source["slug"]: source for source in sources}.values())


def _end_passed(document: ProjectShape, on: date) -> bool:
    """The flag of PublicRecordQuerySet.end_passed(): beside the status, never in its place."""
    end, status = document["dates"]["planned_end"], document["status"]
    if end is None or date.fromisoformat(end["date"]) >= on:
        return False
    return status is None or status["status"] not in CLOSED_STATUSES


def _statuses(
    projects: Iterable[RelatedShape], on: date, today: bool
) -> dict[str, tuple[str, date | None]]:
    rows = (
        PublicRecord.objects.published()
        .as_of(None if today else on)
        .filter(slug__in=[it["slug"] for it in projects])
        .order_by()
        .values_list("slug", F("shown_status"), F("shown_status_on"))
    )
    return {slug: (status, status_on) for slug, status, status_on in rows}


def _one(
    project: RelatedShape | None, statuses: dict[str, tuple[str, date | None]]
) -> RelatedProject | None:
    return None if project is None else _related(project, statuses)


def _related(project: RelatedShape, statuses: dict[str, tuple[str, date | None]]) -> RelatedProject:
    status, status_on = statuses.get(project["slug"], ("", None))
    return RelatedProject(project=project, status=status, status_on=status_on)

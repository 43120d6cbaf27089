"""Everything public that was ever said of a project: when it was true, and when published here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Min, UUIDField, Value
from django.utils import timezone

from projects.choices import PublicationState, ReviewState
from projects.documents.shapes import IndicatorShape, ProjectShape
from projects.models import (
    FundingEntry,
    Milestone,
    Period,
    Project,
    PublicRecord,
    Reading,
    ReportedValue,
    StatusUpdate,
    Target,
)
from projects.models.history import history_of
from projects.reports.project_documents import documents_as_of

# Where the ledgers stand in a project's document, by the kind of figure that they hold.
LEDGERS = {
    "status": "status_history",
    "period": "periods",
    "funding": "funding",
    "milestone": "milestones",
    "reported": "reported_values",
}
MODELS = (StatusUpdate, Period, FundingEntry, Milestone, ReportedValue, Target, Reading)
# Stands for the project itself among the identifiers of the entries.
PROJECT = UUID(int=0)


@dataclass(frozen=True)
class Statement:
    """One entry, or a confirmation, which has no source.

    ``published_on`` is None where the history does not tell. ``successor`` is what replaced it,
    None also where that takes effect only after the date of the view.
    """

    kind: str
    true_on: str
    published_on: str | None
    entry: Mapping[str, Any]
    indicator: IndicatorShape | None
    successor: Mapping[str, Any] | None

    @property
    def is_corrected(self) -> bool:
        """Whether it was never right."""
        return bool(self.entry.get("is_superseded")) and (
            self.successor is None or self.successor["is_correction"]
        )

    @property
    def is_revised(self) -> bool:
        """Whether it was right until another entry took its place."""
        return bool(self.entry.get("is_superseded")) and not self.is_corrected


@dataclass(frozen=True)
class ProjectHistory:
    """A project's document as of a date, and all that was said of it by then."""

    document: ProjectShape
    statements: list[Statement]


def read_history(
    slug: str, *, on: date, today: bool, by_publication: bool
) -> ProjectHistory | None:
    """What was said of the project at an address by ``on``, the latest first.

    In the order in which it was true, or in which it was published here. None if no public
    project stands there. In two queries more than the document takes.
    """
    record = PublicRecord.objects.published().filter(slug=slug).first()
    if record is None:
        return None
    document: ProjectShape = (
        json.loads(record.document) if today else documents_as_of([record], on=on)[0]
    )
    statements = list(_statements(document, _publications(record, document)))
    return ProjectHistory(
        document=document,
        statements=sorted(
            statements,
            key=lambda it: (
                (it.published_on or "", it.true_on)
                if by_publication
                else (it.true_on, it.published_on or "")
            ),
            reverse=True,
        ),
    )


def _statements(document: ProjectShape, published: Mapping[str, str]) -> Iterator[Statement]:
    entries = list(_entries(document))
    successors: dict[str, Mapping[str, Any]] = {}
    for _, entry, _ in entries:
        earlier = successors.get(entry["supersedes"])
        # A correction says more than a revision of the same entry: that it was never right.
        if entry["supersedes"] and not (earlier and earlier["is_correction"]):
            successors[entry["supersedes"]] = entry
    for kind, entry, indicator in entries:
        yield Statement(
            kind=kind,
            true_on=entry["effective_on"],
            published_on=published.get(entry["id"]),
            entry=entry,
            indicator=indicator,
            successor=successors.get(entry["id"]),
        )
    for day in document["confirmations"]:
        yield Statement(
            kind="confirmation",
            true_on=day,
            published_on=day,
            entry={"effective_on": day, "precision": "day"},
            indicator=None,
            successor=None,
        )


def _entries(
    document: ProjectShape,
) -> Iterator[tuple[str, Mapping[str, Any], IndicatorShape | None]]:
    for kind, key in LEDGERS.items():
        for entry in document[key]:  # type: ignore[literal-required]
            yield kind, entry, None
    for indicator in document["indicators"]:
        for target in indicator["targets"]:
            yield "target", target, indicator
        for reading in indicator["readings"]:
            yield "reading", reading, indicator


def _publications(record: PublicRecord, document: ProjectShape) -> dict[str, str]:
    """The day on which each entry could first be read here: both it and the project published."""
    keys = [UUID(entry["id"]) for _, entry, _ in _entries(document)]
    first_published = (
        history_of(Project)
        .filter(id=record.pk, publication_state=PublicationState.PUBLISHED)
        .order_by()
        .values_list(Value(PROJECT, output_field=UUIDField()))
        .annotate(at=Min("history_date"))
    )
    released = [
        history_of(model)
        .filter(id__in=keys, review_state=ReviewState.PUBLISHED)
        .order_by()
        .values_list("id")
        .annotate(at=Min("history_date"))
        for model in MODELS
    ]
    moments: dict[UUID, datetime | None] = dict(first_published.union(*released, all=True))
    public_since = moments.pop(PROJECT, None)
    return {
        str(key): timezone.localdate(max(at, public_since or at)).isoformat()
        for key, at in moments.items()
        if at is not None
    }

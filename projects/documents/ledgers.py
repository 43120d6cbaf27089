"""A batch of projects' published ledgers as documents, read in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from projects.documents.entries import (
    funding_document,
    milestone_document,
    period_document,
    reported_value_document,
    status_document,
)
from projects.documents.indicator import indicator_documents
from projects.documents.shapes import (
    FundingShape,
    IndicatorShape,
    MilestoneShape,
    PeriodShape,
    ReportedValueShape,
    StatusShape,
)
from projects.models import (
    Confirmation,
    FundingEntry,
    Indicator,
    LedgerQuerySet,
    Milestone,
    Period,
    ReportedValue,
    StatusUpdate,
)

Shape = TypeVar("Shape")


@dataclass
class Ledgers:
    """One project's published entries up to a date, oldest first."""

    statuses: list[StatusShape] = field(default_factory=list)
    periods: list[PeriodShape] = field(default_factory=list)
    # The keys of those periods that were never right.
    corrected: set[str] = field(default_factory=set)
    funding: list[FundingShape] = field(default_factory=list)
    milestones: list[MilestoneShape] = field(default_factory=list)
    reported_values: list[ReportedValueShape] = field(default_factory=list)
    indicators: list[IndicatorShape] = field(default_factory=list)
    confirmations: list[str] = field(default_factory=list)


def read_ledgers(projects: Collection[int], *, on: date) -> dict[int, Ledgers]:
    """The ledgers of the projects with these primary keys as of ``on``."""
    found: dict[int, Ledgers] = defaultdict(Ledgers)
    related = ("fund", "provider", "exchange_rate__source")
    for key, status in _read(StatusUpdate.objects.all(), projects, on, status_document):
        found[key].statuses.append(status)
    for key, (period, is_corrected) in _read(
        Period.objects.with_corrected(), projects, on, _period_with_fate
    ):
        found[key].periods.append(period)
        if is_corrected:
            found[key].corrected.add(period["id"])
    for key, sum_ in _read(
        FundingEntry.objects.select_related(*related), projects, on, funding_document
    ):
        found[key].funding.append(sum_)
    for key, milestone in _read(Milestone.objects.all(), projects, on, milestone_document):
        found[key].milestones.append(milestone)
    for key, value in _read(ReportedValue.objects.all(), projects, on, reported_value_document):
        found[key].reported_values.append(value)
    for confirmation in (
        Confirmation.objects.as_of(on).filter(project__in=projects).order_by("confirmed_on", "pk")
    ):
        found[confirmation.project_id].confirmations.append(confirmation.confirmed_on.isoformat())
    _add_indicators(found, projects, on)
    return found


def _period_with_fate(entry: Period) -> tuple[PeriodShape, bool]:
    return period_document(entry), vars(entry)["is_corrected"]


def _read(
    ledger: LedgerQuerySet[Any],
    projects: Collection[int],
    on: date,
    document: Callable[[Any], Shape],
) -> list[tuple[int, Shape]]:
    entries = (
        ledger.approved().known(on).filter(project__in=projects).select_related("source").in_order()
    )
    return [(entry.project_id, document(entry)) for entry in entries]


def _add_indicators(found: dict[int, Ledgers], projects: Collection[int], on: date) -> None:
    """Attach indicators, whose own state hides them whether or not their project is public."""
    indicators = list(
        Indicator.objects.approved()
        .filter(project__in=projects)
        .select_related("baseline_source")
        .order_by("title", "pk")
    )
    documents = indicator_documents(indicators, on=on)
    for indicator in indicators:
        if indicator.project_id is not None:
            found[indicator.project_id].indicators.append(documents[indicator.pk])

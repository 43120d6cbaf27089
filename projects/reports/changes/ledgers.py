"""The ledgers of a plan and its projects as they stood on two dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from projects.documents.assessment import assessment_document
from projects.documents.entries import (
    funding_document,
    milestone_document,
    period_document,
    reported_value_document,
    status_document,
)
from projects.documents.figures import FiguresShape, figures_of
from projects.documents.indicator import value_document
from projects.documents.ledgers import Ledgers
from projects.documents.twice import Twice, read_twice
from projects.models import (
    Assessment,
    Claim,
    FundingEntry,
    LedgerEntry,
    Milestone,
    Period,
    Plan,
    Reading,
    ReportedValue,
    StatusUpdate,
)
from projects.reports.plan_index import claims_with_meetings

# How an entry of each ledger is shown, by the kind of figure that it holds.
DOCUMENTS: Mapping[str, Callable[[Any], Mapping[str, Any]]] = {
    "status": status_document,
    "period": period_document,
    "funding": funding_document,
    "milestone": milestone_document,
    "reported": reported_value_document,
    "reading": value_document,
    "assessment": assessment_document,
    "claim": lambda entry: claims_with_meetings([entry])[0],
}


@dataclass(frozen=True)
class PlanLedgers:
    """Every entry about the projects and about the plan itself, on both dates."""

    status: Twice[StatusUpdate]
    period: Twice[Period]
    funding: Twice[FundingEntry]
    milestone: Twice[Milestone]
    reported: Twice[ReportedValue]
    reading: Twice[Reading]
    assessment: Twice[Assessment]
    claim: Twice[Claim]

    @property
    def by_kind(self) -> dict[str, Twice[Any]]:
        """The ledgers by the kind of figure that they hold."""
        return {kind: getattr(self, kind) for kind in DOCUMENTS}

    def figures_before(self) -> dict[int, FiguresShape]:
        """The figures of each project's document as of the first date, indicators aside."""
        return _figures(self.status.before, self.period.before, self.funding.before)

    def figures_after(self) -> dict[int, FiguresShape]:
        """The figures of each project's document as of the second date, indicators aside."""
        return _figures(self.status.after, self.period.after, self.funding.after)

    def spoken_of(self) -> set[int]:
        """The projects of which a source speaks in the time between."""
        entries = [it for ledger in self.by_kind.values() for it in ledger.fresh]
        return {key for it in entries if (key := project_of(it)) is not None}


def read_ledgers(plan: Plan, projects: Collection[int], *, since: date, on: date) -> PlanLedgers:
    """The ledgers of the plan and of the projects with these primary keys, in eight queries."""
    theirs = Q(project__in=projects)
    of_indicators = Q(indicator__project__in=projects) | Q(indicator__plan=plan)
    return PlanLedgers(
        status=read_twice(_sourced(StatusUpdate).filter(theirs), since=since, on=on),
        period=read_twice(_sourced(Period).filter(theirs).with_corrected(), since=since, on=on),
        funding=read_twice(
            _sourced(FundingEntry)
            .filter(theirs)
            .select_related("fund", "provider", "exchange_rate__source"),
            since=since,
            on=on,
        ),
        milestone=read_twice(_sourced(Milestone).filter(theirs), since=since, on=on),
        reported=read_twice(
            _sourced(ReportedValue).filter(theirs | Q(plan=plan)), since=since, on=on
        ),
        reading=read_twice(
            _sourced(Reading).filter(of_indicators).select_related("indicator"),
            since=since,
            on=on,
        ),
        assessment=read_twice(
            _sourced(Assessment).filter(line__plan=plan).select_related("line__plan"),
            since=since,
            on=on,
        ),
        claim=read_twice(
            _sourced(Claim).filter(plan=plan).select_related("plan", "meeting__partnership"),
            since=since,
            on=on,
        ),
    )


def project_of(entry: LedgerEntry) -> int | None:
    """The project that an entry is about, itself or through its indicator; None of the plan."""
    subject = entry.indicator if isinstance(entry, Reading) else entry
    return getattr(subject, "project_id", None)


def _sourced(model: Any) -> Any:
    return model.objects.published().select_related("source")


def _figures(
    statuses: Iterable[StatusUpdate],
    periods: Iterable[Period],
    funding: Iterable[FundingEntry],
) -> dict[int, FiguresShape]:
    found: dict[int, Ledgers] = defaultdict(Ledgers)
    for status in statuses:
        found[status.project_id].statuses.append(status_document(status))
    for period in periods:
        found[period.project_id].periods.append(period_document(period))
        if vars(period)["is_corrected"]:
            found[period.project_id].corrected.add(str(period.pk))
    for sum_ in funding:
        found[sum_.project_id].funding.append(funding_document(sum_))
    return {key: figures_of(ledgers) for key, ledgers in found.items()}

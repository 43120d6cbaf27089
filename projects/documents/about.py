"""Ledger entries and indicators that stand alone, with what they are about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from projects.documents.entries import (
    funding_document,
    milestone_document,
    named_document,
    period_document,
    status_document,
)
from projects.documents.indicator import indicator_documents, reading_document
from projects.documents.shapes import (
    AboutProjectShape,
    IndicatorReadingShape,
    NamedIndicatorShape,
    ProjectFundingShape,
    ProjectMilestoneShape,
    ProjectPeriodShape,
    ProjectStatusShape,
    SubjectIndicatorShape,
)
from projects.documents.visible import project_names, visible
from projects.models import (
    Fund,
    FundingEntry,
    Indicator,
    Milestone,
    Partnership,
    Period,
    Plan,
    ProjectEntry,
    Reading,
    StatusUpdate,
)
from projects.models.fiction import is_fictional
from projects.models.indicator import IndicatorQuerySet


def indicators_on(on: date | None) -> IndicatorQuerySet:
    """The public indicators; they bear no date, their values do."""
    return Indicator.objects.published().select_related("baseline_source")


def status_documents(entries: Sequence[StatusUpdate]) -> list[ProjectStatusShape]:
    """Status updates and their projects; ``entries`` come from ``known()``, with the source."""
    return [
        {**status_document(it), **about}
        for it, about in zip(entries, _projects(entries), strict=True)
    ]


def period_documents(entries: Sequence[Period]) -> list[ProjectPeriodShape]:
    """Periods and their projects; ``entries`` come from ``known()``, with the source."""
    return [
        {**period_document(it), **about}
        for it, about in zip(entries, _projects(entries), strict=True)
    ]


def milestone_documents(entries: Sequence[Milestone]) -> list[ProjectMilestoneShape]:
    """Milestones and their projects; ``entries`` come from ``known()``, with the source."""
    return [
        {**milestone_document(it), **about}
        for it, about in zip(entries, _projects(entries), strict=True)
    ]


def funding_documents(entries: Sequence[FundingEntry]) -> list[ProjectFundingShape]:
    """Sums and their projects; ``entries`` come with source, fund, provider and rate."""
    return [
        {**funding_document(it), **about}
        for it, about in zip(entries, _projects(entries), strict=True)
    ]


def _projects(entries: Sequence[ProjectEntry]) -> list[AboutProjectShape]:
    names = project_names(it.project_id for it in entries)
    projects = [names[it.project_id] for it in entries]
    return [{"is_fictional": is_fictional(it["slug"]), "project": it} for it in projects]


def reading_documents(entries: Sequence[Reading]) -> list[IndicatorReadingShape]:
    """Readings and their indicators; ``entries`` come with source, indicator and parts."""
    return [
        {
            **reading_document(it),
            "is_fictional": is_fictional(it.indicator.slug),
            "indicator": indicator_name(it.indicator),
        }
        for it in entries
    ]


def indicator_name(indicator: Indicator) -> NamedIndicatorShape:
    """An indicator, by address, title and unit."""
    return {
        "slug": indicator.slug,
        "title": indicator.title,
        "title_ko": indicator.title_ko,
        "unit": indicator.unit,
        "unit_ko": indicator.unit_ko,
    }


def subject_indicator_documents(
    indicators: Sequence[Indicator], *, on: date
) -> list[SubjectIndicatorShape]:
    """Indicators as of ``on`` with what they measure; they come with the baseline's source."""
    documents = indicator_documents(indicators, on=on)
    projects = project_names(it.project_id for it in indicators)
    plans = visible(Plan.objects.published(), (it.plan_id for it in indicators))
    partnerships = visible(
        Partnership.objects.published(), (it.partnership_id for it in indicators)
    )
    funds = visible(Fund.objects.published(), (it.fund_id for it in indicators))
    return [
        {
            **documents[it.pk],
            "is_fictional": is_fictional(it.slug),
            "project": projects.get(it.project_id),
            "plan": named_document(plans[it.plan_id]) if it.plan_id in plans else None,
            "partnership": (
                named_document(partnerships[it.partnership_id])
                if it.partnership_id in partnerships
                else None
            ),
            "fund": named_document(funds[it.fund_id]) if it.fund_id in funds else None,
        }
        for it in indicators
    ]

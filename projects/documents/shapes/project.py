"""A project's public document."""

from __future__ import annotations

from typing import TypedDict

from projects.documents.shapes.dates import DatesShape, PeriodShape
from projects.documents.shapes.entry import (
    CurrentStatusShape,
    MilestoneShape,
    ReportedValueShape,
    StatusShape,
)
from projects.documents.shapes.indicator import IndicatorShape
from projects.documents.shapes.money import FundingShape, MoneyShape
from projects.documents.shapes.named import (
    AliasShape,
    AreaShape,
    CodeShape,
    CountryShape,
    LineShape,
    NamedShape,
    ParticipantShape,
    RelatedShape,
)
from projects.documents.shapes.source import SourceShape
from projects.documents.shapes.values import Day, Moment


class ProjectSummaryShape(TypedDict):
    """A project as lists show it."""

    slug: str
    acronym: str
    title: str
    title_ko: str
    is_fictional: bool
    summary: str
    summary_ko: str
    is_signature: bool
    parent: RelatedShape | None
    plans: list[NamedShape]
    areas: list[AreaShape]
    lines: list[LineShape]
    countries: list[CountryShape]
    organisations: list[ParticipantShape]
    funds: list[NamedShape]
    themes: list[NamedShape]
    status: CurrentStatusShape | None
    dates: DatesShape
    money: list[MoneyShape]
    confirmed_on: Day | None
    missing: list[str]


class ProjectShape(ProjectSummaryShape):
    """A project with all its ledgers."""

    aliases: list[AliasShape]
    follows: RelatedShape | None
    next_phases: list[RelatedShape]
    components: list[RelatedShape]
    codes: list[CodeShape]
    sources: list[SourceShape]
    status_history: list[StatusShape]
    periods: list[PeriodShape]
    funding: list[FundingShape]
    indicators: list[IndicatorShape]
    milestones: list[MilestoneShape]
    reported_values: list[ReportedValueShape]
    confirmations: list[Day]
    version: int
    published_at: Moment

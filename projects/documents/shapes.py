"""The shapes of the public documents: what the API serves, key by key.

Money is a decimal string with its ISO 4217 currency; dates are ISO 8601 strings; an unknown value
is None, never 0. Text comes in English and, under ``…_ko``, in Korean; "" means not translated.
The OpenAPI schema is made from these classes.
"""

from __future__ import annotations

from typing import TypedDict


class SourceShape(TypedDict):
    """The document that a figure rests on."""

    slug: str
    title: str
    publisher: str
    url: str
    file_name: str
    language: str
    published_on: str | None
    accessed_on: str | None


class EntryShape(TypedDict):
    """What every ledger entry says of itself."""

    id: str
    effective_on: str
    precision: str
    source: SourceShape
    locator: str
    note: str
    note_ko: str
    is_counted: bool
    counting_reason: str
    supersedes: str | None
    is_superseded: bool


class StatusShape(EntryShape):
    """A status update."""

    status: str
    verification: str


class CurrentStatusShape(StatusShape):
    """The status that counts, with what other sources say beside it."""

    also_reported: list[StatusShape]


class PeriodShape(EntryShape):
    """The dates that one source gives."""

    basis: str
    starts_on: str | None
    starts_precision: str
    ends_on: str | None
    ends_precision: str


class DateShape(TypedDict):
    """One date of a project, as one source gives it."""

    date: str
    precision: str
    entry: PeriodShape


class CurrentDateShape(DateShape):
    """The date that counts, the first one ever planned, and what other sources say."""

    first: DateShape
    also_reported: list[DateShape]


class DatesShape(TypedDict):
    """Planned and actual start and end."""

    planned_start: CurrentDateShape | None
    planned_end: CurrentDateShape | None
    actual_start: CurrentDateShape | None
    actual_end: CurrentDateShape | None


class FundingShape(EntryShape):
    """One sum of money."""

    kind: str
    qualifier: str
    amount: str | None
    currency: str
    is_not_applicable: bool
    usd_amount: str | None
    exchange_rate: RateShape | None
    fund: NamedShape | None
    provider: NamedShape | None


class RateShape(TypedDict):
    """The rate at which a sum was converted to US dollars."""

    usd_per_unit: str
    on: str
    source: SourceShape


class MoneyShape(TypedDict):
    """The counted sums of one kind in one currency, added up, and what other sources say."""

    kind: str
    currency: str
    amount: str | None
    is_not_applicable: bool
    qualifier: str
    usd_amount: str | None
    as_of: str
    entries: list[FundingShape]
    also_reported: list[FundingShape]


class NamedShape(TypedDict):
    """Another record, by address and name."""

    slug: str
    name: str
    name_ko: str
    acronym: str


class ParticipantShape(NamedShape):
    """An organisation and what it does in the project."""

    role: str


class CountryShape(TypedDict):
    """A country, with its share of the money in per cent where known."""

    code: str
    name: str
    name_ko: str
    share: str | None


class AreaShape(TypedDict):
    """A focus area of a plan, with the document's own number."""

    slug: str
    plan: str
    number: str
    title: str
    title_ko: str


class LineShape(TypedDict):
    """An action line of a plan, with the document's own number."""

    slug: str
    plan: str
    number: str
    text: str
    text_ko: str


class RelatedShape(TypedDict):
    """Another project: a parent, a component, an earlier or later phase."""

    slug: str
    acronym: str
    title: str
    title_ko: str


class AliasShape(TypedDict):
    """Another name, with the source that uses it."""

    name: str
    language: str
    source: SourceShape | None


class CodeShape(TypedDict):
    """A code of a vocabulary kept by others."""

    vocabulary: str
    code: str
    name: str
    name_ko: str
    percentage: str | None
    significance: int | None


class PartShape(TypedDict):
    """A part of a reading, never added to the whole."""

    dimension: str
    label: str
    value: str


class ValueShape(EntryShape):
    """A value of an indicator, in its unit."""

    qualifier: str
    value: str | None
    text: str
    text_ko: str
    is_not_applicable: bool


class ReadingShape(ValueShape):
    """What an indicator stood at."""

    parts: list[PartShape]


class TargetShape(ValueShape):
    """What an indicator should reach, and by when."""

    due_on: str | None
    due_precision: str


class BaselineShape(TypedDict):
    """Where an indicator started."""

    value: str
    year: int
    source: SourceShape


class IndicatorShape(TypedDict):
    """One thing measured, with its baseline, targets and readings."""

    slug: str
    title: str
    title_ko: str
    type: str
    measure: str
    unit: str
    unit_ko: str
    direction: str
    baseline: BaselineShape | None
    target: TargetShape | None
    reading: ReadingShape | None
    targets: list[TargetShape]
    readings: list[ReadingShape]


class MilestoneShape(EntryShape):
    """Something to reach, or reached, on a day."""

    title: str
    title_ko: str
    due_on: str | None
    done_on: str | None


class ReportedValueShape(EntryShape):
    """A figure that no other ledger holds."""

    figure: str
    value: str
    value_ko: str


class ProjectSummaryShape(TypedDict):
    """A project as lists show it."""

    slug: str
    acronym: str
    title: str
    title_ko: str
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
    confirmed_on: str | None
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
    confirmations: list[str]
    version: int
    published_at: str

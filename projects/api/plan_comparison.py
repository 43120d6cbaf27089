"""The changes of a plan as a document, with its shapes."""

from __future__ import annotations

from typing import Annotated, TypedDict, cast

from projects.api.totals import CurrencyTotalShape, currency_document
from projects.documents.entries import money
from projects.documents.shapes import (
    AssessmentShape,
    ClaimShape,
    CurrentDateShape,
    CurrentStatusShape,
    FundingShape,
    LineShape,
    MilestoneShape,
    NamedIndicatorShape,
    PeriodShape,
    RelatedShape,
    ReportedValueShape,
    StatusShape,
    ValueShape,
)
from projects.documents.shapes.values import (
    Amount,
    CurrencyCode,
    Day,
    Form,
    FundingKindWord,
    LineStateWord,
)
from projects.models.fiction import is_fictional
from projects.reports.changes import PlanChanges
from projects.reports.changes.ledgers import DOCUMENTS
from projects.reports.changes.project import DATES

AnyEntryShape = (
    StatusShape
    | PeriodShape
    | FundingShape
    | MilestoneShape
    | ReportedValueShape
    | ValueShape
    | AssessmentShape
    | ClaimShape
)
EntryKind = Annotated[
    str, Form("The ledger of the entry.", pattern=f"^({'|'.join(DOCUMENTS)})$", example="status")
]
DateKind = Annotated[
    str, Form("Which of the dates.", pattern=f"^({'|'.join(DATES)})$", example="planned_end")
]


class NewProjectShape(TypedDict):
    """A project of which no source had spoken before, and the entry that first did."""

    project: RelatedShape
    known_on: Day
    entry: AnyEntryShape | None


class StatusChangeShape(TypedDict):
    """A project's status on both days; null is not reported."""

    project: RelatedShape
    before: CurrentStatusShape | None
    after: CurrentStatusShape | None


class DateChangeShape(TypedDict):
    """One date of a project on both days; null is not reported."""

    project: RelatedShape
    which: DateKind
    before: CurrentDateShape | None
    after: CurrentDateShape | None


class MilestoneSaidShape(TypedDict):
    """A milestone of a project that took effect in between."""

    project: RelatedShape | None
    entry: MilestoneShape


class FundingSaidShape(TypedDict):
    """A sum of a project that took effect in between."""

    project: RelatedShape | None
    entry: FundingShape


class ValueSaidShape(TypedDict):
    """Another figure that took effect in between; without a project it is the plan's own."""

    project: RelatedShape | None
    entry: ReportedValueShape


class SumChangeShape(TypedDict):
    """The sum of one kind in one currency over the root projects on both days, and what came."""

    kind: FundingKindWord
    currency: CurrencyCode
    before: CurrencyTotalShape | None
    after: CurrencyTotalShape | None
    difference: Amount | None
    added: list[FundingSaidShape]


class ReadingChangeShape(TypedDict):
    """What an indicator stood at on both days, and in between; no project is the plan's own."""

    indicator: NamedIndicatorShape
    project: RelatedShape | None
    before: ValueShape | None
    after: ValueShape | None
    added: list[ValueShape]


class RateChangeShape(TypedDict):
    """How many lines had come at least as far as a step on both days."""

    step: LineStateWord
    before: int
    after: int
    denominator: int


class LineChangeShape(TypedDict):
    """A line's step on both days, and what made it so.

    ``projects`` serve it and changed their status; of ``joined`` no source had spoken before.
    """

    line: LineShape
    before: LineStateWord
    after: LineStateWord
    assessments: list[AssessmentShape]
    projects: list[RelatedShape]
    joined: list[RelatedShape]


class CorrectionShape(TypedDict):
    """A figure that was never right, and the one that says so, with the day it was entered."""

    kind: EntryKind
    project: RelatedShape | None
    indicator: NamedIndicatorShape | None
    wrong: AnyEntryShape
    right: AnyEntryShape | None
    entered_on: Day | None


class PlanChangesShape(TypedDict):
    """What changed for a plan after ``since`` and by ``as_of``.

    ``silent`` counts the projects of which no source spoke in that time; ``restated`` are statuses
    that a later source says again. Without a known line there is no rate.
    """

    plan: str
    is_fictional: bool
    since: Day
    as_of: Day
    projects: int
    silent: int
    new: list[NewProjectShape]
    statuses: list[StatusChangeShape]
    restated: list[StatusChangeShape]
    dates: list[DateChangeShape]
    milestones: list[MilestoneSaidShape]
    money: list[SumChangeShape]
    readings: list[ReadingChangeShape]
    rates: list[RateChangeShape]
    lines: list[LineChangeShape]
    claims: list[ClaimShape]
    reported: list[ValueSaidShape]
    corrections: list[CorrectionShape]


def changes_document(changes: PlanChanges) -> PlanChangesShape:
    """A plan's changes as the API serves them."""
    return {
        "plan": changes.plan,
        "is_fictional": is_fictional(changes.plan),
        "since": changes.since,
        "as_of": changes.on,
        "projects": changes.projects,
        "silent": changes.silent,
        "new": [cast(NewProjectShape, vars(it)) for it in changes.new],
        "statuses": [cast(StatusChangeShape, vars(it)) for it in changes.statuses],
        "restated": [cast(StatusChangeShape, vars(it)) for it in changes.restated],
        "dates": [cast(DateChangeShape, vars(it)) for it in changes.dates],
        "milestones": [cast(MilestoneSaidShape, vars(it)) for it in changes.milestones],
        "money": [
            {
                "kind": it.kind,
                "currency": it.currency,
                "before": None if it.before is None else currency_document(it.before),
                "after": None if it.after is None else currency_document(it.after),
                "difference": money(it.difference),
                "added": [cast(FundingSaidShape, vars(said)) for said in it.added],
            }
            for it in changes.money
        ],
        "readings": [cast(ReadingChangeShape, vars(it)) for it in changes.readings],
        "rates": [cast(RateChangeShape, vars(it)) for it in changes.rates],
        "lines": [cast(LineChangeShape, vars(it)) for it in changes.lines],
        "claims": changes.claims,
        "reported": [cast(ValueSaidShape, vars(it)) for it in changes.reported],
        "corrections": [cast(CorrectionShape, vars(it)) for it in changes.corrections],
    }

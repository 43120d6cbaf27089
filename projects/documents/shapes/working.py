"""A project's working copy and what waits beside it, as those who work on it read and write it."""

from __future__ import annotations

from typing import Annotated, TypedDict

from projects import choices
from projects.documents.shapes.dates import PeriodShape
from projects.documents.shapes.entry import MilestoneShape, ReportedValueShape, StatusShape
from projects.documents.shapes.indicator import ReadingShape, TargetShape
from projects.documents.shapes.money import FundingShape
from projects.documents.shapes.plan import AssessmentShape, ClaimShape
from projects.documents.shapes.values import (
    Day,
    Form,
    Key,
    LanguageCode,
    Moment,
    Number,
    RoleWord,
    VocabularyWord,
    Word,
)

PublicationWord = Annotated[str, Word(choices.PublicationState)]
DecisionWord = Annotated[str, Word(choices.Decision)]
ReviewWord = Annotated[str, Word(choices.ReviewState)]
LedgerName = Annotated[str, Form("The ledger, as its list is called.", pattern="^[a-z-]+$")]


class PlacedShape(TypedDict):
    """A country by its ISO 3166-1 code, with its share of the money in per cent where known."""

    country: str
    share: Number | None


class TakesPartShape(TypedDict):
    """An organisation by its address, and what it does in the project."""

    organisation: str
    role: RoleWord


class FiledShape(TypedDict):
    """A code of a vocabulary kept by others, under which the project is filed."""

    vocabulary: VocabularyWord
    code: str
    percentage: Number | None
    significance: int | None


class OtherNameShape(TypedDict):
    """Another name, with the address of the source that uses it."""

    name: str
    language: LanguageCode
    source: str | None


class DraftEntryShape(TypedDict):
    """An entry as it is stored, whether or not the public sees it.

    ``about`` is the address of what it is about; ``returned_reason`` is what has to change if it
    was returned; ``document`` is what the public reads, or would read.
    """

    ledger: LedgerName
    about: str
    id: Key
    version: int
    review_state: ReviewWord
    returned_reason: str
    effective_on: Day
    document: (
        StatusShape
        | PeriodShape
        | FundingShape
        | MilestoneShape
        | ReportedValueShape
        | TargetShape
        | ReadingShape
        | AssessmentShape
        | ClaimShape
    )


class DraftIndicatorShape(TypedDict):
    """An indicator that the public does not see yet."""

    slug: str
    title: str
    title_ko: str
    version: int
    publication_state: PublicationWord


class OpenSubmissionShape(TypedDict):
    """What was handed in and is not decided for good, and in a sentence where it stands."""

    decision: DecisionWord
    standing: str
    note: str
    submitted_at: Moment


class WorkingProjectShape(TypedDict):
    """A project as it is edited: other records stand by their address or code.

    ``etag`` is what ``If-Match`` takes: it changes with whatever else is in here.
    """

    slug: str
    acronym: str
    title: str
    title_ko: str
    summary: str
    summary_ko: str
    is_signature: bool
    sources: list[str]
    parent: str | None
    follows: str | None
    plans: list[str]
    areas: list[str]
    lines: list[str]
    themes: list[str]
    countries: list[PlacedShape]
    organisations: list[TakesPartShape]
    codes: list[FiledShape]
    aliases: list[OtherNameShape]
    owners: list[str]
    owner_organisations: list[str]
    review_interval_days: int | None
    version: int
    publication_state: PublicationWord
    publish_at: Moment | None
    pending_entries: list[DraftEntryShape]
    pending_indicators: list[DraftIndicatorShape]
    submission: OpenSubmissionShape | None
    public_url: str | None
    etag: str


class ConfirmationShape(TypedDict):
    """That somebody found a project, by its address, still accurate on a day."""

    project: str
    confirmed_on: Day

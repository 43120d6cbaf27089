"""What every ledger entry shows, and the small entries."""

from __future__ import annotations

from typing import TypedDict

from projects.documents.shapes.source import SourceShape
from projects.documents.shapes.values import (
    Day,
    FigureWord,
    Key,
    PrecisionWord,
    StatusWord,
    VerificationWord,
)


class EntryShape(TypedDict):
    """What every ledger entry says of itself."""

    id: Key
    effective_on: Day
    precision: PrecisionWord
    source: SourceShape
    locator: str
    note: str
    note_ko: str
    is_counted: bool
    counting_reason: str
    is_correction: bool
    supersedes: Key | None
    is_superseded: bool


class StatusShape(EntryShape):
    """A status update."""

    status: StatusWord
    verification: VerificationWord


class CurrentStatusShape(StatusShape):
    """The status that counts, with what other sources say beside it."""

    also_reported: list[StatusShape]


class MilestoneShape(EntryShape):
    """Something to reach, or reached, on a day."""

    title: str
    title_ko: str
    due_on: Day | None
    done_on: Day | None


class ReportedValueShape(EntryShape):
    """A figure that no other ledger holds."""

    figure: FigureWord
    value: str
    value_ko: str

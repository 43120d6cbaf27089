"""Plans, what is in them and what is said of them, as documents show them."""

from __future__ import annotations

from typing import TypedDict

from projects.documents.shapes.entry import EntryShape, ReportedValueShape
from projects.documents.shapes.named import AreaShape, LineShape, NamedMeetingShape, NamedShape
from projects.documents.shapes.source import SourceShape
from projects.documents.shapes.values import (
    Day,
    FateWord,
    LineStateWord,
    Number,
    QualifierWord,
    StageWord,
)


class PlanShape(TypedDict):
    """A Plan of Action: an adopted document with a period and its own numbering."""

    slug: str
    title: str
    title_ko: str
    is_fictional: bool
    summary: str
    summary_ko: str
    stage: StageWord
    partnership: NamedShape
    starts_on: Day
    ends_on: Day | None
    adopted_at: NamedMeetingShape | None
    succeeds: NamedShape | None
    successors: list[NamedShape]
    source: SourceShape | None
    reported_values: list[ReportedValueShape]


class FocusAreaShape(AreaShape):
    """A focus area with its place in the plan's tree; ``parent`` is the slug of the area above."""

    is_fictional: bool
    parent: str | None
    source: SourceShape | None
    locator: str


class AssessmentShape(EntryShape):
    """What a source says of the state of an action line."""

    is_fictional: bool
    line: LineShape
    state: LineStateWord


class FateShape(TypedDict):
    """What became of a line in the plan that follows; a dropped line has no ``successor``."""

    kind: FateWord
    line: LineShape
    successor: LineShape | None
    reason: str
    source: SourceShape | None


class ActionLineShape(LineShape):
    """An action line with the latest assessment that counts, and what became of it.

    ``fates`` lead to the plan that follows, ``origins`` come from the one before.
    """

    is_fictional: bool
    area: AreaShape | None
    source: SourceShape | None
    locator: str
    assessment: AssessmentShape | None
    fates: list[FateShape]
    origins: list[FateShape]


class ClaimShape(EntryShape):
    """One official statement of progress, exactly as far as the source goes."""

    is_fictional: bool
    plan: NamedShape
    qualifier: QualifierWord
    percentage: Number | None
    numerator: int | None
    denominator: int | None
    verb: str
    unit_counted: str
    rounding: str
    body: str
    meeting: NamedMeetingShape | None

"""What is said of plans and of their lines, as documents."""

from __future__ import annotations

from typing import TypedDict

from projects.documents.entries import day, entry_document, number, source_document
from projects.documents.shapes import EntryShape, SourceShape
from projects.models import Assessment, Claim, Meeting, Source


class MeetingShape(TypedDict):
    """A meeting, by address, name and day."""

    slug: str
    title: str
    title_ko: str
    starts_on: str
    ends_on: str | None
    precision: str


class ClaimShape(EntryShape):
    """An official statement of progress, exactly as far as its source goes."""

    qualifier: str
    percentage: str | None
    numerator: int | None
    denominator: int | None
    verb: str
    unit_counted: str
    rounding: str
    body: str
    meeting: MeetingShape | None


class AssessmentShape(EntryShape):
    """What a source says of the state of an action line."""

    state: str


def meeting_document(meeting: Meeting | None) -> MeetingShape | None:
    """A meeting that the public may see, or None."""
    if meeting is None or not (meeting.is_published and meeting.partnership.is_published):
        return None
    return {
        "slug": meeting.slug,
        "title": meeting.title,
        "title_ko": meeting.title_ko,
        "starts_on": meeting.starts_on.isoformat(),
        "ends_on": day(meeting.ends_on),
        "precision": meeting.precision,
    }


def public_source_document(source: Source) -> SourceShape | None:
    """A source that the public may see, or None: a noun's source has a state of its own."""
    return source_document(source) if source.is_published else None


def claim_document(entry: Claim) -> ClaimShape:
    """A claim; ``entry`` comes from ``known()``, with its meeting and partnership."""
    return {
        **entry_document(entry),
        "qualifier": entry.qualifier,
        "percentage": number(entry.percentage),
        "numerator": entry.numerator,
        "denominator": entry.denominator,
        "verb": entry.verb,
        "unit_counted": entry.unit_counted,
        "rounding": entry.rounding,
        "body": entry.body,
        "meeting": meeting_document(entry.meeting),
    }


def assessment_document(entry: Assessment) -> AssessmentShape:
    """An assessment; ``entry`` comes from ``known()``."""
    return {**entry_document(entry), "state": entry.state}

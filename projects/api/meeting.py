"""Meetings."""

from __future__ import annotations

from datetime import date

from projects.api.parameters import KeysFilter, NounFilterSet, WordsFilter
from projects.api.resource import Resource
from projects.choices import MeetingKind, Noun
from projects.documents.meeting import meeting_documents
from projects.documents.shapes import MeetingShape
from projects.models import Meeting, Partnership
from projects.models.meeting import MeetingQuerySet


class MeetingFilterSet(NounFilterSet):
    """The parameters of the list of meetings."""

    partnership = KeysFilter("partnership", Partnership.objects.published)
    kind = WordsFilter("kind", values=MeetingKind.values)


def rows(on: date | None) -> MeetingQuerySet:
    """The public meetings; on a past date, those that had begun."""
    meetings = Meeting.objects.published().select_related("partnership", "source")
    return meetings if on is None else meetings.as_of(on)


MEETINGS = Resource(
    name="meetings",
    one="meeting",
    description="Meetings and the other dated milestones of the partnerships, newest first.",
    shape=MeetingShape,
    rows=rows,
    documents=meeting_documents,
    order=("-starts_on", "slug"),
    filters=MeetingFilterSet,
    noun=Noun.MEETING,
)

"""Meetings."""

from __future__ import annotations

from projects.api.answers.parameters import KeysFilter, NounFilterSet, WordsFilter
from projects.api.resource import Resource
from projects.choices import MeetingKind, Noun
from projects.documents.meeting import meeting_documents, meetings_on
from projects.documents.shapes import MeetingShape
from projects.models import Partnership


class MeetingFilterSet(NounFilterSet):
    """The parameters of the list of meetings."""

    partnership = KeysFilter("partnership", Partnership.objects.published)
    kind = WordsFilter("kind", values=MeetingKind.values)


MEETINGS = Resource(
    name="meetings",
    one="meeting",
    description="Meetings and the other dated milestones of the partnerships, newest first.",
    shape=MeetingShape,
    rows=meetings_on,
    documents=meeting_documents,
    order=("-starts_on", "slug"),
    filters=MeetingFilterSet,
    noun=Noun.MEETING,
)

"""Releases."""

from __future__ import annotations

from datetime import date

from projects.api.parameters import KeysFilter, NounFilterSet
from projects.api.resource import Resource
from projects.documents.meeting import release_documents
from projects.documents.shapes import ReleaseShape
from projects.models import Meeting, Release
from projects.models.release import ReleaseQuerySet


class ReleaseFilterSet(NounFilterSet):
    """The parameters of the list of releases."""

    meeting = KeysFilter("meeting", Meeting.objects.published)


def rows(on: date | None) -> ReleaseQuerySet:
    """The public releases; on a past date, those that speak of it or of an earlier one."""
    releases = Release.objects.published().select_related("meeting")
    return releases if on is None else releases.filter(as_of__lte=on)


RELEASES = Resource(
    name="releases",
    one="release",
    description="Data sets frozen for a meeting: numbered, checksummed, never changed.",
    shape=ReleaseShape,
    rows=rows,
    documents=lambda releases, on: release_documents(releases),
    order=("-number",),
    filters=ReleaseFilterSet,
    key="number",
    converter="int",
)

"""Releases."""

from __future__ import annotations

from projects.api.answers.parameters import KeysFilter, NounFilterSet
from projects.api.resource import Resource
from projects.documents.meeting import release_documents, releases_on
from projects.documents.shapes import ReleaseShape
from projects.models import Meeting


class ReleaseFilterSet(NounFilterSet):
    """The parameters of the list of releases."""

    meeting = KeysFilter("meeting", Meeting.objects.published)


RELEASES = Resource(
    name="releases",
    one="release",
    description="Data sets frozen for a meeting: numbered, checksummed, never changed.",
    shape=ReleaseShape,
    rows=releases_on,
    documents=lambda releases, on: release_documents(releases),
    order=("-number",),
    filters=ReleaseFilterSet,
    key="number",
    converter="int",
)

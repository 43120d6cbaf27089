"""Sources."""

from __future__ import annotations

from datetime import date

from projects.api.parameters import NounFilterSet, WordsFilter
from projects.api.resource import Resource
from projects.choices import Language, Noun
from projects.documents.shapes import SourceRecordShape
from projects.documents.source import source_documents
from projects.models import Source
from projects.models.source import SourceQuerySet


class SourceFilterSet(NounFilterSet):
    """The parameters of the list of sources."""

    language = WordsFilter("language", values=Language.values)


def rows(on: date | None) -> SourceQuerySet:
    """The public sources; on a past date, those out by then or undated."""
    sources = Source.objects.published()
    return sources if on is None else sources.exclude(published_on__gt=on)


SOURCES = Resource(
    name="sources",
    one="source",
    description="The documents that the figures rest on.",
    shape=SourceRecordShape,
    rows=rows,
    documents=lambda sources, on: source_documents(sources),
    order=("title", "slug"),
    filters=SourceFilterSet,
    noun=Noun.SOURCE,
)

"""Sources."""

from __future__ import annotations

from projects.api.answers.parameters import NounFilterSet, WordsFilter
from projects.api.resource import Resource
from projects.choices import Language, Noun
from projects.documents.shapes import SourceRecordShape
from projects.documents.source import source_documents, sources_on


class SourceFilterSet(NounFilterSet):
    """The parameters of the list of sources."""

    language = WordsFilter("language", values=Language.values)


SOURCES = Resource(
    name="sources",
    one="source",
    description="The documents that the figures rest on.",
    shape=SourceRecordShape,
    rows=sources_on,
    documents=lambda sources, on: source_documents(sources),
    order=("title", "slug"),
    filters=SourceFilterSet,
    noun=Noun.SOURCE,
)

"""Sources as documents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from projects.documents.entries import source_document
from projects.documents.shapes import SourceRecordShape
from projects.models import Source
from projects.models.fiction import is_fictional
from projects.models.source import SourceQuerySet


def sources_on(on: date | None) -> SourceQuerySet:
    """The public sources; on a past date, those out by then or undated."""
    sources = Source.objects.published()
    return sources if on is None else sources.exclude(published_on__gt=on)


def source_documents(sources: Iterable[Source]) -> list[SourceRecordShape]:
    """The sources' documents."""
    return [{**source_document(it), "is_fictional": is_fictional(it.slug)} for it in sources]

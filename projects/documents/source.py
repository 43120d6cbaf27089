"""Sources as documents."""

from __future__ import annotations

from collections.abc import Iterable

from projects.documents.entries import source_document
from projects.documents.shapes import SourceRecordShape
from projects.models import Source
from projects.models.fiction import is_fictional


def source_documents(sources: Iterable[Source]) -> list[SourceRecordShape]:
    """The sources' documents."""
    return [{**source_document(it), "is_fictional": is_fictional(it.slug)} for it in sources]

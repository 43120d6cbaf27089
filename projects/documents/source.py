"""Sources as documents."""

from __future__ import annotations

from collections.abc import Iterable

from projects.documents.entries import source_document
from projects.documents.shapes import DatedSourceShape
from projects.models import Source


def source_documents(sources: Iterable[Source]) -> list[DatedSourceShape]:
    """The sources' documents, with how exactly each is dated."""
    return [
        {
            **source_document(it),
            "published_precision": it.published_precision,
            "dating_note": it.dating_note,
        }
        for it in sources
    ]

"""Sources as documents."""

from __future__ import annotations

from collections.abc import Iterable

from projects.documents.entries import source_document
from projects.documents.shapes import SourceShape
from projects.models import Source


def source_documents(sources: Iterable[Source]) -> list[SourceShape]:
    """The sources' documents."""
    return [source_document(it) for it in sources]

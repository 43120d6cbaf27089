"""A source as documents show it."""

from __future__ import annotations

from typing import TypedDict

from projects.documents.shapes.values import Day, LanguageCode, PrecisionWord


class SourceShape(TypedDict):
    """The document that a figure rests on."""

    slug: str
    title: str
    publisher: str
    url: str
    file_name: str
    language: LanguageCode
    published_on: Day | None
    accessed_on: Day | None


class DatedSourceShape(SourceShape):
    """A source, with how exactly it is dated."""

    published_precision: PrecisionWord
    dating_note: str

"""A source as documents show it."""

from __future__ import annotations

from typing import TypedDict

from projects.documents.shapes.values import Day, LanguageCode, PrecisionWord


class SourceShape(TypedDict):
    """The document that a figure rests on, and how exactly it is dated."""

    slug: str
    title: str
    publisher: str
    url: str
    file_name: str
    language: LanguageCode
    published_on: Day | None
    published_precision: PrecisionWord
    dating_note: str
    accessed_on: Day | None


class SourceRecordShape(SourceShape):
    """A source as a record of its own."""

    is_fictional: bool

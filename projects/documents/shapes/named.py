"""Other records as a document names them."""

from __future__ import annotations

from typing import TypedDict

from projects.documents.shapes.source import SourceShape
from projects.documents.shapes.values import Day, LanguageCode, Number, RoleWord, VocabularyWord


class NamedShape(TypedDict):
    """Another record, by address and name."""

    slug: str
    name: str
    name_ko: str
    acronym: str


class ParticipantShape(NamedShape):
    """An organisation and what it does in the project."""

    role: RoleWord


class CountryShape(TypedDict):
    """A country, with its share of the money in per cent where known."""

    code: str
    name: str
    name_ko: str
    share: Number | None


class AreaShape(TypedDict):
    """A focus area of a plan, with the document's own number."""

    slug: str
    plan: str
    number: str
    title: str
    title_ko: str


class LineShape(TypedDict):
    """An action line of a plan, with the document's own number."""

    slug: str
    plan: str
    number: str
    text: str
    text_ko: str


class RelatedShape(TypedDict):
    """Another project: a parent, a component, an earlier or later phase."""

    slug: str
    acronym: str
    title: str
    title_ko: str


class AliasShape(TypedDict):
    """Another name, with the source that uses it."""

    name: str
    language: LanguageCode
    source: SourceShape | None


class CodeShape(TypedDict):
    """A code of a vocabulary kept by others."""

    vocabulary: VocabularyWord
    code: str
    name: str
    name_ko: str
    percentage: Number | None
    significance: int | None


class NamedMeetingShape(TypedDict):
    """A meeting, by address, title and days."""

    slug: str
    title: str
    title_ko: str
    starts_on: Day
    ends_on: Day | None


class NamedCountryShape(TypedDict):
    """A country, by its ISO 3166-1 code and name."""

    code: str
    name: str
    name_ko: str


class NamedIndicatorShape(TypedDict):
    """An indicator, by address, title and unit."""

    slug: str
    title: str
    title_ko: str
    unit: str
    unit_ko: str

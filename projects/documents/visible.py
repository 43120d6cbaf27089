"""What a document may name: other records as far as the public may see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import TypeVar

from django.db.models import Model, QuerySet

from projects.documents.entries import reported_value_document, source_document
from projects.documents.shapes import (
    AreaShape,
    LineShape,
    NamedCountryShape,
    NamedMeetingShape,
    RelatedShape,
    ReportedValueShape,
    SourceShape,
)
from projects.models import (
    ActionLine,
    Country,
    FocusArea,
    Meeting,
    PublicRecord,
    ReportedValue,
    Source,
)

Row = TypeVar("Row", bound=Model)


def visible(published: QuerySet[Row], keys: Iterable[object]) -> dict[object, Row]:
    """Those of ``published`` that have one of the primary keys, by key; what is not is hidden."""
    return dict(published.in_bulk({key for key in keys if key is not None}))


def shown_source(source: Source | None) -> SourceShape | None:
    """The source, unless it is missing or not public."""
    return None if source is None or not source.is_published else source_document(source)


def meeting_name(meeting: Meeting) -> NamedMeetingShape:
    """A meeting, by address, title and days."""
    return {
        "slug": meeting.slug,
        "title": meeting.title,
        "title_ko": meeting.title_ko,
        "starts_on": meeting.starts_on.isoformat(),
        "ends_on": None if meeting.ends_on is None else meeting.ends_on.isoformat(),
    }


def country_name(country: Country) -> NamedCountryShape:
    """A country, by code and name."""
    return {"code": country.code, "name": country.name, "name_ko": country.name_ko}


def project_name(record: PublicRecord) -> RelatedShape:
    """A project, by the names that were published."""
    return {
        "slug": record.slug,
        "acronym": record.acronym,
        "title": record.title,
        "title_ko": record.title_ko,
    }


def project_names(keys: Iterable[object]) -> dict[object, RelatedShape]:
    """The published names of the projects with these primary keys, without their documents."""
    records = PublicRecord.objects.published().only("slug", "acronym", "title", "title_ko")
    return {key: project_name(record) for key, record in visible(records, keys).items()}


def area_name(area: FocusArea) -> AreaShape:
    """A focus area; ``area`` comes with its plan."""
    return {
        "slug": area.slug,
        "plan": area.plan.slug,
        "number": area.number,
        "title": area.title,
        "title_ko": area.title_ko,
    }


def line_name(line: ActionLine) -> LineShape:
    """An action line; ``line`` comes with its plan."""
    return {
        "slug": line.slug,
        "plan": line.plan.slug,
        "number": line.number,
        "text": line.text,
        "text_ko": line.text_ko,
    }


def reported_values(
    noun: str, keys: Collection[int], *, on: date
) -> dict[int, list[ReportedValueShape]]:
    """What sources say of the rows of ``noun`` with these primary keys, oldest first."""
    found: dict[int, list[ReportedValueShape]] = defaultdict(list)
    values = (
        ReportedValue.objects.published()
        .known(on)
        .filter(**{f"{noun}__in": keys})
        .select_related("source")
        .in_order()
    )
    for value in values:
        found[getattr(value, f"{noun}_id")].append(reported_value_document(value))
    return found

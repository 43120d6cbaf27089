"""Readings: the ledger of indicators' values."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from projects.api.answers.parameters import KeysFilter, LedgerFilterSet
from projects.api.resource import Resource
from projects.documents.about import reading_documents
from projects.documents.shapes import IndicatorReadingShape
from projects.models import Indicator, PublicRecord, Reading, Source
from projects.models.reading import ReadingQuerySet


class ReadingFilterSet(LedgerFilterSet):
    """The parameters of the ledger."""

    indicator = KeysFilter("indicator", Indicator.objects.published)
    project = KeysFilter("indicator__project", PublicRecord.objects.published)
    source = KeysFilter("source", Source.objects.published)


def rows(on: date | None) -> ReadingQuerySet:
    """The public entries in effect by the date, each saying whether it is superseded by then."""
    entries = Reading.objects.published().known(on or timezone.localdate())
    return entries.select_related("source", "indicator").prefetch_related("parts")


READINGS = Resource(
    name="readings",
    one="reading",
    description="What sources say indicators stood at, latest first; the parts are never added up.",
    shape=IndicatorReadingShape,
    rows=rows,
    documents=lambda entries, on: reading_documents(entries),
    order=("-effective_on", "id"),
    filters=ReadingFilterSet,
    key="id",
    converter="uuid",
)

"""Periods: the ledger of when projects were planned to run, and ran."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from projects.api.answers.parameters import KeysFilter, LedgerFilterSet, WordsFilter
from projects.api.resource import Resource
from projects.choices import PeriodBasis
from projects.documents.about import period_documents
from projects.documents.shapes import ProjectPeriodShape
from projects.models import Period, PublicRecord, Source
from projects.models.period import PeriodQuerySet


class PeriodFilterSet(LedgerFilterSet):
    """The parameters of the ledger."""

    project = KeysFilter("project", PublicRecord.objects.published)
    basis = WordsFilter("basis", values=PeriodBasis.values)
    source = KeysFilter("source", Source.objects.published)


def rows(on: date | None) -> PeriodQuerySet:
    """The public entries in effect by the date, each saying whether it is superseded by then."""
    entries = Period.objects.published().known(on or timezone.localdate())
    return entries.select_related("source")


PERIODS = Resource(
    name="periods",
    one="period",
    description="When sources say that projects start and end, planned or actual, latest first.",
    shape=ProjectPeriodShape,
    rows=rows,
    documents=lambda entries, on: period_documents(entries),
    order=("-effective_on", "id"),
    filters=PeriodFilterSet,
    key="id",
    converter="uuid",
)

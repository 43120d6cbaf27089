"""Funding entries: the ledger of projects' money."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from projects.api.answers.parameters import KeysFilter, LedgerFilterSet, WordsFilter
from projects.api.resource import Resource
from projects.choices import Currency, FundingKind
from projects.documents.about import funding_documents
from projects.documents.shapes import ProjectFundingShape
from projects.models import Fund, FundingEntry, PublicRecord, Source
from projects.models.funding_entry import FundingEntryQuerySet


class FundingEntryFilterSet(LedgerFilterSet):
    """The parameters of the ledger."""

    project = KeysFilter("project", PublicRecord.objects.published)
    kind = WordsFilter("kind", values=FundingKind.values)
    currency = WordsFilter("currency", values=Currency.values)
    fund = KeysFilter("fund", Fund.objects.published)
    source = KeysFilter("source", Source.objects.published)


def rows(on: date | None) -> FundingEntryQuerySet:
    """The public entries in effect by the date, each saying whether it is superseded by then."""
    entries = FundingEntry.objects.published().known(on or timezone.localdate())
    return entries.select_related("source", "fund", "provider", "exchange_rate__source")


FUNDING = Resource(
    name="funding",
    one="funding entry",
    description=(
        "Sums that sources report for projects: pledged, budgeted, committed, disbursed or spent, "
        "each in its own currency, latest first."
    ),
    shape=ProjectFundingShape,
    rows=rows,
    documents=lambda entries, on: funding_documents(entries),
    order=("-effective_on", "id"),
    filters=FundingEntryFilterSet,
    key="id",
    converter="uuid",
)

"""Ledger entries as documents."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from projects.documents.shapes import (
    EntryShape,
    FundingShape,
    MilestoneShape,
    NamedShape,
    PeriodShape,
    RateShape,
    ReportedValueShape,
    SourceShape,
    StatusShape,
)
from projects.models import (
    ExchangeRate,
    Fund,
    FundingEntry,
    LedgerEntry,
    Milestone,
    Organisation,
    Partnership,
    Period,
    Plan,
    ReportedValue,
    Source,
    StatusUpdate,
    Theme,
)


def day(value: date | None) -> str | None:
    """A date in ISO 8601, or None."""
    return None if value is None else value.isoformat()


def number(value: Decimal | None) -> str | None:
    """A decimal in full without trailing zeros after the point, or None; never an exponent."""
    if value is None:
        return None
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(value: Decimal | None) -> str | None:
    """An amount with its two decimals, or None."""
    return None if value is None else f"{value:.2f}"


def source_document(source: Source) -> SourceShape:
    """The document that a figure rests on."""
    return {
        "slug": source.slug,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "file_name": source.file_name,
        "language": source.language,
        "published_on": day(source.published_on),
        "published_precision": source.published_precision,
        "dating_note": source.dating_note,
        "accessed_on": day(source.accessed_on),
    }


def named_document(row: Fund | Organisation | Partnership | Plan | Theme) -> NamedShape:
    """Another record, by address and name."""
    if isinstance(row, Plan):
        return {"slug": row.slug, "name": row.title, "name_ko": row.title_ko, "acronym": ""}
    acronym = "" if isinstance(row, Partnership | Theme) else row.acronym
    return {"slug": row.slug, "name": row.name, "name_ko": row.name_ko, "acronym": acronym}


def entry_document(entry: LedgerEntry) -> EntryShape:
    """What every ledger entry says of itself; ``entry`` comes from ``known()``."""
    row: Any = entry  # carries the annotation of known()
    return {
        "id": str(entry.pk),
        "effective_on": entry.effective_on.isoformat(),
        "precision": entry.effective_precision,
        "source": source_document(entry.source),
        "locator": entry.locator,
        "note": entry.note,
        "note_ko": entry.note_ko,
        "is_counted": entry.is_counted,
        "counting_reason": entry.counting_reason,
        "is_correction": entry.is_correction,
        "supersedes": None if row.supersedes_id is None else str(row.supersedes_id),
        "is_superseded": row.is_superseded,
    }


def status_document(entry: StatusUpdate) -> StatusShape:
    """A status update."""
    return {
        **entry_document(entry),
        "status": entry.status,
        "verification": entry.verification,
    }


def period_document(entry: Period) -> PeriodShape:
    """The dates that one source gives."""
    return {
        **entry_document(entry),
        "basis": entry.basis,
        "starts_on": day(entry.starts_on),
        "starts_precision": entry.starts_precision,
        "ends_on": day(entry.ends_on),
        "ends_precision": entry.ends_precision,
    }


def rate_document(rate: ExchangeRate) -> RateShape:
    """The rate at which a sum was converted."""
    return {
        "usd_per_unit": f"{rate.usd_per_unit:f}",
        "on": rate.on.isoformat(),
        "source": source_document(rate.source),
    }


def funding_document(entry: FundingEntry) -> FundingShape:
    """One sum of money; a fund or provider that is not public is left out."""
    fund, provider, rate = entry.fund, entry.provider, entry.exchange_rate
    return {
        **entry_document(entry),
        "kind": entry.kind,
        "qualifier": entry.qualifier,
        "amount": money(entry.amount),
        "currency": entry.currency,
        "is_not_applicable": entry.is_not_applicable,
        "usd_amount": money(entry.usd_amount),
        "exchange_rate": None if rate is None else rate_document(rate),
        "fund": named_document(fund) if fund is not None and fund.is_published else None,
        "provider": (
            named_document(provider) if provider is not None and provider.is_published else None
        ),
    }


def milestone_document(entry: Milestone) -> MilestoneShape:
    """Something to reach, or reached, on a day."""
    return {
        **entry_document(entry),
        "title": entry.title,
        "title_ko": entry.title_ko,
        "due_on": day(entry.due_on),
        "done_on": day(entry.done_on),
    }


def reported_value_document(entry: ReportedValue) -> ReportedValueShape:
    """A figure that no other ledger holds."""
    return {
        **entry_document(entry),
        "figure": entry.figure,
        "value": entry.value,
        "value_ko": entry.value_ko,
    }

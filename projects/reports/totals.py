"""Totals of money: over root projects, once each, and never across currencies.

A component's money is part of its parent's, so only roots are added up. What is converted to US
dollars says how many sums it covers and at which rates; what could not be converted is counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Max, Q, Sum

from projects.choices import FundingKind
from projects.models import FundingEntry
from projects.models.funding_entry import FundingEntryQuerySet
from projects.models.public_record import PublicRecordQuerySet


@dataclass(frozen=True)
class CurrencyTotal:
    """The sums of one kind in one currency, as reported."""

    currency: str
    amount: Decimal
    projects: int
    entries: int
    latest_on: date


@dataclass(frozen=True)
class Rate:
    """A rate that a conversion used: US dollars for one unit, on a day, by a source."""

    currency: str
    usd_per_unit: Decimal
    on: date
    source: str


@dataclass(frozen=True)
class KindTotal:
    """The money of one kind; ``usd`` is None when nothing is in, or convertible to, dollars."""

    kind: str
    currencies: list[CurrencyTotal]
    usd: Decimal | None
    entries: int
    entries_in_usd: int
    rates: list[Rate]
    projects: int


@dataclass(frozen=True)
class Totals:
    """The money of the roots among some records; the kinds that nobody reported are missing."""

    on: date
    roots: int
    components: int
    kinds: list[KindTotal]


@dataclass(frozen=True)
class _Cell:
    """Some sums of one kind in one currency, converted at one rate if at any."""

    kind: str
    currency: str
    rate: Rate | None
    amount: Decimal
    usd: Decimal | None
    entries: int
    entries_in_usd: int
    latest_on: date


# How many projects report a kind, and a kind in a currency: the second key is "" for any.
Reporting = Mapping[tuple[str, str], int]


def total_money(records: PublicRecordQuerySet, *, on: date) -> Totals:
    """Add up the counted sums in effect on ``on`` of the root projects among ``records``.

    Money is in each sum's own currency. The database adds up, in three queries however many
    records there are.
    """
    counted = records.order_by().aggregate(
        all=Count("pk", distinct=True),
        roots=Count("pk", distinct=True, filter=Q(parent_slug="")),
    )
    entries = (
        FundingEntry.objects.published()
        .counted()
        .as_of(on)
        .filter(
            project__public_record__in=records.roots().order_by().values("pk"),
            is_not_applicable=False,
        )
        .order_by()
    )
    cells = _grouped(entries)
    return Totals(
        on=on,
        roots=counted["roots"],
        components=counted["all"] - counted["roots"],
        kinds=_kinds(cells, _reporting(entries, {cell.currency for cell in cells})),
    )


def total_entries(
    entries: Iterable[FundingEntry], *, on: date, roots: Collection[int], components: int
) -> Totals:
    """The same totals from entries already read, of any projects, with their exchange rates.

    ``roots`` are the primary keys of the root projects; ``entries`` come from ``known(on)``.
    """
    counting = [
        entry
        for entry in entries
        if entry.project_id in roots
        and entry.is_counted
        and not vars(entry)["is_superseded"]
        and entry.amount is not None
    ]
    projects: dict[tuple[str, str], set[int]] = defaultdict(set)
    for entry in counting:
        projects[entry.kind, entry.currency].add(entry.project_id)
        projects[entry.kind, ""].add(entry.project_id)
    return Totals(
        on=on,
        roots=len(roots),
        components=components,
        kinds=_kinds(
            [_cell(entry) for entry in counting],
            {key: len(reporting) for key, reporting in projects.items()},
        ),
    )


def _grouped(entries: FundingEntryQuerySet) -> list[_Cell]:
    rows = entries.values(
        "kind",
        "currency",
        "exchange_rate__usd_per_unit",
        "exchange_rate__on",
        "exchange_rate__source__title",
    ).annotate(
        total=Sum("amount"),
        usd=Sum("usd_amount"),
        sums=Count("pk"),
        converted=Count("usd_amount"),
        latest=Max("effective_on"),
    )
    return [
        _Cell(
            kind=row["kind"],
            currency=row["currency"],
            rate=None
            if row["exchange_rate__on"] is None
            else Rate(
                currency=row["currency"],
                usd_per_unit=row["exchange_rate__usd_per_unit"],
                on=row["exchange_rate__on"],
                source=row["exchange_rate__source__title"],
            ),
            amount=row["total"],
            usd=row["usd"],
            entries=row["sums"],
            entries_in_usd=row["converted"],
            latest_on=row["latest"],
        )
        for row in rows
    ]


def _cell(entry: FundingEntry) -> _Cell:
    rate = entry.exchange_rate
    return _Cell(
        kind=entry.kind,
        currency=entry.currency,
        rate=None
        if rate is None
        else Rate(
            currency=entry.currency,
            usd_per_unit=rate.usd_per_unit,
            on=rate.on,
            source=rate.source.title,
        ),
        amount=entry.amount or Decimal(0),
        usd=entry.usd_amount,
        entries=1,
        entries_in_usd=int(entry.usd_amount is not None),
        latest_on=entry.effective_on,
    )


def _reporting(entries: FundingEntryQuerySet, currencies: Collection[str]) -> Reporting:
    """A project that reports two currencies counts once for the kind, so the database counts."""
    counts = {"": Count("project", distinct=True)} | {
        currency: Count("project", distinct=True, filter=Q(currency=currency))
        for currency in currencies
    }
    rows: Any = entries.values("kind").annotate(**{f"in_{it}": counts[it] for it in counts})
    return {(row["kind"], it): row[f"in_{it}"] for row in rows for it in counts}


def _kinds(cells: list[_Cell], reporting: Reporting) -> list[KindTotal]:
    return [
        _kind(kind, [cell for cell in cells if cell.kind == kind], reporting)
        for kind in FundingKind.values
        if any(cell.kind == kind for cell in cells)
    ]


def _kind(kind: str, cells: list[_Cell], reporting: Reporting) -> KindTotal:
    dollars = [cell.usd for cell in cells if cell.usd is not None]
    return KindTotal(
        kind=kind,
        currencies=[
            _currency(
                currency,
                [cell for cell in cells if cell.currency == currency],
                reporting[kind, currency],
            )
            for currency in sorted({cell.currency for cell in cells})
        ],
        usd=sum(dollars, Decimal(0)) if dollars else None,
        entries=sum(cell.entries for cell in cells),
        entries_in_usd=sum(cell.entries_in_usd for cell in cells),
        rates=sorted(
            {cell.rate for cell in cells if cell.rate is not None},
            key=lambda rate: (rate.currency, rate.on, rate.source),
        ),
        projects=reporting[kind, ""],
    )


def _currency(currency: str, cells: list[_Cell], projects: int) -> CurrencyTotal:
    return CurrencyTotal(
        currency=currency,
        amount=sum((cell.amount for cell in cells), Decimal(0)),
        projects=projects,
        entries=sum(cell.entries for cell in cells),
        latest_on=max(cell.latest_on for cell in cells),
    )

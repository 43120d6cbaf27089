"""Totals of money: over root projects, once each, and never across currencies.

A component's money is part of its parent's, so only roots are added up. What is converted to US
dollars says how many sums it covers and at which rates; what could not be converted is counted.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Max, Sum

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


def total_money(records: PublicRecordQuerySet, *, on: date) -> Totals:
    """Add up the counted sums in effect on ``on`` of the root projects among ``records``.

    Money is in each sum's own currency; the number of queries does not depend on the records.
    """
    counted = records.order_by().aggregate(all=Count("pk", distinct=True))["all"]
    roots = records.roots()
    root_count = roots.order_by().aggregate(all=Count("pk", distinct=True))["all"]
    entries = (
        FundingEntry.objects.published()
        .counted()
        .as_of(on)
        .filter(project__public_record__in=roots.order_by().values("pk"), is_not_applicable=False)
        .order_by()
    )
    currencies: dict[str, list[CurrencyTotal]] = defaultdict(list)
    dollars: dict[str, list[Decimal]] = defaultdict(list)
    in_usd: dict[str, int] = defaultdict(int)
    for row in entries.values("kind", "currency").annotate(
        total=Sum("amount"),
        usd=Sum("usd_amount"),
        known=Count("usd_amount"),
        sums=Count("pk"),
        reporting=Count("project", distinct=True),
        latest=Max("effective_on"),
    ):
        currencies[row["kind"]].append(
            CurrencyTotal(
                currency=row["currency"],
                amount=row["total"],
                projects=row["reporting"],
                entries=row["sums"],
                latest_on=row["latest"],
            )
        )
        in_usd[row["kind"]] += row["known"]
        if row["usd"] is not None:
            dollars[row["kind"]].append(row["usd"])
    reporting = dict(
        entries.values_list("kind").annotate(reporting=Count("project", distinct=True))
    )
    rates = _rates(entries)
    return Totals(
        on=on,
        roots=root_count,
        components=counted - root_count,
        kinds=[
            KindTotal(
                kind=kind,
                currencies=sorted(currencies[kind], key=lambda it: it.currency),
                usd=sum(dollars[kind], Decimal(0)) if dollars[kind] else None,
                entries=sum(it.entries for it in currencies[kind]),
                entries_in_usd=in_usd[kind],
                rates=rates[kind],
                projects=reporting[kind],
            )
            for kind in FundingKind.values
            if kind in currencies
        ],
    )


def _rates(entries: FundingEntryQuerySet) -> dict[str, list[Rate]]:
    """The rates that the conversions of each kind used."""
    rates: dict[str, list[Rate]] = defaultdict(list)
    used = (
        entries.filter(exchange_rate__isnull=False)
        .values_list(
            "kind",
            "exchange_rate__currency",
            "exchange_rate__usd_per_unit",
            "exchange_rate__on",
            "exchange_rate__source__title",
        )
        .distinct()
    )
    for kind, currency, usd_per_unit, on, source in used:
        rates[kind].append(Rate(currency=currency, usd_per_unit=usd_per_unit, on=on, source=source))
    return {kind: sorted(rates[kind], key=lambda it: (it.currency, it.on)) for kind in FundingKind}

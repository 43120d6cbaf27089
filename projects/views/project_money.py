"""A project's money as pictures: its kinds beside each other, and committed against disbursed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext

from projects.choices import FundingKind, Qualifier
from projects.documents.shapes import FundingShape, MoneyShape
from projects.reports.quantity import Quantity
from projects.templatetags import formats
from projects.views.chart import (
    PAIRS,
    BarChart,
    Measured,
    Table,
    TableRow,
    bar_chart,
    plain,
    sources_of,
)

COMPARED = (FundingKind.COMMITMENT, FundingKind.DISBURSEMENT)


def money_charts(money: Sequence[MoneyShape]) -> list[BarChart]:
    """For each currency the kinds side by side, where there are two; then the years."""
    by_currency: dict[str, list[MoneyShape]] = defaultdict(list)
    for it in money:
        if it["amount"] is not None:
            by_currency[it["currency"]].append(it)
    charts = []
    for currency, group in by_currency.items():
        years = year_chart(currency, group)
        if len(group) > 1 and (years is None or len(group) > len(COMPARED)):
            charts.append(kind_chart(currency, group))
        if years is not None:
            charts.append(years)
    return charts


def kind_chart(currency: str, money: Sequence[MoneyShape]) -> BarChart:
    """The kinds of money in one currency, each by its own name."""
    amounts = {it["kind"]: _quantity(it["entries"]) for it in money}
    return bar_chart(
        [
            (
                plain(""),
                [
                    Measured(plain(_label(kind)), f"money-{kind}", amount)
                    for kind, amount in amounts.items()
                ],
            )
        ],
        says=gettext(
            "What is reported of each kind, in %(currency)s; one kind is not added to another."
        )
        % {"currency": currency},
        currency=currency,
        table=Table(
            caption=gettext("Money by kind, in %(currency)s.") % {"currency": currency},
            heading=gettext("Kind"),
            columns=[currency],
            rows=[
                TableRow(
                    name=plain(_label(it["kind"])),
                    quantities=[amounts[it["kind"]]],
                    as_of=it["as_of"],
                    sources=sources_of(it["entries"]),
                )
                for it in money
            ],
        ),
    )


def year_chart(currency: str, money: Sequence[MoneyShape]) -> BarChart | None:
    """Committed against disbursed, year by year; None where there is but one such sum."""
    by_year: dict[int, dict[str, list[FundingShape]]] = defaultdict(lambda: defaultdict(list))
    for it in money:
        for entry in it["entries"]:
            if it["kind"] in COMPARED and entry["amount"] is not None:
                by_year[int(entry["effective_on"][:4])][it["kind"]].append(entry)
    if sum(len(kinds) for kinds in by_year.values()) < len(COMPARED):
        return None
    years = {
        year: {kind: _quantity(by_year[year][kind]) for kind in COMPARED}
        for year in range(min(by_year), max(by_year) + 1)
    }
    return bar_chart(
        [
            (
                plain(str(year)),
                [
                    Measured(plain(_label(kind)), f"money-{kind}", amount)
                    for kind, amount in amounts.items()
                ],
            )
            for year, amounts in years.items()
        ],
        says=_paid_of_promised(currency, money),
        currency=currency,
        layout=PAIRS,
        table=Table(
            caption=gettext(
                "Committed and disbursed by the year of each figure, in %(currency)s. "
                "A year without a figure is not reported, which is not zero."
            )
            % {"currency": currency},
            heading=gettext("Year"),
            columns=[f"{_label(kind)}, {currency}" for kind in COMPARED],
            rows=[
                TableRow(
                    name=plain(str(year)),
                    quantities=list(amounts.values()),
                    as_of=max((it["effective_on"] for it in _entries(by_year[year])), default=""),
                    sources=sources_of(_entries(by_year[year])),
                )
                for year, amounts in years.items()
            ],
        ),
    )


def _paid_of_promised(currency: str, money: Sequence[MoneyShape]) -> str:
    """How much of what was committed is reported as disbursed, in one sentence."""
    sums = {it["kind"]: it for it in money if it["kind"] in COMPARED}
    shown = {
        kind: formats.money_words(
            formats.short_amount_text(it["amount"]), currency, it["qualifier"]
        )
        for kind, it in sums.items()
    }
    committed, disbursed = (sums.get(kind) for kind in COMPARED)
    if committed is None:
        return gettext("%(disbursed)s is reported as disbursed; no commitment is reported.") % {
            "disbursed": shown[FundingKind.DISBURSEMENT]
        }
    if disbursed is None:
        return gettext("%(committed)s is committed; no disbursement is reported.") % {
            "committed": shown[FundingKind.COMMITMENT]
        }
    words = {
        "committed": shown[FundingKind.COMMITMENT],
        "disbursed": shown[FundingKind.DISBURSEMENT],
    }
    promised = Decimal(committed["amount"] or 0)
    if not promised:
        return gettext("%(committed)s is committed, %(disbursed)s reported as disbursed.") % words
    share = Decimal(disbursed["amount"] or 0) * 100 / promised
    return gettext(
        "Of %(committed)s committed, %(disbursed)s is reported as disbursed: %(share)s per cent."
    ) % {**words, "share": formats.amount_text(share.quantize(Decimal(1)))}


def _entries(kinds: dict[str, list[FundingShape]]) -> list[FundingShape]:
    return [entry for kind in COMPARED for entry in kinds[kind]]


def _quantity(entries: Sequence[FundingShape]) -> Quantity:
    """The sum of some entries, hedged if one of them is."""
    amounts = [Decimal(it["amount"]) for it in entries if it["amount"] is not None]
    if not amounts:
        return Quantity()
    hedges = {it["qualifier"] for it in entries} - {Qualifier.EXACTLY.value}
    if len(entries) > 1 and hedges:
        hedges = {Qualifier.ABOUT.value}
    return Quantity(value=sum(amounts, Decimal(0)), qualifier=next(iter(hedges), ""))


def _label(kind: str) -> str:
    return str(FundingKind(kind).label)

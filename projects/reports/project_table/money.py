"""A project's money: each kind by itself, and never two currencies in one number."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from projects.choices import FundingKind, Qualifier
from projects.documents.entries import number
from projects.documents.shapes import FundingShape, MoneyShape, ProjectSummaryShape
from projects.reports.project_table.parts import (
    Cell,
    Group,
    TableColumn,
    Telling,
    day,
    listed,
    sources,
)

NOT_APPLICABLE = "not_applicable"
COLUMNS = {
    "amount": (
        _("The sum of this kind that counts; empty if not reported, or in several currencies."),
        16,
    ),
    "currency": (_("The currency of that sum, as ISO 4217 writes it."), 9),
    "qualifier": (
        _(
            "How the source hedges the sum: exactly, about, more_than, at_least, up_to; "
            "not_applicable if there can be none."
        ),
        12,
    ),
    "in_several_currencies": (
        _("Where it is reported in several currencies: each sum, never added."),
        24,
    ),
    "as_of": (_("The day of the latest entry counted in it."), 12),
    "sources": (_("The documents that state it."), 36),
}


def _cells_of(kind: str) -> Callable[[ProjectSummaryShape, Telling], tuple[Cell, ...]]:
    def cells(project: ProjectSummaryShape, telling: Telling) -> tuple[Cell, ...]:
        groups = [it for it in project["money"] if it["kind"] == kind]
        if not groups:
            return (None,) * len(COLUMNS)
        sums = [it for it in groups if it["amount"] is not None]
        return (
            *_sum(sums),
            day(max(it["as_of"] for it in groups)),
            sources(entry["source"] for it in groups for entry in it["entries"]),
        )

    return cells


def _sum(sums: list[MoneyShape]) -> tuple[Cell, ...]:
    """Amount, currency and hedge of one sum, or several sums in words."""
    if not sums:
        return (None, None, NOT_APPLICABLE, None)
    if len(sums) == 1:
        only = sums[0]
        return (Decimal(only["amount"] or 0), only["currency"], only["qualifier"], None)
    return (None, None, None, listed(_in_words(it) for it in sums))


def _in_words(money: MoneyShape) -> str:
    words = f"{money['currency']} {money['amount']}"
    if money["qualifier"] == Qualifier.EXACTLY.value:
        return words
    return f"{words} ({money['qualifier']})"


def _committed(project: ProjectSummaryShape, telling: Telling) -> tuple[Cell, ...]:
    """The commitment in US dollars by which lists are filtered and ordered."""
    entries = [
        entry
        for money in project["money"]
        if money["kind"] == FundingKind.COMMITMENT.value
        for entry in money["entries"]
        if entry["amount"] is not None
    ]
    if not entries:
        return (None, None, None)
    known = [Decimal(it["usd_amount"]) for it in entries if it["usd_amount"] is not None]
    return (
        sum(known, Decimal(0)) if known else None,
        listed(dict.fromkeys(filter(None, map(_rate, entries)))),
        listed(f"{it['currency']} {it['amount']}" for it in entries if it["usd_amount"] is None),
    )


def _rate(entry: FundingShape) -> str:
    rate = entry["exchange_rate"]
    if rate is None:
        return ""
    return f"{entry['currency']} {number(Decimal(rate['usd_per_unit']))} ({rate['on']})"


MONEY = (
    *(
        Group(
            tuple(
                TableColumn(f"{kind}_{name}", meaning, width)
                for name, (meaning, width) in COLUMNS.items()
            ),
            _cells_of(kind),
        )
        for kind in FundingKind.values
    ),
    Group(
        (
            TableColumn(
                "committed_usd",
                _("All that is committed and known in US dollars, as lists are ordered by."),
                16,
            ),
            TableColumn(
                "committed_usd_rates",
                _("The rates it was converted at: US dollars for one unit, and their days."),
                24,
            ),
            TableColumn(
                "committed_usd_leaves_out",
                _("What is committed and could not be converted, for want of a rate."),
                24,
            ),
        ),
        _committed,
    ),
)

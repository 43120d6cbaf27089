"""A project's money by kind and currency: never one kind for another, never two currencies."""

from __future__ import annotations

from decimal import Decimal

from projects.choices import FundingKind, Qualifier
from projects.documents.entries import money
from projects.documents.shapes import FundingShape, MoneyShape


def money_documents(funding: list[FundingShape]) -> list[MoneyShape]:
    """The counted sums of each kind and currency, in the order of FundingKind."""
    current = [it for it in funding if not it["is_superseded"]]
    counted = [it for it in current if it["is_counted"]]
    order = list(FundingKind.values)
    groups = sorted(
        {(it["kind"], it["currency"]) for it in counted},
        key=lambda group: (order.index(group[0]), group[1]),
    )
    return [
        _money(
            kind,
            currency,
            [it for it in counted if (it["kind"], it["currency"]) == (kind, currency)],
            [it for it in current if it["kind"] == kind and not it["is_counted"]],
        )
        for kind, currency in groups
    ]


def _money(
    kind: str, currency: str, entries: list[FundingShape], others: list[FundingShape]
) -> MoneyShape:
    """One group; it has US dollars only if every entry has them."""
    dollars = [it["usd_amount"] for it in entries]
    hedged = {it["qualifier"] for it in entries} - {Qualifier.EXACTLY}
    return {
        "kind": kind,
        "currency": currency,
        "amount": _added([it["amount"] for it in entries]),
        "is_not_applicable": all(it["is_not_applicable"] for it in entries),
        "qualifier": entries[0]["qualifier"]
        if len(entries) == 1
        else (Qualifier.ABOUT.value if hedged else Qualifier.EXACTLY.value),
        "usd_amount": _added(dollars),
        "as_of": max(it["effective_on"] for it in entries),
        "entries": entries,
        "also_reported": others,
    }


def _added(amounts: list[str | None]) -> str | None:
    """The sum, or None if any part is unknown: a sum of some is not the sum."""
    known = [Decimal(amount) for amount in amounts if amount is not None]
    return money(sum(known, Decimal(0))) if known and len(known) == len(amounts) else None

"""Funds on a date: what was paid into them, and the projects that they pay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from projects.choices import ContributionKind
from projects.documents.fund import fund_documents
from projects.documents.shapes import ContributionShape, FundShape
from projects.models import Fund
from projects.reports.project_group import ProjectGroup, count_projects, group_projects
from projects.reports.totals import Totals, total_money


@dataclass(frozen=True)
class Payments:
    """What counts of the sums paid into a fund in one currency; None is not reported.

    ``first`` and ``latest`` are for one year each, ``announced`` is for a later year than both,
    and ``total`` is all that had been paid in by its date.
    """

    currency: str
    first: ContributionShape | None
    latest: ContributionShape | None
    announced: ContributionShape | None
    total: ContributionShape | None


@dataclass(frozen=True)
class FundEntry:
    """One fund of the list."""

    fund: FundShape
    payments: list[Payments]
    projects: int


@dataclass(frozen=True)
class FundAccount:
    """One fund with the projects it pays and all money of these."""

    fund: FundShape
    payments: list[Payments]
    projects: ProjectGroup
    totals: Totals


def list_funds(*, on: date, today: bool) -> list[FundEntry]:
    """Every fund by name, in a constant number of queries."""
    funds = Fund.objects.published().factual().select_related("partnership", "manager")
    documents = fund_documents(list(funds.order_by("name", "pk")), on=on)
    counts = count_projects("fund", [it["slug"] for it in documents], on=None if today else on)
    return [
        FundEntry(
            fund=it,
            payments=payments_into(it["contributions"]),
            projects=counts.get(it["slug"], 0),
        )
        for it in documents
    ]


def read_fund(slug: str, *, on: date, today: bool) -> FundAccount | None:
    """The account of the fund at the address ``slug``; None if the public may see no such fund."""
    fund = (
        Fund.objects.published().select_related("partnership", "manager").filter(slug=slug).first()
    )
    if fund is None:
        return None
    document = fund_documents([fund], on=on)[0]
    projects = group_projects("fund", [slug], on=None if today else on)
    return FundAccount(
        fund=document,
        payments=payments_into(document["contributions"]),
        projects=projects,
        totals=total_money(projects.records, on=on),
    )


def payments_into(contributions: Iterable[ContributionShape]) -> list[Payments]:
    """The first, the latest and the announced sum of each currency, in the currencies' order."""
    counted = [
        it
        for it in contributions
        if it["is_counted"] and not it["is_superseded"] and it["amount"] is not None
    ]
    return [
        _payments(currency, [it for it in counted if it["currency"] == currency])
        for currency in sorted({it["currency"] for it in counted})
    ]


def _payments(currency: str, entries: list[ContributionShape]) -> Payments:
    yearly = sorted((it for it in entries if it["kind"] == ContributionKind.ANNUAL), key=_year_of)
    latest = yearly[-1] if yearly else None
    announced = [
        it
        for it in entries
        if it["kind"] == ContributionKind.ANNOUNCED
        and (latest is None or _year_of(it) > _year_of(latest))
    ]
    totals = [it for it in entries if it["kind"] == ContributionKind.CUMULATIVE]
    return Payments(
        currency=currency,
        first=yearly[0] if yearly else None,
        latest=latest,
        announced=max(announced, key=_year_of, default=None),
        total=totals[-1] if totals else None,
    )


def _year_of(entry: ContributionShape) -> int:
    return entry["year"] or 0

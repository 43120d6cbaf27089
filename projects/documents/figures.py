"""What a project's ledgers give for its document: all that differs from day to day."""

from __future__ import annotations

from typing import TypedDict

from projects.documents.dates import dates_document
from projects.documents.ledgers import Ledgers
from projects.documents.money import money_documents
from projects.documents.shapes import (
    CurrentStatusShape,
    DatesShape,
    FundingShape,
    IndicatorShape,
    MilestoneShape,
    MoneyShape,
    NamedShape,
    PeriodShape,
    ReportedValueShape,
    StatusShape,
)


class FiguresShape(TypedDict):
    """The keys of a project's document that its ledgers give."""

    funds: list[NamedShape]
    status: CurrentStatusShape | None
    dates: DatesShape
    money: list[MoneyShape]
    confirmed_on: str | None
    status_history: list[StatusShape]
    periods: list[PeriodShape]
    funding: list[FundingShape]
    indicators: list[IndicatorShape]
    milestones: list[MilestoneShape]
    reported_values: list[ReportedValueShape]
    confirmations: list[str]


def figures_of(ledgers: Ledgers) -> FiguresShape:
    """The figures of a document, from its project's ledgers up to a date."""
    return {
        "funds": _funds(ledgers),
        "status": _status(ledgers.statuses),
        "dates": dates_document(ledgers.periods, ledgers.corrected),
        "money": money_documents(ledgers.funding),
        "confirmed_on": ledgers.confirmations[-1] if ledgers.confirmations else None,
        "status_history": ledgers.statuses,
        "periods": ledgers.periods,
        "funding": ledgers.funding,
        "indicators": ledgers.indicators,
        "milestones": ledgers.milestones,
        "reported_values": ledgers.reported_values,
        "confirmations": ledgers.confirmations,
    }


def _status(statuses: list[StatusShape]) -> CurrentStatusShape | None:
    current = [it for it in statuses if not it["is_superseded"]]
    counted = [it for it in current if it["is_counted"]]
    if not counted:
        return None
    return {
        **counted[-1],
        "also_reported": [it for it in current if not it["is_counted"]],
    }


def _funds(ledgers: Ledgers) -> list[NamedShape]:
    """The funds that its counted money comes from."""
    funds = {
        it["fund"]["slug"]: it["fund"]
        for it in ledgers.funding
        if it["fund"] is not None and it["is_counted"] and not it["is_superseded"]
    }
    return [funds[slug] for slug in sorted(funds)]

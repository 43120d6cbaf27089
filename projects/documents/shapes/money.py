"""Sums of money as documents show them."""

from __future__ import annotations

from typing import TypedDict

from projects.documents.shapes.entry import EntryShape
from projects.documents.shapes.named import NamedShape
from projects.documents.shapes.source import SourceShape
from projects.documents.shapes.values import (
    Amount,
    CurrencyCode,
    Day,
    FundingKindWord,
    Number,
    QualifierWord,
)


class RateShape(TypedDict):
    """The rate at which a sum was converted to US dollars."""

    usd_per_unit: Number
    on: Day
    source: SourceShape


class FundingShape(EntryShape):
    """One sum of money."""

    kind: FundingKindWord
    qualifier: QualifierWord
    amount: Amount | None
    currency: CurrencyCode
    is_not_applicable: bool
    usd_amount: Amount | None
    exchange_rate: RateShape | None
    fund: NamedShape | None
    provider: NamedShape | None


class MoneyShape(TypedDict):
    """The counted sums of one kind in one currency, added up, and what other sources say."""

    kind: FundingKindWord
    currency: CurrencyCode
    amount: Amount | None
    is_not_applicable: bool
    qualifier: QualifierWord
    usd_amount: Amount | None
    as_of: Day
    entries: list[FundingShape]
    also_reported: list[FundingShape]

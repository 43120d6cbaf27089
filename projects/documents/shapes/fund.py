"""Funds and what is paid into them as documents show them."""

from __future__ import annotations

from typing import TypedDict

from projects.documents.shapes.entry import EntryShape, ReportedValueShape
from projects.documents.shapes.indicator import IndicatorShape
from projects.documents.shapes.named import NamedShape
from projects.documents.shapes.values import (
    Amount,
    ContributionKindWord,
    CurrencyCode,
    FundTypeWord,
    QualifierWord,
)


class ContributionShape(EntryShape):
    """What a source says was, or will be, paid into a fund; a cumulative sum has no year."""

    kind: ContributionKindWord
    year: int | None
    qualifier: QualifierWord
    amount: Amount | None
    currency: CurrencyCode
    is_not_applicable: bool
    contributor: NamedShape | None


class FundShape(TypedDict):
    """A fund from which cooperation projects are paid."""

    slug: str
    name: str
    name_ko: str
    acronym: str
    is_fictional: bool
    summary: str
    summary_ko: str
    type: FundTypeWord
    partnership: NamedShape | None
    manager: NamedShape | None
    contributions: list[ContributionShape]
    indicators: list[IndicatorShape]
    reported_values: list[ReportedValueShape]

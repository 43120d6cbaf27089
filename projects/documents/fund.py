"""Funds as documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from projects.documents.entries import entry_document, money, named_document
from projects.documents.indicator import indicator_documents
from projects.documents.shapes import ContributionShape, FundShape, IndicatorShape, NamedShape
from projects.documents.visible import reported_values
from projects.models import Contribution, Fund, Indicator, Organisation, Partnership
from projects.models.fiction import is_fictional
from projects.models.fund import FundQuerySet


def funds_on(on: date | None) -> FundQuerySet:
    """The public funds; they bear no date, what is paid into them does."""
    return Fund.objects.published().select_related("partnership", "manager")


def fund_documents(funds: Sequence[Fund], *, on: date) -> list[FundShape]:
    """The funds' documents as of ``on``, with all that is known to have been paid into them.

    ``funds`` come with their partnership and manager.
    """
    keys = [it.pk for it in funds]
    contributions = _contributions(keys, on)
    indicators = indicators_of("fund", keys, on=on)
    values = reported_values("fund", keys, on=on)
    return [
        {
            "slug": fund.slug,
            "name": fund.name,
            "name_ko": fund.name_ko,
            "acronym": fund.acronym,
            "is_fictional": is_fictional(fund.slug),
            "summary": fund.summary,
            "summary_ko": fund.summary_ko,
            "type": fund.type,
            "partnership": _shown(fund.partnership),
            "manager": _shown(fund.manager),
            "contributions": contributions[fund.pk],
            "indicators": indicators[fund.pk],
            "reported_values": values[fund.pk],
        }
        for fund in funds
    ]


def indicators_of(noun: str, keys: Collection[int], *, on: date) -> dict[int, list[IndicatorShape]]:
    """The indicators of the rows of ``noun`` with these primary keys, as of ``on``."""
    rows = list(
        Indicator.objects.published()
        .filter(**{f"{noun}__in": keys})
        .select_related("baseline_source")
        .order_by("title", "pk")
    )
    documents = indicator_documents(rows, on=on)
    found: dict[int, list[IndicatorShape]] = defaultdict(list)
    for row in rows:
        found[getattr(row, f"{noun}_id")].append(documents[row.pk])
    return found


def _contributions(funds: Collection[int], on: date) -> dict[int, list[ContributionShape]]:
    entries = (
        Contribution.objects.published()
        .known(on)
        .filter(fund__in=funds)
        .select_related("source", "contributor")
        .in_order()
    )
    found: dict[int, list[ContributionShape]] = defaultdict(list)
    for it in entries:
        found[it.fund_id].append(
            {
                **entry_document(it),
                "kind": it.kind,
                "year": it.year,
                "qualifier": it.qualifier,
                "amount": money(it.amount),
                "currency": it.currency,
                "is_not_applicable": it.is_not_applicable,
                "contributor": _shown(it.contributor),
            }
        )
    return found


def _shown(row: Organisation | Partnership | None) -> NamedShape | None:
    """Who holds or pays, unless it is missing or not public."""
    return None if row is None or not row.is_published else named_document(row)

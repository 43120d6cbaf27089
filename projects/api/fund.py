"""Funds."""

from __future__ import annotations

from datetime import date

from projects.api.parameters import KeysFilter, NounFilterSet, WordsFilter
from projects.api.resource import Resource
from projects.choices import FundType, Noun
from projects.documents.fund import fund_documents
from projects.documents.shapes import FundShape
from projects.models import Fund, Partnership
from projects.models.fund import FundQuerySet


class FundFilterSet(NounFilterSet):
    """The parameters of the list of funds."""

    partnership = KeysFilter("partnership", Partnership.objects.published)
    type = WordsFilter("type", values=FundType.values)


def rows(on: date | None) -> FundQuerySet:
    """The public funds; they bear no date, what is paid into them does."""
    return Fund.objects.published().select_related("partnership", "manager")


FUNDS = Resource(
    name="funds",
    one="fund",
    description="Cooperation funds, with what is known to have been paid into them.",
    shape=FundShape,
    rows=rows,
    documents=fund_documents,
    order=("name", "slug"),
    filters=FundFilterSet,
    noun=Noun.FUND,
)

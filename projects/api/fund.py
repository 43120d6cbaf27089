"""Funds."""

from __future__ import annotations

from projects.api.answers.parameters import KeysFilter, NounFilterSet, WordsFilter
from projects.api.resource import Resource
from projects.choices import FundType, Noun
from projects.documents.fund import fund_documents, funds_on
from projects.documents.shapes import FundShape
from projects.models import Partnership


class FundFilterSet(NounFilterSet):
    """The parameters of the list of funds."""

    partnership = KeysFilter("partnership", Partnership.objects.published)
    type = WordsFilter("type", values=FundType.values)


FUNDS = Resource(
    name="funds",
    one="fund",
    description="Cooperation funds, with what is known to have been paid into them.",
    shape=FundShape,
    rows=funds_on,
    documents=fund_documents,
    order=("name", "slug"),
    filters=FundFilterSet,
    noun=Noun.FUND,
)

"""Indicators."""

from __future__ import annotations

from datetime import date

from projects.api.parameters import KeysFilter, NounFilterSet, WordsFilter
from projects.api.resource import Resource
from projects.choices import IndicatorType
from projects.documents.about import subject_indicator_documents
from projects.documents.shapes import SubjectIndicatorShape
from projects.models import Fund, Indicator, Partnership, Plan, PublicRecord
from projects.models.indicator import IndicatorQuerySet


class IndicatorFilterSet(NounFilterSet):
    """The parameters of the list of indicators."""

    project = KeysFilter("project", PublicRecord.objects.published)
    plan = KeysFilter("plan", Plan.objects.published)
    partnership = KeysFilter("partnership", Partnership.objects.published)
    fund = KeysFilter("fund", Fund.objects.published)
    type = WordsFilter("type", values=IndicatorType.values)


def rows(on: date | None) -> IndicatorQuerySet:
    """The public indicators; they bear no date, their values do."""
    return Indicator.objects.published().select_related("baseline_source")


INDICATORS = Resource(
    name="indicators",
    one="indicator",
    description="What is measured, of which project, plan, partnership or fund, with its values.",
    shape=SubjectIndicatorShape,
    rows=rows,
    documents=subject_indicator_documents,
    order=("title", "slug"),
    filters=IndicatorFilterSet,
)

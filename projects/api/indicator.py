"""Indicators."""

from __future__ import annotations

from projects.api.answers.parameters import KeysFilter, NounFilterSet, WordsFilter
from projects.api.resource import Resource
from projects.choices import IndicatorType
from projects.documents.about import indicators_on, subject_indicator_documents
from projects.documents.shapes import SubjectIndicatorShape
from projects.models import Fund, Partnership, Plan, PublicRecord


class IndicatorFilterSet(NounFilterSet):
    """The parameters of the list of indicators."""

    project = KeysFilter("project", PublicRecord.objects.published)
    plan = KeysFilter("plan", Plan.objects.published)
    partnership = KeysFilter("partnership", Partnership.objects.published)
    fund = KeysFilter("fund", Fund.objects.published)
    type = WordsFilter("type", values=IndicatorType.values)


INDICATORS = Resource(
    name="indicators",
    one="indicator",
    description="What is measured, of which project, plan, partnership or fund, with its values.",
    shape=SubjectIndicatorShape,
    rows=indicators_on,
    documents=subject_indicator_documents,
    order=("title", "slug"),
    filters=IndicatorFilterSet,
)

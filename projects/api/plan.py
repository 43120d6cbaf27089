"""Plans."""

from __future__ import annotations

from datetime import date

from projects.api.parameters import KeysFilter, NounFilterSet, WordsFilter
from projects.api.resource import Resource
from projects.choices import Noun, PlanStage
from projects.documents.plan import plan_documents
from projects.documents.shapes import PlanShape
from projects.models import Partnership, Plan
from projects.models.plan import PlanQuerySet


class PlanFilterSet(NounFilterSet):
    """The parameters of the list of plans."""

    partnership = KeysFilter("partnership", Partnership.objects.published)
    stage = WordsFilter("stage", values=PlanStage.values)


def rows(on: date | None) -> PlanQuerySet:
    """The public plans; on a past date, those that had begun or been adopted."""
    plans = Plan.objects.published().select_related("partnership", "source")
    return plans if on is None else plans.as_of(on)


PLANS = Resource(
    name="plans",
    one="plan",
    description="Plans of Action: adopted documents with a period, newest first by partnership.",
    shape=PlanShape,
    rows=rows,
    documents=plan_documents,
    order=("partnership__name", "-starts_on", "slug"),
    filters=PlanFilterSet,
    noun=Noun.PLAN,
)

"""Plans."""

from __future__ import annotations

from projects.api.answers.parameters import KeysFilter, NounFilterSet, WordsFilter
from projects.api.resource import Resource
from projects.choices import Noun, PlanStage
from projects.documents.plan import plan_documents, plans_on
from projects.documents.shapes import PlanShape
from projects.models import Partnership


class PlanFilterSet(NounFilterSet):
    """The parameters of the list of plans."""

    partnership = KeysFilter("partnership", Partnership.objects.published)
    stage = WordsFilter("stage", values=PlanStage.values)


PLANS = Resource(
    name="plans",
    one="plan",
    description="Plans of Action: adopted documents with a period, newest first by partnership.",
    shape=PlanShape,
    rows=plans_on,
    documents=plan_documents,
    order=("partnership__name", "-starts_on", "slug"),
    filters=PlanFilterSet,
    noun=Noun.PLAN,
)

"""Focus areas."""

from __future__ import annotations

from datetime import date

from projects.api import plan
from projects.api.parameters import KeysFilter, NounFilterSet
from projects.api.resource import Resource
from projects.documents.focus_area import focus_area_documents
from projects.documents.shapes import FocusAreaShape
from projects.models import FocusArea, Plan
from projects.models.focus_area import FocusAreaQuerySet


class FocusAreaFilterSet(NounFilterSet):
    """The parameters of the list of areas."""

    plan = KeysFilter("plan", Plan.objects.published)
    parent = KeysFilter("parent", FocusArea.objects.published)


def rows(on: date | None) -> FocusAreaQuerySet:
    """The public areas; on a past date, those of the plans there were."""
    areas = FocusArea.objects.published().select_related("plan", "source")
    return areas if on is None else areas.filter(plan__in=plan.rows(on))


AREAS = Resource(
    name="areas",
    one="focus area",
    description="Pillars, areas and sub-areas of the plans, as each document lists them.",
    shape=FocusAreaShape,
    rows=rows,
    documents=lambda areas, on: focus_area_documents(areas),
    order=("plan__slug", "position", "slug"),
    filters=FocusAreaFilterSet,
)

"""Focus areas."""

from __future__ import annotations

from projects.api.answers.parameters import KeysFilter, NounFilterSet
from projects.api.resource import Resource
from projects.documents.focus_area import areas_on, focus_area_documents
from projects.documents.shapes import FocusAreaShape
from projects.models import FocusArea, Plan


class FocusAreaFilterSet(NounFilterSet):
    """The parameters of the list of areas."""

    plan = KeysFilter("plan", Plan.objects.published)
    parent = KeysFilter("parent", FocusArea.objects.published)


AREAS = Resource(
    name="areas",
    one="focus area",
    description="Pillars, areas and sub-areas of the plans, as each document lists them.",
    shape=FocusAreaShape,
    rows=areas_on,
    documents=lambda areas, on: focus_area_documents(areas),
    order=("plan__slug", "position", "slug"),
    filters=FocusAreaFilterSet,
)

"""Action lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from projects.api.answers.parameters import KeysFilter, NounFilterSet
from projects.api.resource import Resource
from projects.documents.action_line import action_line_documents, lines_on
from projects.documents.shapes import ActionLineShape
from projects.models import FocusArea, Plan
from projects.reports.facets import NONE


class SubtreeFilter(KeysFilter):
    """Lines of the chosen areas and of every part of them."""

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        """Narrow to the chosen areas and their parts."""
        chosen = [it for it in value if it != NONE]
        if not chosen:
            return super().filter(qs, value)
        parts = dict(FocusArea.objects.published().values_list("slug", "parent__slug"))
        return super().filter(qs, [*value, *(it for it in parts if _is_part(it, chosen, parts))])


def _is_part(slug: str, chosen: list[str], parts: Mapping[str, str | None]) -> bool:
    above = parts.get(slug)
    while above is not None and above in parts:
        if above in chosen:
            return True
        above = parts[above]
    return False


class ActionLineFilterSet(NounFilterSet):
    """The parameters of the list of lines."""

    plan = KeysFilter("plan", Plan.objects.published)
    area = SubtreeFilter("focus_area", FocusArea.objects.published)


LINES = Resource(
    name="lines",
    one="action line",
    description=(
        "Action lines: the numbered commitments of the plans, as each document lists them, with "
        "the assessment that counts and what became of them in the plan that follows."
    ),
    shape=ActionLineShape,
    rows=lines_on,
    documents=action_line_documents,
    order=("plan__slug", "position", "slug"),
    filters=ActionLineFilterSet,
)

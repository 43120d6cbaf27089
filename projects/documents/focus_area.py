"""Focus areas as documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from projects.documents.plan import plans_on
from projects.documents.shapes import FocusAreaShape
from projects.documents.visible import area_name, shown_source, visible
from projects.models import FocusArea
from projects.models.fiction import is_fictional
from projects.models.focus_area import FocusAreaQuerySet


def areas_on(on: date | None) -> FocusAreaQuerySet:
    """The public areas; on a past date, those of the plans there were."""
    areas = FocusArea.objects.published().select_related("plan", "source")
    return areas if on is None else areas.filter(plan__in=plans_on(on))


def focus_area_documents(areas: Sequence[FocusArea]) -> list[FocusAreaShape]:
    """The areas' documents; ``areas`` come with plan and source."""
    above = visible(FocusArea.objects.published(), (it.parent_id for it in areas))
    return [
        {
            **area_name(area),
            "is_fictional": is_fictional(area.slug),
            "parent": above[area.parent_id].slug if area.parent_id in above else None,
            "source": shown_source(area.source),
            "locator": area.locator,
        }
        for area in areas
    ]

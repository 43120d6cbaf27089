"""Action lines as documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Q

from projects.documents.assessment import assessment_document
from projects.documents.plan import plans_on
from projects.documents.shapes import ActionLineShape, AssessmentShape, FateShape
from projects.documents.visible import area_name, line_name, shown_source
from projects.models import ActionLine, Assessment, LineFate
from projects.models.action_line import ActionLineQuerySet
from projects.models.fiction import is_fictional


def lines_on(on: date | None) -> ActionLineQuerySet:
    """The public lines; on a past date, those of the plans there were."""
    lines = ActionLine.objects.published().select_related("plan", "focus_area__plan", "source")
    return lines if on is None else lines.filter(plan__in=plans_on(on))


def action_line_documents(lines: Sequence[ActionLine], *, on: date) -> list[ActionLineShape]:
    """The lines' documents as of ``on``; ``lines`` come with plan, focus area and source.

    A public line's area is public: see ActionLineQuerySet.
    """
    keys = [it.pk for it in lines]
    assessments = _latest_assessments(keys, on)
    fates: dict[int | None, list[FateShape]] = defaultdict(list)
    origins: dict[int | None, list[FateShape]] = defaultdict(list)
    for fate in (
        LineFate.objects.published()
        .filter(Q(line__in=keys) | Q(successor__in=keys))
        .select_related("line__plan", "successor__plan", "source")
        .order_by("line__plan__slug", "line__position", "line__slug", "pk")
    ):
        shape = _fate_document(fate)
        fates[fate.line_id].append(shape)
        origins[fate.successor_id].append(shape)
    return [
        {
            **line_name(line),
            "is_fictional": is_fictional(line.slug),
            "area": None if line.focus_area is None else area_name(line.focus_area),
            "source": shown_source(line.source),
            "locator": line.locator,
            "assessment": assessments.get(line.pk),
            "fates": fates[line.pk],
            "origins": origins[line.pk],
        }
        for line in lines
    ]


def _fate_document(fate: LineFate) -> FateShape:
    return {
        "kind": fate.kind,
        "line": line_name(fate.line),
        "successor": None if fate.successor is None else line_name(fate.successor),
        "reason": fate.reason,
        "source": shown_source(fate.source),
    }


def _latest_assessments(lines: Collection[int], on: date) -> dict[int, AssessmentShape]:
    entries = (
        Assessment.objects.published()
        .counted()
        .as_of(on)
        .filter(line__in=lines)
        .select_related("source", "line__plan")
        .in_order()
    )
    return {entry.line_id: assessment_document(entry) for entry in entries}

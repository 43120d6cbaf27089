"""Plans as documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from projects.documents.entries import day, named_document
from projects.documents.shapes import NamedShape, PlanShape
from projects.documents.visible import meeting_name, reported_values, shown_source, visible
from projects.models import Meeting, Plan
from projects.models.fiction import is_fictional
from projects.models.plan import PlanQuerySet


def plans_on(on: date | None) -> PlanQuerySet:
    """The public plans; on a past date, those that had begun or been adopted."""
    plans = Plan.objects.published().select_related("partnership", "source")
    return plans if on is None else plans.as_of(on)


def plan_documents(plans: Sequence[Plan], *, on: date) -> list[PlanShape]:
    """The plans' documents as of ``on``; ``plans`` come with partnership and source."""
    meetings = visible(Meeting.objects.published(), (it.adopted_at_id for it in plans))
    earlier = visible(Plan.objects.published(), (it.succeeds_id for it in plans))
    keys = [it.pk for it in plans]
    later: dict[int | None, list[NamedShape]] = defaultdict(list)
    for plan in Plan.objects.published().filter(succeeds__in=keys).order_by("starts_on", "slug"):
        later[plan.succeeds_id].append(named_document(plan))
    values = reported_values("plan", keys, on=on)
    return [
        {
            "slug": plan.slug,
            "title": plan.title,
            "title_ko": plan.title_ko,
            "is_fictional": is_fictional(plan.slug),
            "summary": plan.summary,
            "summary_ko": plan.summary_ko,
            "stage": plan.stage,
            "partnership": named_document(plan.partnership),
            "starts_on": plan.starts_on.isoformat(),
            "ends_on": day(plan.ends_on),
            "adopted_at": (
                meeting_name(meetings[plan.adopted_at_id])
                if plan.adopted_at_id in meetings
                else None
            ),
            "succeeds": (
                named_document(earlier[plan.succeeds_id]) if plan.succeeds_id in earlier else None
            ),
            "successors": later[plan.pk],
            "source": shown_source(plan.source),
            "reported_values": values[plan.pk],
        }
        for plan in plans
    ]

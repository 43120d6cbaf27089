"""One partnership on a date: its members, plans, funds and history, and how its projects stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from projects.documents.meeting import meeting_documents
from projects.documents.partnership import partnership_documents
from projects.documents.shapes import MeetingShape, PartnershipShape
from projects.models import Meeting, Partnership, Plan
from projects.models.meeting import MeetingQuerySet
from projects.reports.plan_index import public_meeting
from projects.reports.project_group import ProjectGroup, group_projects


@dataclass(frozen=True)
class PlanInSuccession:
    """A plan of the partnership with the meeting that adopted it, if that is public."""

    plan: Plan
    adopted_at: Meeting | None


@dataclass(frozen=True)
class PartnershipAccount:
    """One partnership; plans and history are the oldest first."""

    partnership: PartnershipShape
    plans: list[PlanInSuccession]
    history: list[MeetingShape]
    projects: ProjectGroup


def read_partnership(slug: str, *, on: date, today: bool) -> PartnershipAccount | None:
    """The account of the partnership at the address ``slug``; None if none is public there.

    Of today its history holds what lies ahead too.
    """
    partnership = Partnership.objects.published().filter(slug=slug).first()
    if partnership is None:
        return None
    near = _plans_near(partnership, on)
    own = [it for it in near if it.partnership_id == partnership.pk]
    meetings = Meeting.objects.published().filter(partnership=partnership)
    return PartnershipAccount(
        partnership=partnership_documents([partnership], on=on, plans=own)[0],
        plans=[PlanInSuccession(it, public_meeting(it.adopted_at)) for it in own],
        history=_history(meetings if today else meetings.as_of(on), near, on),
        projects=group_projects("plan", [it.slug for it in own], on=None if today else on),
    )


def _plans_near(partnership: Partnership, on: date) -> list[Plan]:
    """The plans of the partnership, and those of others that were adopted at its meetings."""
    return list(
        Plan.objects.published()
        .as_of(on)
        .filter(Q(partnership=partnership) | Q(adopted_at__partnership=partnership))
        .select_related("adopted_at__partnership")
        .order_by("starts_on", "slug")
    )


def _history(meetings: MeetingQuerySet, plans: Sequence[Plan], on: date) -> list[MeetingShape]:
    rows = meetings.select_related("partnership", "source").order_by("starts_on", "title", "pk")
    adopted = [it for it in plans if it.adopted_at_id is not None]
    return meeting_documents(list(rows), on=on, plans=adopted)

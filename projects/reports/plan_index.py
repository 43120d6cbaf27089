"""The plans of every partnership on a date, with what stands behind each and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from projects.documents.claim import claim_documents
from projects.documents.shapes import ClaimShape
from projects.models import Claim, Meeting, Plan, PublicRecord, Term


@dataclass(frozen=True)
class PlanName:
    """A plan as another one names it."""

    slug: str
    title: str
    title_ko: str


@dataclass(frozen=True)
class PlanEntry:
    """One plan: its projects, its neighbours and the latest official claim."""

    plan: Plan
    adopted_at: Meeting | None
    follows: PlanName | None
    followed_by: list[PlanName]
    projects: int
    roots: int
    claim: ClaimShape | None


@dataclass(frozen=True)
class PartnershipPlans:
    """A partnership's plans, the newest period first."""

    name: str
    name_ko: str
    slug: str
    plans: list[PlanEntry]


def list_plans(*, on: date, today: bool) -> list[PartnershipPlans]:
    """The plans begun or adopted by ``on``, in three queries however many there are."""
    plans = list(
        Plan.objects.published()
        .factual()
        .as_of(on)
        .select_related("partnership", "adopted_at__partnership")
        .in_order()
    )
    counts = _count_projects(None if today else on)
    claims = _latest_claims(on)
    shown = {plan.pk: name_of(plan) for plan in plans}
    entries = [
        PlanEntry(
            plan=plan,
            adopted_at=public_meeting(plan.adopted_at),
            follows=shown.get(plan.succeeds_id or 0),
            followed_by=[shown[it.pk] for it in plans if it.succeeds_id == plan.pk],
            projects=counts.get(plan.slug, (0, 0))[0],
            roots=counts.get(plan.slug, (0, 0))[1],
            claim=claims.get(plan.pk),
        )
        for plan in plans
    ]
    return _by_partnership(entries)


def name_of(plan: Plan) -> PlanName:
    """How other plans name it."""
    return PlanName(slug=plan.slug, title=plan.title, title_ko=plan.title_ko)


def public_meeting(meeting: Meeting | None) -> Meeting | None:
    """The meeting, unless the public may not see it; it comes with its partnership."""
    if meeting is None or not (meeting.is_published and meeting.partnership.is_published):
        return None
    return meeting


def claims_with_meetings(claims: Sequence[Claim]) -> list[ClaimShape]:
    """The claims' documents without another query; they come with meeting and partnership."""
    meetings = [public_meeting(claim.meeting) for claim in claims]
    return claim_documents(claims, meetings={it.pk: it for it in meetings if it is not None})


def _count_projects(on: date | None) -> dict[str, tuple[int, int]]:
    """How many projects serve each plan, and how many of them are roots."""
    records = PublicRecord.objects.published().as_of(on).order_by().values("pk")
    rows = (
        Term.objects.filter(facet="plan", record__in=records)
        .order_by()
        .values_list("value")
        .annotate(projects=Count("pk"), roots=Count("pk", filter=Q(record__parent_slug="")))
    )
    return {plan: (projects, roots) for plan, projects, roots in rows}


def _latest_claims(on: date) -> dict[int, ClaimShape]:
    """The latest counted claim about each plan."""
    claims = list(
        Claim.objects.published()
        .counted()
        .as_of(on)
        .select_related("plan", "source", "meeting__partnership")
        .in_order()
    )
    documents = claims_with_meetings(claims)
    return {claim.plan_id: document for claim, document in zip(claims, documents, strict=True)}


def _by_partnership(entries: Iterable[PlanEntry]) -> list[PartnershipPlans]:
    groups: dict[int, PartnershipPlans] = {}
    for entry in entries:
        partnership = entry.plan.partnership
        group = groups.setdefault(
            partnership.pk,
            PartnershipPlans(
                name=partnership.name,
                name_ko=partnership.name_ko,
                slug=partnership.slug,
                plans=[],
            ),
        )
        group.plans.append(entry)
    return list(groups.values())

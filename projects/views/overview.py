"""The front page: what this is, how much it holds, and where things stand on the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F
from django.http import HttpRequest, HttpResponse

from projects.choices import PlanStage, Status
from projects.models import ActionLine, PublicRecord, Source
from projects.reports.plan_index import PartnershipPlans, PlanEntry, list_plans
from projects.reports.progress import Progress, plan_progress
from projects.views.page import Page, public_page

CHANGES_SHOWN = 6
MEETINGS_SHOWN = 4


@dataclass(frozen=True)
class PlanShown:
    """A plan with its partnership; no ``progress`` where none of its lines is known."""

    entry: PlanEntry
    partnership: PartnershipPlans
    progress: Progress | None


@dataclass(frozen=True)
class SignatureProject:
    """A signature project with its status on the day of the page."""

    slug: str
    acronym: str
    title: str
    title_ko: str
    status: str
    status_on: date | None


@dataclass(frozen=True)
class Change:
    """A project whose public record was written anew."""

    slug: str
    acronym: str
    title: str
    title_ko: str
    updated_at: datetime


@dataclass(frozen=True)
class Standing:
    """What the front page counts and names; kept for as long as the data stands."""

    projects: int
    ongoing: int
    end_passed: int
    plans: int
    sources: int
    in_force: list[PlanShown]
    before: list[PlanShown]
    signature: list[SignatureProject]
    changes: list[Change]


@public_page
def overview(request: HttpRequest, page: Page) -> HttpResponse:
    """What was promised, what is done, and who says so."""
    standing = page.kept("overview", "", lambda: _read_standing(page))
    past = [it for it in page.moments if it.last_on <= page.on]
    ahead = [it for it in page.moments if it.last_on > page.on] if page.is_today else []
    context = {
        "standing": standing,
        "meetings_ahead": list(reversed(ahead))[:MEETINGS_SHOWN],
        "meetings_past": past[:MEETINGS_SHOWN],
    }
    return page.render("projects/overview.html", context)


def _read_standing(page: Page) -> Standing:
    records = PublicRecord.objects.published().as_of(page.as_of_date).factual()
    by_status = records.count_by_status()
    partnerships = list_plans(on=page.on, today=page.is_today)
    signature = records.with_term("signature", ["true"]).order_by("sort_title", "pk")
    changed = PublicRecord.objects.published().factual().order_by("-updated_at", "sort_title", "pk")
    in_force = [it for it in _all_plans(partnerships) if _is_in_force(it[1], page.on)]
    followed = {entry.follows.slug for _, entry in in_force if entry.follows}
    before = [it for it in _all_plans(partnerships) if it[1].plan.slug in followed]
    with_lines = _with_lines([entry for _, entry in (*in_force, *before)])
    return Standing(
        projects=sum(by_status.values()),
        ongoing=by_status.get(Status.ONGOING, 0),
        end_passed=records.end_passed(on=page.on).count(),
        plans=sum(len(it.plans) for it in partnerships),
        sources=Source.objects.published().factual().count(),
        in_force=[_shown(*it, page, with_lines) for it in in_force],
        before=[_shown(*it, page, with_lines) for it in before],
        signature=[
            SignatureProject(*row)
            for row in signature.values_list(
                "slug", "acronym", "title", "title_ko", F("shown_status"), F("shown_status_on")
            )
        ],
        changes=[
            Change(**row)
            for row in changed.values("slug", "acronym", "title", "title_ko", "updated_at")[
                :CHANGES_SHOWN
            ]
        ],
    )


def _all_plans(
    partnerships: list[PartnershipPlans],
) -> list[tuple[PartnershipPlans, PlanEntry]]:
    return [(group, entry) for group in partnerships for entry in group.plans]


def _is_in_force(entry: PlanEntry, on: date) -> bool:
    """Whether the plan's period holds the day; one without an end lasts until the next begins."""
    plan = entry.plan
    if plan.stage == PlanStage.DRAFTING or plan.starts_on > on:
        return False
    return not entry.followed_by if plan.ends_on is None else plan.ends_on >= on


def _with_lines(entries: list[PlanEntry]) -> set[int]:
    """The plans of which action lines are known: only they have a rate."""
    lines = ActionLine.objects.published().filter(plan__in=[it.plan.pk for it in entries])
    return set(lines.order_by().values_list("plan", flat=True).distinct())


def _shown(
    partnership: PartnershipPlans, entry: PlanEntry, page: Page, with_lines: set[int]
) -> PlanShown:
    progress = None
    if entry.plan.pk in with_lines:
        progress = plan_progress(entry.plan, on=page.on, today=page.is_today)
    return PlanShown(entry=entry, partnership=partnership, progress=progress)

"""One plan: how far along it is, who says so, and what it consists of."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from projects.choices import LineState, Noun
from projects.documents.shapes import ClaimShape
from projects.filters.address import query_string
from projects.reports.plan_account import ClaimBesideCount, PlanAccount, read_account
from projects.reports.progress import Rate
from projects.views.bars import Part, stacked
from projects.views.former_address import moved
from projects.views.indicator_rows import indicator_row
from projects.views.page import PAPERS_DUE, Moment, Page, public_page
from projects.views.plan_money import area_charts, year_charts
from projects.views.reported import reported_rows
from projects.views.view_links import noun_feeds

# As many lines as are read through; the areas of a plan with more are opened one by one.
LINES_UNFOLDED = 20
# The rules of projects/reports/progress.py, as the page states them.
RULES: dict[LineState, str | Promise] = {
    LineState.ADDRESSED: _("at least one project that serves it is approved and not cancelled"),
    LineState.UNDER_WAY: _("one of its projects is under way, or some have ended and not all"),
    LineState.DELIVERED: _("all its approved projects have ended, the cancelled ones aside"),
    LineState.OUTCOME_ACHIEVED: _("an assessment says that its outcome is achieved"),
}


@dataclass(frozen=True)
class StepRow:
    """One step of our count: how many lines came at least so far, by which rule."""

    rate: Rate
    rule: str | Promise


@dataclass(frozen=True)
class ClaimRow:
    """A claim beside our count on its day; ``length`` is its bar on the axis from 0 to 100."""

    claim: ClaimShape
    addressed: Rate | None
    length: str
    on_its_day: str


@public_page
def plan_detail(request: HttpRequest, page: Page, slug: str) -> HttpResponse:
    """How far along a plan is on the date of the page."""
    return plan_page(page, slug, "projects/plan_detail.html")


def plan_page(page: Page, slug: str, template: str, **more: object) -> HttpResponse:
    """The plan that is public at an address in a template of one's own, which reads ``more``."""
    account = read_account(slug, on=page.on, today=page.is_today)
    if account is None:
        return moved(page, Noun.PLAN, slug)
    return page.render(
        template,
        {
            **more,
            "account": account,
            "feeds": noun_feeds(Noun.PLAN, slug, account.plan),
            "plan": account.plan,
            "addressed": account.rates[0] if account.rates else None,
            "steps": [StepRow(rate=rate, rule=RULES[rate.step]) for rate in account.rates],
            "step_parts": step_parts(account),
            "status_parts": stacked(account.projects_by_status),
            "claims": [claim_row(it) for it in account.claims],
            "has_bare_areas": any(area.is_bare for area in account.tree.areas),
            "is_folded": sum(len(it.all_lines) for it in account.tree.areas) > LINES_UNFOLDED,
            "roots": sum(it.is_root for it in account.projects),
            "year_charts": year_charts(account),
            "area_charts": area_charts(account, page),
            "reported": reported_rows(account.reported_values),
            "indicators": [indicator_row(it) for it in account.indicators],
            "reviews": reviews(page, account),
            "compare_url": compare_url(page, slug),
        },
    )


def compare_url(page: Page, slug: str) -> str:
    """Where the plan on the date of the page is compared with another: of today, the last two."""
    path = reverse("projects:plan-changes", args=[slug])
    return path if page.is_today else path + query_string({"from": [page.as_of_value]})


def step_parts(account: PlanAccount) -> list[Part]:
    """The bar of our count, the furthest step first, so that its ends read “at least so far”."""
    return stacked({step.value: account.steps[step] for step in reversed(LineState)})


def claim_row(beside: ClaimBesideCount) -> ClaimRow:
    """A claim with its bar."""
    percentage = beside.claim["percentage"]
    return ClaimRow(
        claim=beside.claim,
        addressed=beside.rates[0] if beside.rates else None,
        length="" if percentage is None else f"{percentage}%",
        on_its_day=beside.on.isoformat(),
    )


def reviews(page: Page, account: PlanAccount) -> list[Moment]:
    """The meetings of the plan's period at which its progress was due, the latest first."""
    plan = account.plan
    return [
        it
        for it in page.moments
        if it.partnership == plan.partnership.slug
        and it.kind in PAPERS_DUE
        and plan.starts_on <= it.last_on <= page.on
        and (plan.ends_on is None or it.last_on <= plan.ends_on)
    ]

"""What changed for a plan between two dates or meetings, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext

from projects.choices import Noun
from projects.filters.address import query_string
from projects.filters.comparison import Comparison, read_comparison
from projects.models import Plan
from projects.reports.changes import DateChange, PlanChanges, find_plan, read_changes
from projects.views.former_address import moved
from projects.views.page import PAPERS_DUE, Moment, Page, public_page
from projects.views.slippage import shift

A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Tally:
    """One sentence of the summary, and the section that it leads to."""

    words: str
    section: str


@dataclass(frozen=True)
class DateRow:
    """A date that changed; ``moved`` says by how much, where both days are known."""

    change: DateChange
    moved: str


@dataclass(frozen=True)
class Offer:
    """The meetings that the pickers offer: those of the plan's period, then the others."""

    of_period: list[Moment]
    others: list[Moment]

    @property
    def all(self) -> list[Moment]:
        """All of them, the latest first."""
        return sorted((*self.of_period, *self.others), key=lambda it: it.last_on, reverse=True)

    @property
    def slugs(self) -> set[str]:
        """Their addresses."""
        return {it.slug for it in self.all}


@public_page
def plan_changes(request: HttpRequest, page: Page, slug: str) -> HttpResponse:
    """What changed between the two dates asked for, or the last two meetings."""
    plan = find_plan(slug)
    if plan is None:
        return moved(page, Noun.PLAN, slug, aspect="changes")
    offer = offered_meetings(page, plan)
    named = {it.slug: it for it in page.moments}
    comparison = read_comparison(
        request.GET,
        on=default_on(page, offer, since=request.GET.get("from", "").strip()),
        since=lambda on: default_since(plan, offer, on=on),
        meetings={slug: it.last_on for slug, it in named.items()},
    )
    changes = None
    if comparison.days is not None:
        since, on = comparison.days
        changes = read_changes(plan, since=since, on=on, today=on == page.edition.today)
    return page.render(
        "projects/plan_changes.html",
        {
            "plan": plan,
            "comparison": comparison,
            "offer": offer,
            "since_meeting": named.get(comparison.since.value),
            "on_meeting": named.get(comparison.on.value),
            "changes": changes,
            "tallies": tallies(changes) if changes else [],
            "dates": date_rows(changes) if changes else [],
            "swapped": query_string(
                {"from": [comparison.on.value], "to": [comparison.since.value]}
            ),
            "permanent": _permanent(comparison),
            **_speaking_of(page, comparison),
        },
    )


def offered_meetings(page: Page, plan: Plan) -> Offer:
    """The partnership's meetings at which papers are due that are over, the latest first."""
    past = [
        it
        for it in page.moments
        if it.partnership == plan.partnership.slug
        and it.kind in PAPERS_DUE
        and it.last_on <= page.edition.today
    ]
    of_period = [
        it
        for it in past
        if plan.starts_on <= it.last_on and (plan.ends_on is None or it.last_on <= plan.ends_on)
    ]
    return Offer(of_period=of_period, others=[it for it in past if it not in of_period])


def default_on(page: Page, offer: Offer, *, since: str) -> str:
    """The second day where none is chosen: the last meeting that another one came before.

    Of the plan's period, where it had two. Beside a chosen first day it is that of the page.
    """
    if not since:
        for meetings in (offer.of_period, offer.all):
            past = [it for it in meetings if it.last_on <= page.on]
            if past and past[-1].last_on < past[0].last_on:
                return past[0].slug
    return page.on.isoformat()


def default_since(plan: Plan, offer: Offer, *, on: date) -> str:
    """The first day where none is chosen: the last meeting before the second, or a year before.

    Without a meeting, the day on which the plan began, if that was earlier.
    """
    earlier = [it for it in offer.all if it.last_on < on]
    return earlier[0].slug if earlier else min(plan.starts_on, on - A_YEAR).isoformat()


def tallies(changes: PlanChanges) -> list[Tally]:
    """The summary: one sentence for each thing that changed, with its number."""
    begun = sum(it.has_begun for it in changes.statuses)
    ended = sum(it.has_ended for it in changes.statuses)
    cancelled = sum(it.is_cancelled for it in changes.statuses)
    other = len(changes.statuses) - begun - ended - cancelled
    sums = sum(len(it.added) for it in changes.money)
    moved_lines = sum(it.has_moved for it in changes.lines)
    told = [
        (
            len(changes.new),
            "new",
            ngettext(
                "%(n)s project was first reported",
                "%(n)s projects were first reported",
                len(changes.new),
            ),
        ),
        (begun, "statuses", ngettext("%(n)s project began", "%(n)s projects began", begun)),
        (ended, "statuses", ngettext("%(n)s project ended", "%(n)s projects ended", ended)),
        (
            cancelled,
            "statuses",
            ngettext("%(n)s project was cancelled", "%(n)s projects were cancelled", cancelled),
        ),
        (
            other,
            "statuses",
            ngettext(
                "%(n)s project changed its status otherwise",
                "%(n)s projects changed their status otherwise",
                other,
            ),
        ),
        (
            moved_lines,
            "lines",
            ngettext(
                "%(n)s action line came to another step",
                "%(n)s action lines came to another step",
                moved_lines,
            ),
        ),
        (
            len(changes.claims),
            "claims",
            ngettext(
                "%(n)s official claim was made",
                "%(n)s official claims were made",
                len(changes.claims),
            ),
        ),
        (
            len(changes.dates),
            "dates",
            ngettext(
                "%(n)s date was set or moved", "%(n)s dates were set or moved", len(changes.dates)
            ),
        ),
        (
            sums,
            "money",
            ngettext("%(n)s sum of money was reported", "%(n)s sums of money were reported", sums),
        ),
        (
            len(changes.readings),
            "results",
            ngettext(
                "%(n)s indicator was read", "%(n)s indicators were read", len(changes.readings)
            ),
        ),
        (
            len(changes.corrections),
            "corrections",
            ngettext(
                "%(n)s figure was corrected",
                "%(n)s figures were corrected",
                len(changes.corrections),
            ),
        ),
    ]
    return [
        Tally(words=words % {"n": f"{count:,}"}, section=section)
        for count, section, words in told
        if count
    ]


def date_rows(changes: PlanChanges) -> list[DateRow]:
    """The dates that changed, with how far they moved."""
    return [DateRow(change=it, moved=shift(it.before, it.after)) for it in changes.dates]


def _permanent(comparison: Comparison) -> str:
    """The query that names both days, whatever a meeting or the defaults become."""
    if comparison.days is None:
        return ""
    since, on = comparison.days
    return query_string({"from": [since.isoformat()], "to": [on.isoformat()]})


def _speaking_of(page: Page, comparison: Comparison) -> dict[str, object]:
    """The page speaks of its second day: so do the links that lead away from it."""
    if comparison.days is None:
        return {}
    on = comparison.days[1]
    if on == page.edition.today:
        return {"on": on, "is_today": True, "as_of_query": "", "as_of_value": ""}
    value = comparison.on.value
    return {
        "on": on,
        "is_today": False,
        "as_of_query": query_string({"as_of": [value]}),
        "as_of_value": value,
    }

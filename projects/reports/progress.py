"""Progress of a plan: our own count of its lines and projects, by rules that are written down.

A line's *step* on a date is what the latest counted assessment says; where nobody assessed it, it
follows from the projects that serve it:

- **addressed** once one of them is at least approved and not cancelled,
- **under way** once one of them is ongoing or suspended, or some but not all have ended,
- **delivered** once all of them, the cancelled ones aside, have ended.

*Outcome achieved* is only ever assessed: no status says it. Each step includes the ones before
it, so a rate is “at least so far”. A plan whose lines the tracker does not hold has no rate.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from projects.choices import ENDED_STATUSES, UNDER_WAY_STATUSES, LineState, Status
from projects.models import ActionLine, Assessment, Plan, PublicRecord, Term

STEPS = (
    LineState.ADDRESSED,
    LineState.UNDER_WAY,
    LineState.DELIVERED,
    LineState.OUTCOME_ACHIEVED,
)


@dataclass(frozen=True)
class Rate:
    """How many of a plan's lines have come at least as far as a step."""

    step: LineState
    numerator: int
    denominator: int

    @property
    def percentage(self) -> Decimal:
        """The rate in per cent, to one decimal."""
        return (Decimal(100) * self.numerator / self.denominator).quantize(Decimal("0.1"))


@dataclass(frozen=True)
class LineProgress:
    """One line's step, and what it follows from."""

    line: str
    step: LineState
    assessed: bool
    projects: list[str]


@dataclass(frozen=True)
class Progress:
    """A plan's progress on a date; ``rates`` is empty when no line of it is known."""

    plan: str
    on: date
    lines: list[LineProgress]
    rates: list[Rate]
    projects: int
    projects_by_status: dict[str, int]


def plan_progress(plan: Plan, *, on: date, today: bool) -> Progress:
    """The plan's progress as of ``on``; ``today`` says that it is the present day.

    A constant number of queries however many lines and projects there are.
    """
    records = (
        PublicRecord.objects.published().as_of(None if today else on).with_term("plan", [plan.slug])
    )
    statuses = records.statuses()
    lines = list(
        ActionLine.objects.published().filter(plan=plan).in_order().values_list("pk", "slug")
    )
    assessed = _latest_assessments([pk for pk, _ in lines], on)
    serving = _serving([slug for _, slug in lines], statuses)
    progress = [
        line_progress(
            slug,
            assessed=assessed.get(pk),
            serving={project: statuses[key] for key, project in serving[slug]},
        )
        for pk, slug in lines
    ]
    by_status = dict.fromkeys([*Status.values, ""], 0)
    for status in statuses.values():
        by_status[status] += 1
    return Progress(
        plan=plan.slug,
        on=on,
        lines=progress,
        rates=rates_of(progress),
        projects=len(statuses),
        projects_by_status={status: count for status, count in by_status.items() if count},
    )


def plan_rates(plans: Collection[Plan], *, on: date) -> dict[int, list[Rate]]:
    """The rates of several plans as of ``on``, by primary key, in four queries for all."""
    slugs = [plan.slug for plan in plans]
    statuses = PublicRecord.objects.published().as_of(on).with_term("plan", slugs).statuses()
    lines = list(
        ActionLine.objects.published().filter(plan__in=plans).values_list("plan", "pk", "slug")
    )
    assessed = _latest_assessments([pk for _, pk, _ in lines], on)
    serving = _serving([slug for *_, slug in lines], statuses)
    progress: dict[int, list[LineProgress]] = defaultdict(list)
    for plan, pk, slug in lines:
        projects = {project: statuses[key] for key, project in serving[slug]}
        progress[plan].append(line_progress(slug, assessed=assessed.get(pk), serving=projects))
    return {plan.pk: rates_of(progress[plan.pk]) for plan in plans}


def line_progress(
    line: str, *, assessed: LineState | None, serving: Mapping[str, str]
) -> LineProgress:
    """How far a line has come: as assessed, else as the statuses of its projects say.

    ``serving`` gives the status of each project by its address.
    """
    return LineProgress(
        line=line,
        step=assessed or step_of(serving.values()),
        assessed=assessed is not None,
        projects=list(serving),
    )


def step_of(statuses: Iterable[str]) -> LineState:
    """The step of a line that nobody assessed, from the statuses of the projects serving it."""
    live = [it for it in statuses if it not in {"", Status.PROPOSED, Status.CANCELLED}]
    if not live:
        return LineState.NOT_ADDRESSED
    ended = [it for it in live if it in ENDED_STATUSES]
    if len(ended) == len(live):
        return LineState.DELIVERED
    if ended or any(it in UNDER_WAY_STATUSES for it in live):
        return LineState.UNDER_WAY
    return LineState.ADDRESSED


def rates_of(lines: Collection[LineProgress]) -> list[Rate]:
    """How many of the lines have come at least as far as each step; none of no lines."""
    if not lines:
        return []
    order = list(LineState)
    return [
        Rate(
            step=step,
            numerator=sum(order.index(line.step) >= order.index(step) for line in lines),
            denominator=len(lines),
        )
        for step in STEPS
    ]


def _latest_assessments(lines: Collection[int], on: date) -> dict[int, LineState]:
    entries = Assessment.objects.published().counted().as_of(on).filter(line__in=lines).in_order()
    return {entry.line_id: LineState(entry.state) for entry in entries}


def _serving(lines: Collection[str], statuses: dict[int, str]) -> dict[str, list[tuple[int, str]]]:
    """The projects known by then that serve each line: primary key and address."""
    serving: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for line, key, slug in (
        Term.objects.filter(facet="line", value__in=lines)
        .order_by("record__sort_title", "record")
        .values_list("value", "record", "record__slug")
    ):
        if key in statuses:
            serving[line].append((key, slug))
    return serving

"""What is still to be mended in the records: whatever nobody said, and what can't be right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from projects.choices import ReviewState, TranslationState
from projects.models import ActionLine, Claim, Plan, Project
from projects.models.action_line import ActionLineQuerySet
from projects.models.claim import ClaimQuerySet
from projects.models.project import GAPS, ProjectQuerySet
from projects.models.translated import korean_is

_NO_KOREAN = korean_is(TranslationState.MISSING.value, Project)

Word = Callable[[ProjectQuerySet, date], ProjectQuerySet]


def _missing(what: str) -> Word:
    return lambda projects, on: projects.missing(what)


# Each check finds the projects that fail it, in the order in which they are mended. Whether a
# project serves a plan is no check here: the checks are counted plan by plan.
CHECKS: dict[str, Word] = {
    "stale": lambda projects, on: projects.stale(on=on),
    "overdue": lambda projects, on: projects.overdue(on=on),
    "overspent": lambda projects, on: projects.overspent(on=on),
    **{what: _missing(what) for what in GAPS if what != "plan"},
    "korean": lambda projects, on: projects.filter(_NO_KOREAN),
}


@dataclass(frozen=True)
class PlanGaps:
    """How many of the projects that serve a plan, or none, fail each check; none fails others."""

    plan: Plan | None
    projects: int
    failing: dict[str, int]


@dataclass(frozen=True)
class Gaps:
    """Which checks some projects fail, by key, the worst first; and how many fail each."""

    failing: dict[int, list[str]]
    counts: dict[str, int]


def count_gaps(projects: ProjectQuerySet, *, on: date) -> list[PlanGaps]:
    """The checks of ``projects``, plan by plan, the newest plan first; none comes last."""
    totals = _by_plan(projects)
    counts = {name: _by_plan(word(projects, on)) for name, word in CHECKS.items()}
    served: list[Plan | None] = list(
        Plan.objects.filter(pk__in=[key for key in totals if key is not None]).in_order()
    )
    keys = [(plan, None if plan is None else plan.pk) for plan in [*served, None]]
    return [
        PlanGaps(plan, totals[key], _kept({it: counts[it].get(key, 0) for it in counts}))
        for plan, key in keys
        if key in totals
    ]


def find_gaps(projects: ProjectQuerySet, *, on: date) -> Gaps:
    """The checks of ``projects``, project by project."""
    found = {name: set(_keys(word(projects, on))) for name, word in CHECKS.items()}
    failing = {
        key: [name for name, keys in found.items() if key in keys]
        for key in _keys(projects.in_order())
    }
    worst_first = sorted(failing, key=lambda key: -len(failing[key]))
    return Gaps(
        {key: failing[key] for key in worst_first if failing[key]},
        _kept({name: len(keys) for name, keys in found.items()}),
    )


def unserved_lines(plan: Plan) -> ActionLineQuerySet:
    """The action lines of a plan that no project serves, in the order of the plan."""
    return ActionLine.objects.filter(plan=plan, projects=None).in_order()


def claims_without_numbers(plan: Plan) -> ClaimQuerySet:
    """The claims of a plan of which nobody entered how many of how many they mean."""
    claims = Claim.objects.filter(plan=plan, numerator=None).latest_first()
    return claims.exclude(review_state=ReviewState.WITHDRAWN)


def _by_plan(projects: ProjectQuerySet) -> dict[int | None, int]:
    rows = Project.objects.filter(pk__in=projects.order_by().values("pk")).order_by()
    return dict(rows.values_list("plans").annotate(Count("pk")))


def _keys(projects: ProjectQuerySet) -> list[int]:
    return list(projects.values_list("pk", flat=True))


def _kept(counts: dict[str, int]) -> dict[str, int]:
    return {name: count for name, count in counts.items() if count}

"""Our own count of a plan's lines, by rules that are written down."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.choices import LineState, Status
from projects.models import ActionLine, Plan, Project
from projects.reports.progress import LineProgress, Progress, Rate, plan_progress, step_of
from tests.factories import (
    ON,
    make_area,
    make_assessment,
    make_line,
    make_plan,
    make_project,
    make_status,
    publish,
)

PROPOSED, APPROVED, ONGOING, SUSPENDED, ENDED, COMPLETED, CANCELLED = Status
NOT, ADDRESSED, UNDER_WAY, DELIVERED, ACHIEVED = LineState


@pytest.mark.parametrize(
    ("statuses", "step"),
    [
        ([], NOT),
        ([""], NOT),
        ([PROPOSED], NOT),
        ([CANCELLED], NOT),
        ([PROPOSED, CANCELLED, ""], NOT),
        ([APPROVED], ADDRESSED),
        ([APPROVED, PROPOSED, CANCELLED], ADDRESSED),
        ([ONGOING], UNDER_WAY),
        ([SUSPENDED], UNDER_WAY),
        ([APPROVED, ONGOING], UNDER_WAY),
        ([APPROVED, COMPLETED], UNDER_WAY),
        ([ONGOING, COMPLETED], UNDER_WAY),
        ([ENDED], DELIVERED),
        ([COMPLETED], DELIVERED),
        ([ENDED, COMPLETED], DELIVERED),
        ([COMPLETED, CANCELLED], DELIVERED),
        ([COMPLETED, PROPOSED], DELIVERED),
    ],
)
def test_step_follows_from_the_projects_that_serve_a_line(
    statuses: list[str], step: LineState
) -> None:
    assert step_of(statuses) == step
    assert step_of(reversed(statuses)) == step


def test_no_status_says_that_an_outcome_was_achieved() -> None:
    assert ACHIEVED not in {step_of([one, other]) for one in Status for other in Status}


@pytest.mark.parametrize(
    ("numerator", "denominator", "percentage"),
    [(171, 181, "94.5"), (0, 181, "0.0"), (181, 181, "100.0"), (1, 3, "33.3"), (2, 3, "66.7")],
)
def test_rate_is_told_to_one_decimal(numerator: int, denominator: int, percentage: str) -> None:
    rate = Rate(step=DELIVERED, numerator=numerator, denominator=denominator)
    assert rate.percentage == Decimal(percentage)


def serve(line: ActionLine, status: str = "", **values: Any) -> Project:
    project = make_project(**values)
    project.action_lines.add(line)
    if status:
        make_status(project, status)
    publish(project)
    return project


def progress(plan: Plan, on: date = ON, *, today: bool = True) -> Progress:
    return plan_progress(plan, on=on, today=today)


def numerators(found: Progress) -> dict[str, int]:
    return {rate.step.value: rate.numerator for rate in found.rates}


@pytest.mark.django_db
def test_plan_whose_lines_are_not_known_has_no_rate() -> None:
    """U18: no rate is not a rate of zero."""
    plan = make_plan(slug="plan")
    project = make_project()
    project.plans.add(plan)
    make_status(project)
    publish(project)
    assert progress(plan) == Progress(
        plan="plan", on=ON, lines=[], rates=[], projects=1, projects_by_status={"ongoing": 1}
    )


@pytest.mark.django_db
def test_each_rate_counts_the_lines_at_least_so_far_and_names_them() -> None:
    plan = make_plan(slug="plan")
    lines = [make_line(slug=f"line-{it}", plan=plan, position=it) for it in range(5)]
    first = serve(lines[1], APPROVED)
    serve(lines[2], ONGOING)
    serve(lines[3], COMPLETED)
    make_assessment(lines[4], ACHIEVED)
    found = progress(plan)
    assert found.lines[:2] == [
        LineProgress(line="line-0", step=NOT, assessed=False, projects=[]),
        LineProgress(line="line-1", step=ADDRESSED, assessed=False, projects=[first.slug]),
    ]
    assert [line.step for line in found.lines] == [NOT, ADDRESSED, UNDER_WAY, DELIVERED, ACHIEVED]
    assert found.rates == [
        Rate(step=ADDRESSED, numerator=4, denominator=5),
        Rate(step=UNDER_WAY, numerator=3, denominator=5),
        Rate(step=DELIVERED, numerator=2, denominator=5),
        Rate(step=ACHIEVED, numerator=1, denominator=5),
    ]
    assert (found.projects, found.projects_by_status) == (
        3,
        {"approved": 1, "ongoing": 1, "completed": 1},
    )


@pytest.mark.django_db
def test_assessment_stands_before_what_the_projects_say() -> None:
    line = make_line()
    project = serve(line, COMPLETED)
    make_assessment(line, NOT)
    assert progress(line.plan).lines == [
        LineProgress(line=line.slug, step=NOT, assessed=True, projects=[project.slug])
    ]


@pytest.mark.django_db
def test_latest_counted_published_assessment_speaks() -> None:
    line = make_line()
    make_assessment(line, DELIVERED, effective_on=date(2023, 1, 1))
    make_assessment(line, UNDER_WAY)
    make_assessment(line, ACHIEVED, is_counted=False, counting_reason="The press alone says so")
    make_assessment(line, ACHIEVED, review_state="draft")
    assert progress(line.plan).lines[0].step == UNDER_WAY
    assert progress(line.plan, on=date(2023, 6, 30), today=False).lines[0].step == DELIVERED
    assert progress(line.plan, on=date(2022, 6, 30), today=False).lines[0].assessed is False


@pytest.mark.django_db
def test_progress_of_a_date_reads_the_statuses_of_that_date() -> None:
    line = make_line()
    project = make_project()
    project.action_lines.add(line)
    make_status(project, ONGOING, effective_on=date(2023, 1, 1))
    make_status(project, COMPLETED)
    publish(project)
    yesterday = ON - timedelta(days=1)
    assert progress(line.plan).lines[0].step == DELIVERED
    assert progress(line.plan, on=ON, today=False).lines[0].step == DELIVERED
    assert progress(line.plan, on=yesterday, today=False).lines[0].step == UNDER_WAY
    before = progress(line.plan, on=date(2022, 1, 1), today=False)
    assert (before.lines[0].step, before.lines[0].projects, before.projects) == (NOT, [], 0)


@pytest.mark.django_db
def test_hidden_lines_and_projects_do_not_count() -> None:
    """T01."""
    plan = make_plan()
    line = make_line(plan=plan)
    make_line(plan=plan, publication_state="draft")
    make_line(plan=plan, focus_area=make_area(plan=plan, publication_state="draft"))
    hidden = make_project()
    hidden.action_lines.add(line)
    make_status(hidden, COMPLETED)
    found = progress(plan)
    assert (numerators(found)["addressed"], found.rates[0].denominator, found.projects) == (0, 1, 0)


@pytest.mark.django_db
def test_project_without_a_status_is_counted_as_such() -> None:
    line = make_line()
    serve(line)
    assert progress(line.plan).projects_by_status == {"": 1}


@pytest.mark.django_db
def test_one_project_may_serve_lines_of_two_plans() -> None:
    first, second = make_line(), make_line()
    project = make_project()
    project.action_lines.add(first, second)
    make_status(project, COMPLETED)
    publish(project)
    assert [numerators(progress(line.plan))["delivered"] for line in (first, second)] == [1, 1]


@pytest.mark.django_db
def test_progress_takes_as_many_queries_at_ten_lines_as_at_one() -> None:
    """S14."""
    plan, taken = make_plan(), []
    for number in (1, 9):
        for _ in range(number):
            line = make_line(plan=plan)
            serve(line, ONGOING)
            make_assessment(line, DELIVERED)
        with CaptureQueriesContext(connection) as queries:
            progress(plan)
        taken.append(len(queries))
    assert taken == [4, 4]

"""What is still to be mended, counted plan by plan and told project by project."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.choices import FundingKind, ReviewState
from projects.models import Plan, Project
from projects.reports.completeness import (
    CHECKS,
    claims_without_numbers,
    count_gaps,
    find_gaps,
    unserved_lines,
)
from tests.factories import (
    ON,
    make_claim,
    make_funding,
    make_indicator,
    make_line,
    make_participation,
    make_period,
    make_plan,
    make_project,
    make_source,
    make_status,
    make_territory,
    make_user,
)

pytestmark = pytest.mark.django_db

EMPTY = ["stale", *(name for name in CHECKS if name not in {"stale", "overdue", "overspent"})]


def complete(**values: Any) -> Project:
    project = make_project(**{"title_ko": "사업", **values})
    project.owners.add(make_user())
    project.sources.add(make_source())
    make_status(project)
    make_period(project, ends_on=ON + timedelta(days=1))
    make_funding(project)
    make_territory(project)
    make_participation(project)
    make_indicator(project=project)
    return project


def gaps() -> list[tuple[Plan | None, int, dict[str, int]]]:
    return [(it.plan, it.projects, it.failing) for it in count_gaps(Project.objects.all(), on=ON)]


def test_complete_project_fails_nothing() -> None:
    complete().plans.add(make_plan())
    found = find_gaps(Project.objects.all(), on=ON)
    assert (found.failing, found.counts) == ({}, {})
    assert [failing for _plan, _projects, failing in gaps()] == [{}]


def test_empty_project_fails_all_that_can_be_missing() -> None:
    project = make_project()
    found = find_gaps(Project.objects.all(), on=ON)
    assert (found.failing, found.counts) == ({project.pk: EMPTY}, dict.fromkeys(EMPTY, 1))


def test_what_can_not_be_right_is_found_too() -> None:
    project = complete()
    make_period(project, ends_on=ON - timedelta(days=1), effective_on=ON, entered_on=ON)
    make_funding(project, "1", kind=FundingKind.COMMITMENT)
    make_funding(project, "2", kind=FundingKind.DISBURSEMENT)
    found = find_gaps(Project.objects.all(), on=ON)
    assert found.failing == {project.pk: ["overdue", "overspent"]}


def test_worst_stands_first_and_equals_by_title() -> None:
    z, empty, a = complete(title="Z"), make_project(title="M"), complete(title="A")
    for project in (z, a):
        project.owners.clear()
    assert list(find_gaps(Project.objects.all(), on=ON).failing) == [empty.pk, a.pk, z.pk]


def test_counts_stand_under_every_plan_that_a_project_serves() -> None:
    old, new = make_plan(starts_on=date(2011, 1, 1)), make_plan(starts_on=date(2021, 1, 1))
    both, one = complete(), complete()
    both.plans.add(old, new)
    one.plans.add(new)
    both.owners.clear()
    make_plan()
    assert sorted(gaps(), key=lambda it: it[1]) == [(old, 1, {"owner": 1}), (new, 2, {"owner": 1})]


def test_projects_without_a_plan_come_last() -> None:
    plan = make_plan()
    make_project().plans.add(plan)
    make_project()
    make_project()
    assert [(it[0], it[1], it[2]["dates"]) for it in gaps()] == [(plan, 1, 1), (None, 2, 2)]


def test_only_the_projects_given_are_counted() -> None:
    make_project()
    assert count_gaps(Project.objects.none(), on=ON) == []


def test_counting_costs_the_same_with_1_and_30_plans() -> None:
    numbers = []
    for rows in (1, 29):
        for _ in range(rows):
            make_project().plans.add(make_plan())
        with CaptureQueriesContext(connection) as queries:
            count_gaps(Project.objects.all(), on=ON)
            find_gaps(Project.objects.all(), on=ON)
        numbers.append(len(queries))
    assert numbers == [27, 27]


def test_lines_that_no_project_serves() -> None:
    plan = make_plan()
    second, first = make_line(plan=plan, position=2), make_line(plan=plan, position=1)
    make_project().action_lines.add(make_line(plan=plan, position=3))
    make_line()
    assert list(unserved_lines(plan)) == [first, second]


def test_claims_without_how_many_they_count() -> None:
    plan = make_plan()
    bare = make_claim(plan)
    make_claim(plan, numerator=171, denominator=181)
    make_claim(plan, review_state=ReviewState.WITHDRAWN)
    make_claim(make_plan())
    assert list(claims_without_numbers(plan)) == [bare]

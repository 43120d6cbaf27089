"""Reporting periods: which are open, due or of a day, and that none of a plan overlap (S3)."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from projects.models import Project, ReportingPeriod
from tests.factories import (
    make_area,
    make_completion,
    make_line,
    make_plan,
    make_project,
    make_reporting_period,
    make_user,
)

pytestmark = pytest.mark.django_db

JULY = {"begins_on": date(2024, 7, 1), "ends_on": date(2024, 9, 30)}


def test_periods_of_one_plan_do_not_overlap() -> None:
    period = make_reporting_period(name="Q2")
    within = ReportingPeriod(
        plan=period.plan, name="May", begins_on=date(2024, 6, 30), ends_on=date(2024, 7, 31)
    )
    with pytest.raises(ValidationError) as refused:
        within.full_clean()
    assert refused.value.message_dict == {
        "begins_on": [
            "It overlaps with “Q2”, 1 April 2024 to 30 June 2024: choose days outside of that."
        ]
    }


def test_periods_meet_and_those_of_other_plans_overlap() -> None:
    period = make_reporting_period()
    ReportingPeriod(plan=period.plan, name="Q3", **JULY).full_clean()
    ReportingPeriod(
        plan=make_plan(), name="Q2", begins_on=period.begins_on, ends_on=period.ends_on
    ).full_clean()


def test_period_stays_where_it_is_when_it_is_saved_again() -> None:
    make_reporting_period().full_clean()


def test_period_is_due_from_two_weeks_before_its_last_day_until_it_is_locked() -> None:
    period = make_reporting_period()
    make_reporting_period(locked_by=make_user())
    days = [date(2024, 6, 15), date(2024, 6, 16), date(2025, 1, 1)]
    assert [list(ReportingPeriod.objects.due(on=day)) for day in days] == [[], [period], [period]]


def test_period_has_begun_from_its_first_day_on() -> None:
    period = make_reporting_period()
    days = [date(2024, 3, 31), date(2024, 4, 1)]
    assert [list(ReportingPeriod.objects.begun(on=day)) for day in days] == [[], [period]]


def test_projects_report_that_serve_the_plan_in_any_way_and_are_not_withdrawn() -> None:
    period = make_reporting_period()
    plan, area = make_project(title="A"), make_project(title="B")
    line, withdrawn = make_project(title="C"), make_project(publication_state="withdrawn")
    make_project().plans.add(make_plan())
    plan.plans.add(period.plan)
    withdrawn.plans.add(period.plan)
    areas = [make_area(plan=period.plan), make_area(plan=period.plan)]
    area.focus_areas.add(*areas)
    line.action_lines.add(make_line(plan=period.plan))
    line.plans.add(period.plan)
    make_completion(area, reporting_period=period)
    # Complete for something else, and for a plan that it no longer serves.
    make_completion(line, reporting_period=make_reporting_period(plan=period.plan, **JULY))
    make_completion(make_project(), reporting_period=period)
    projects = Project.objects.in_order()
    assert list(projects.reporting_in(period)) == [plan, area, line]
    assert list(projects.complete_for(period)) == [area]
    assert list(projects.incomplete_for(period)) == [plan, line]

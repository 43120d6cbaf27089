"""An end before a start is refused, also across the entries of two sources."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from projects.choices import PeriodBasis, ReviewState
from projects.models import Period, Project
from tests.factories import ON, RELEASED, make_period, make_project, make_source

pytestmark = pytest.mark.django_db

START, END = date(2022, 1, 1), date(2024, 12, 31)


def entry(project: Project, **values: Any) -> Period:
    return Period(
        **{
            "project": project,
            "basis": PeriodBasis.PLANNED,
            "effective_on": ON,
            "source": make_source(),
        }
        | values
    )


def refusal_of(period: Period) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refusal:
        period.full_clean()
    return refusal.value.message_dict


def test_end_before_the_start_on_record_is_refused() -> None:
    project = make_project()
    make_period(project, starts_on=START)
    assert refusal_of(entry(project, ends_on=date(2021, 12, 31))) == {
        "ends_on": [
            (
                "The end, 2021-12-31, is before the start on record, 2022-01-01: "
                "give a later end, or enter the new start with it."
            )
        ]
    }


def test_start_after_the_end_on_record_is_refused() -> None:
    project = make_project()
    make_period(project, ends_on=END)
    assert refusal_of(entry(project, starts_on=date(2025, 1, 1))) == {
        "starts_on": [
            (
                "The start, 2025-01-01, is after the end on record, 2024-12-31: "
                "give an earlier start, or enter the new end with it."
            )
        ]
    }


def test_start_and_end_on_one_day_are_accepted() -> None:
    project = make_project()
    make_period(project, starts_on=START)
    entry(project, ends_on=START).full_clean()
    entry(project, starts_on=START, ends_on=START).full_clean()


def test_whole_new_period_may_lie_before_the_one_on_record() -> None:
    project = make_project()
    make_period(project, starts_on=START)
    entry(project, starts_on=date(2020, 1, 1), ends_on=date(2021, 12, 31)).full_clean()


def test_latest_start_on_record_is_the_one_compared_with() -> None:
    project = make_project()
    make_period(project, starts_on=START)
    make_period(project, starts_on=date(2020, 1, 1), entered_at="2099-01-01T00:00Z")
    entry(project, ends_on=date(2021, 12, 31)).full_clean()


@pytest.mark.parametrize("state", [ReviewState.DRAFT, ReviewState.SUBMITTED])
def test_start_that_waits_for_review_counts_too(state: ReviewState) -> None:
    project = make_project()
    make_period(project, starts_on=START, review_state=state)
    assert list(refusal_of(entry(project, ends_on=date(2021, 12, 31)))) == ["ends_on"]


@pytest.mark.parametrize(
    "values",
    [
        {"review_state": ReviewState.WITHDRAWN},
        {"review_state": ReviewState.RETURNED, "returned_reason": "Which page?"},
        {"is_counted": False, "counting_reason": "An older plan"},
        {"basis": PeriodBasis.ACTUAL},
    ],
)
def test_start_that_no_longer_speaks_is_not_compared_with(values: dict[str, Any]) -> None:
    project = make_project()
    make_period(project, starts_on=START, **values)
    entry(project, ends_on=date(2021, 12, 31)).full_clean()


def test_start_of_another_project_is_not_compared_with() -> None:
    make_period(make_project(), starts_on=START)
    entry(make_project(), ends_on=date(2021, 12, 31)).full_clean()


def test_start_that_the_entry_replaces_is_not_compared_with() -> None:
    earlier = make_period(make_project(), starts_on=START)
    entry(earlier.project, ends_on=date(2021, 12, 31), supersedes=earlier).full_clean()


def test_end_that_does_not_count_may_lie_anywhere() -> None:
    project = make_project()
    make_period(project, starts_on=START)
    entry(
        project, ends_on=date(2021, 12, 31), is_counted=False, counting_reason="A slip of the pen"
    ).full_clean()


def test_published_entry_is_not_compared_with_itself() -> None:
    period = make_period(make_project(), starts_on=START, **RELEASED)
    period.full_clean()


def test_actual_date_of_today_is_accepted() -> None:
    period = entry(make_project(), basis=PeriodBasis.ACTUAL)
    period.ends_on = period.entered_on
    period.full_clean()


def test_period_is_named_by_what_is_known_of_it() -> None:
    assert [
        str(Period(basis=PeriodBasis.PLANNED, starts_on=START)),
        str(Period(basis=PeriodBasis.ACTUAL, ends_on=END)),
    ] == ["Planned: 2022-01-01 – …", "Actual: … – 2024-12-31"]

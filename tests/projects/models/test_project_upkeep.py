"""Which projects are due for a look, and which have been left too long: T55."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from projects.choices import PublicationState, ReviewState, Status
from projects.models import Confirmation, Project, StaffMember
from tests.factories import (
    ON,
    make_organisation,
    make_period,
    make_plan,
    make_project,
    make_status,
    make_user,
)

pytestmark = pytest.mark.django_db

LONG_AGO = date(2020, 1, 1)


def looked_at(days_ago: int, **values: Any) -> Project:
    """A project that somebody confirmed so many days before ON."""
    project = make_project(**values)
    make_status(project, effective_on=LONG_AGO)
    confirm(project, ON - timedelta(days=days_ago))
    return project


def confirm(project: Project, on: date) -> None:
    Confirmation.objects.create(project=project, confirmed_on=on)


def state(project: Project) -> str:
    """What the words say of a project on ON; it can be only one of them."""
    rows = Project.objects.filter(pk=project.pk)
    words = {"stale": rows.stale(on=ON), "due": rows.due_for_review(on=ON)}
    return " ".join(word for word, found in words.items() if found.exists())


def last_look(project: Project) -> tuple[date | None, int, date | None]:
    found: Any = Project.objects.with_review_due(on=ON).get(pk=project.pk)
    return found.looked_at_on, found.review_days, found.review_due_on


@pytest.mark.parametrize(
    ("days_ago", "found"), [(75, ""), (76, "due"), (89, "due"), (90, "stale"), (91, "stale")]
)
def test_project_is_due_a_fortnight_before_its_interval_is_over_and_stale_after(
    days_ago: int, found: str
) -> None:
    assert state(looked_at(days_ago)) == found


@pytest.mark.parametrize(("days_ago", "found"), [(3, ""), (4, "due"), (6, "due"), (7, "stale")])
def test_short_interval_is_due_in_its_second_half(days_ago: int, found: str) -> None:
    assert state(looked_at(days_ago, review_interval_days=7)) == found


@pytest.mark.parametrize(("days_ago", "found"), [(0, ""), (1, "stale")])
def test_project_looked_at_daily_is_never_only_due(days_ago: int, found: str) -> None:
    assert state(looked_at(days_ago, review_interval_days=1)) == found


def test_interval_is_the_projects_own() -> None:
    project = looked_at(10, review_interval_days=365)
    project.plans.add(make_plan(review_interval_days=30))
    assert last_look(project)[1:] == (365, ON + timedelta(days=355))


def test_interval_is_the_shortest_of_the_plans() -> None:
    project = looked_at(10)
    project.plans.add(make_plan(review_interval_days=60), make_plan(review_interval_days=30))
    make_plan(review_interval_days=1)
    assert last_look(project)[1:] == (30, ON + timedelta(days=20))


def test_interval_of_a_project_without_plans_is_90_days() -> None:
    assert last_look(looked_at(10))[1:] == (90, ON + timedelta(days=80))


def test_project_that_nobody_ever_looked_at_is_stale() -> None:
    project = make_project()
    assert (state(project), last_look(project)) == ("stale", (None, 90, None))


def test_what_asks_for_attention_is_counted_as_each_word_finds_it() -> None:
    """The front page of the staff asks all three at once, and each project counts once."""
    looked_at(10)
    looked_at(80).plans.add(make_plan(), make_plan())
    for late in (looked_at(85), looked_at(100), make_project()):
        make_period(late, ends_on=ON - timedelta(days=1))
    looked_at(100, publication_state=PublicationState.WITHDRAWN)
    make_status(looked_at(100), Status.COMPLETED, effective_on=ON)
    words = {
        "stale": Project.objects.stale(on=ON).count(),
        "due": Project.objects.due_for_review(on=ON).count(),
        "overdue": Project.objects.overdue(on=ON).count(),
    }
    counts = Project.objects.count_attention(on=ON)
    assert counts == words == {"stale": 2, "due": 2, "overdue": 3}


def test_status_in_force_was_a_look_on_its_day() -> None:
    project = make_project()
    make_status(project, effective_on=ON - timedelta(days=40))
    assert last_look(project)[0] == ON - timedelta(days=40)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"review_state": ReviewState.DRAFT}, ON),
        ({"review_state": ReviewState.SUBMITTED}, ON),
        ({"review_state": ReviewState.SCHEDULED, "publish_at": "2099-01-01T00:00Z"}, ON),
        ({"review_state": ReviewState.PUBLISHED}, ON),
        ({"review_state": ReviewState.RETURNED, "returned_reason": "Which page?"}, None),
        ({"review_state": ReviewState.WITHDRAWN}, None),
        # What was loaded from files says nothing of anybody looking on the day it was loaded.
        ({"review_state": ReviewState.DRAFT, "entered_by": None}, None),
        ({"review_state": ReviewState.DRAFT, "entered_on": ON + timedelta(days=1)}, None),
    ],
)
def test_status_that_staff_entered_was_a_look_on_the_day_of_its_entry(
    values: dict[str, Any], found: date | None
) -> None:
    project = make_project()
    defaults = {"entered_by": make_user(), "entered_on": ON, "effective_on": LONG_AGO}
    make_status(project, **defaults | {"is_counted": False, "counting_reason": "Old"} | values)
    assert last_look(project)[0] == found


def test_latest_of_the_looks_counts() -> None:
    project = looked_at(30)
    make_status(project, effective_on=ON - timedelta(days=20))
    confirm(project, ON - timedelta(days=50))
    assert last_look(project)[0] == ON - timedelta(days=20)


def test_later_confirmation_does_not_reach_back() -> None:
    project = looked_at(100)
    confirm(project, ON + timedelta(days=1))
    assert state(project) == "stale"


def test_edit_is_no_look() -> None:
    """S2: “edited” and “still accurate” are different dates."""
    project = looked_at(100)
    project.title = "A better title"
    project.save()
    assert state(project) == "stale"


@pytest.mark.parametrize(
    ("status", "found"),
    [
        (Status.PROPOSED, "stale"),
        (Status.APPROVED, "stale"),
        (Status.ONGOING, "stale"),
        (Status.SUSPENDED, "stale"),
        (Status.ACTIVITIES_ENDED, "stale"),
        (Status.COMPLETED, ""),
        (Status.CANCELLED, ""),
    ],
)
def test_what_is_closed_for_good_need_not_be_looked_at(status: str, found: str) -> None:
    project = make_project()
    make_status(project, status, effective_on=LONG_AGO)
    assert state(project) == found


def test_completion_that_is_not_published_ends_nothing() -> None:
    project = looked_at(100)
    make_status(project, Status.COMPLETED, review_state=ReviewState.DRAFT)
    assert state(project) == "stale"


def test_withdrawn_project_need_not_be_looked_at() -> None:
    assert state(looked_at(100, publication_state=PublicationState.WITHDRAWN)) == ""


def test_longest_unseen_stand_first() -> None:
    week, never, year = looked_at(97), make_project(), looked_at(400)
    rows = Project.objects.stale(on=ON).longest_unseen_first()
    assert list(rows) == [never, year, week]


# Whose


def test_projects_of_a_member_of_staff_are_their_own_and_their_organisations() -> None:
    organisation, user = make_organisation(), make_user()
    StaffMember.objects.create(user=user).organisations.add(organisation)
    own, shared, both = make_project(), make_project(), make_project()
    own.owners.add(user, make_user())
    shared.owner_organisations.add(organisation, make_organisation())
    both.owners.add(user)
    both.owner_organisations.add(organisation)
    make_project().owners.add(make_user())
    make_project().owner_organisations.add(make_organisation())
    make_project()
    assert list(Project.objects.for_staff(user).order_by("pk")) == [own, shared, both]


def test_nothing_is_of_a_visitor() -> None:
    make_project()
    assert list(Project.objects.for_staff(AnonymousUser())) == []

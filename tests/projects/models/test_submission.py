"""Submissions: which are open, which are due, and that a decision stays as it was made."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.formats import localize

from projects.choices import Decision
from projects.models import DecidedSubmissionError, Submission
from tests.factories import (
    make_area,
    make_line,
    make_plan,
    make_project,
    make_submission,
    make_user,
)

pytestmark = pytest.mark.django_db

MOMENT = datetime(2030, 1, 1, 9, tzinfo=UTC)


def one_of_each() -> dict[str, Submission]:
    return {
        "waiting": make_submission(make_project()),
        "scheduled": make_submission(
            make_project(), decision=Decision.SCHEDULED, publish_at=MOMENT
        ),
        "returned": make_submission(
            make_project(), decision=Decision.RETURNED, reason="Which page?"
        ),
        "taken back": make_submission(make_project(), decision=Decision.TAKEN_BACK),
        "published": make_submission(make_project(), decision=Decision.PUBLISHED),
    }


def test_open_is_what_waits_for_a_reviewer_or_for_its_moment() -> None:
    made = one_of_each()
    assert set(Submission.objects.open()) == {made["waiting"], made["scheduled"]}
    assert [name for name, it in made.items() if it.is_open] == ["waiting", "scheduled"]


def test_waiting_is_what_no_reviewer_decided_on() -> None:
    made = one_of_each()
    assert list(Submission.objects.waiting()) == [made["waiting"]]


@pytest.mark.parametrize(("seconds", "found"), [(-1, 0), (0, 1), (1, 1)])
def test_due_is_what_is_under_an_embargo_that_has_passed(seconds: int, found: int) -> None:
    one_of_each()
    assert Submission.objects.due(at=MOMENT + timedelta(seconds=seconds)).count() == found


def test_for_plans_finds_projects_that_name_a_plan_an_area_or_a_line_of_it() -> None:
    plan = make_plan()
    by_plan, by_area, by_line, elsewhere = (make_project() for _ in range(4))
    by_plan.plans.add(plan)
    by_area.focus_areas.add(make_area(plan=plan))
    by_line.action_lines.add(make_line(plan=plan), make_line(plan=plan))
    elsewhere.plans.add(make_plan())
    for project in (by_plan, by_area, by_line, elsewhere):
        make_submission(project)
    found = Submission.objects.for_plans([plan]).newest_first()
    assert [it.project for it in found] == [by_line, by_area, by_plan]


def test_decided_submission_is_never_changed() -> None:
    for name in ("returned", "taken back", "published"):
        submission = one_of_each()[name]
        submission.reason = "Something else"
        with pytest.raises(DecidedSubmissionError):
            submission.save()
        assert Submission.objects.get(pk=submission.pk).reason != "Something else"


def test_standing_is_told_in_one_sentence() -> None:
    day = {"submitted_at": MOMENT, "submitted_by": make_user(username="amina")}
    decided = {**day, "decided_by": make_user(username="binh"), "decided_at": MOMENT}
    told = [
        make_submission(make_project(), **day),
        make_submission(make_project(), decision=Decision.SCHEDULED, publish_at=MOMENT, **decided),
        make_submission(
            make_project(), decision=Decision.RETURNED, reason="Which page?", **decided
        ),
        make_submission(make_project(), decision=Decision.TAKEN_BACK, **decided),
        make_submission(make_project(), decision=Decision.PUBLISHED, **decided),
        make_submission(
            make_project(), decision=Decision.PUBLISHED, **decided | {"decided_by": None}
        ),
    ]
    at = localize(timezone.localtime(MOMENT))
    assert [it.standing for it in told] == [
        "Submitted by amina on 1 January 2030; it waits for a reviewer.",
        f"Approved by binh on 1 January 2030, to be published on {at}.",
        "Returned by binh on 1 January 2030: “Which page?”",
        "Taken back by binh on 1 January 2030.",
        "Published by binh on 1 January 2030.",
        "Published by the system on 1 January 2030.",
    ]

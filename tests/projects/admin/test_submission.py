"""The list of submissions: what waits for whom, and nothing of what is not theirs to know."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from projects.choices import Decision, StaffRole
from projects.models import Plan, Project, Submission
from tests.factories import make_member, make_plan, make_project, make_submission
from tests.projects.admin.forms import url

pytestmark = pytest.mark.django_db

LIST = "admin:projects_submission_changelist"


@pytest.fixture
def plan(db: None) -> Plan:
    return make_plan(slug="plan-a")


@pytest.fixture
def rosa(plan: Plan) -> User:
    return make_member(StaffRole.REVIEWER, username="rosa", plans=[plan])


@pytest.fixture
def reviewer(client: Client, rosa: User) -> Client:
    client.force_login(rosa)
    return client


def serving(plan: Plan, **values: Any) -> Project:
    project = make_project(**values)
    project.plans.add(plan)
    return project


def listed(client: Client, **query: str) -> list[Submission]:
    return list(client.get(reverse(LIST), query).context["cl"].result_list)


def test_reviewer_sees_what_waits_for_them(reviewer: Client, plan: Plan) -> None:
    """T03."""
    here = make_submission(serving(plan))
    make_submission(serving(make_plan()))
    make_submission(serving(plan), decision=Decision.TAKEN_BACK)
    assert listed(reviewer, whose="review", state="waiting") == [here]


def test_nobody_sees_submissions_of_projects_they_do_not_keep(plan: Plan) -> None:
    """T03: not even of public projects; nor does a plan's name find them."""
    hidden = serving(plan, title="Secret initiative")
    make_submission(hidden, note="Not before the summit")
    for role in (StaffRole.VIEWER, StaffRole.EDITOR):
        desk = Client()
        desk.force_login(make_member(role))
        for query in ("", "?plan=plan-a", "?state=waiting", "?q=Secret"):
            response = desk.get(reverse(LIST) + query)
            body = response.content.decode()
            assert "Secret initiative" not in body
            assert "Not before the summit" not in body


def test_state_narrows_the_list(reviewer: Client, plan: Plan) -> None:
    passed, ahead = timezone.now() - timedelta(days=1), timezone.now() + timedelta(days=1)
    rows = {
        "waiting": make_submission(serving(plan)),
        "overdue": make_submission(serving(plan), decision=Decision.SCHEDULED, publish_at=passed),
        "scheduled": make_submission(serving(plan), decision=Decision.SCHEDULED, publish_at=ahead),
        "returned": make_submission(serving(plan), decision=Decision.RETURNED, reason="Page?"),
        "taken_back": make_submission(serving(plan), decision=Decision.TAKEN_BACK),
        "published": make_submission(serving(plan), decision=Decision.PUBLISHED),
    }
    found = {state: listed(reviewer, state=state) for state in rows}
    assert found == {state: [row] for state, row in rows.items()} | {
        "scheduled": [rows["scheduled"], rows["overdue"]]
    }


def test_whose_and_plan_narrow_the_list(reviewer: Client, rosa: User, plan: Plan) -> None:
    other = make_plan(slug="plan-b")
    rosa.staff_member.reviewed_plans.add(other)
    mine = make_submission(serving(plan), submitted_by=rosa)
    theirs = make_submission(serving(other))
    assert listed(reviewer, whose="mine") == [mine]
    assert listed(reviewer, plan="plan-b") == [theirs]
    assert listed(reviewer, plan="unheard-of") == []


def test_list_leads_to_the_decision_where_there_is_one_to_make(
    reviewer: Client, plan: Plan
) -> None:
    waiting, done = serving(plan), serving(plan)
    make_submission(waiting)
    make_submission(done, decision=Decision.TAKEN_BACK)
    body = reviewer.get(reverse(LIST)).content.decode()
    assert f'href="{url(Project, "publish", waiting.pk)}"' in body
    assert f'href="{url(Project, "change", done.pk)}"' in body


def test_submissions_are_neither_added_nor_changed_nor_deleted_here(
    desk: Client, plan: Plan
) -> None:
    submission = make_submission(serving(plan))
    pages = [
        reverse("admin:projects_submission_add"),
        *(
            reverse(f"admin:projects_submission_{page}", args=[submission.pk])
            for page in ("change", "delete")
        ),
    ]
    assert [desk.post(page).status_code for page in pages] == [403, 403, 403]
    assert Submission.objects.count() == 1


def test_list_costs_the_same_with_3_and_30_rows(reviewer: Client, plan: Plan) -> None:
    counts = []
    for rows in (3, 27):
        for _ in range(rows):
            make_submission(serving(plan))
        reviewer.get(reverse(LIST))
        with CaptureQueriesContext(connection) as queries:
            reviewer.get(reverse(LIST))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_front_page_counts_what_waits_for_a_reviewer(reviewer: Client, plan: Plan) -> None:
    make_submission(serving(plan))
    make_submission(serving(make_plan()))
    make_submission(
        serving(plan),
        decision=Decision.SCHEDULED,
        publish_at=timezone.now() - timedelta(hours=1),
    )
    review = reviewer.get(reverse("admin:index")).context["work"].to_review
    assert [(item.label, item.count) for item in review] == [
        ("Embargo passed, and not published: changed after it was approved", 1),
        ("Projects handed in for you to decide on", 1),
    ]
    assert [reviewer.get(item.url).context["cl"].result_count for item in review] == [1, 1]

"""Handing in, publishing, returning, withdrawing and confirming by programs."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from projects.choices import StaffRole, TokenScope
from projects.models import (
    Confirmation,
    Plan,
    Project,
    PublicRecord,
    StatusUpdate,
    Submission,
    history_of,
)
from tests.factories import make_member, make_plan, make_project, make_public_project, make_status
from tests.projects.api.conftest import BASE, Program, program_of

pytestmark = pytest.mark.django_db

ACTIONS = ("submit", "publish", "return", "withdraw")
DRAFT = {"review_state": "draft"}


@pytest.fixture
def plan() -> Plan:
    return make_plan(slug="plan")


@pytest.fixture
def reviewer(plan: Plan) -> Program:
    rosa = make_member(StaffRole.REVIEWER, username="rosa", plans=[plan])
    return program_of(rosa, TokenScope.PUBLISH)


@pytest.fixture
def project(plan: Plan, erin: User) -> Project:
    project = make_project(slug="academy", title="Academy")
    project.owners.add(erin)
    project.plans.add(plan)
    return project


def test_from_the_first_draft_to_the_public_and_back(
    program: Program, reviewer: Program, project: Project, erin: User
) -> None:
    make_status(project, **DRAFT)
    handed_in = program.act("academy", "submit", {"note": "Please"})
    assert handed_in.status_code == 200, handed_in.content.decode()
    assert handed_in["ETag"] == handed_in.json()["etag"] == program.etag("academy")
    assert handed_in.json()["submission"]["note"] == "Please"
    assert Submission.objects.get().submitted_by == erin
    returned = reviewer.act("academy", "return", {"reason": "Which page?"})
    assert (returned.status_code, returned.json()["publication_state"]) == (200, "draft")
    assert returned.json()["submission"] is None
    assert Submission.objects.get().reason == "Which page?"
    program.act("academy", "submit")
    published = reviewer.act("academy", "publish", {"change_message": "Agreed"})
    assert published.status_code == 200, published.content.decode()
    assert published.json()["public_url"] == "http://testserver/projects/academy/"
    assert published.json()["pending_entries"] == []
    assert Client().get(f"{BASE}projects/academy/").json()["status"]["status"] == "ongoing"
    told = history_of(Project).filter(history_change_reason="Agreed").get()
    assert (told.history_origin, told.history_user.username) == ("api", "rosa")
    withdrawn = reviewer.act("academy", "withdraw", {"reason": "Wrong"})
    assert (withdrawn.status_code, withdrawn.json()["public_url"]) == (200, None)
    assert Client().get(f"{BASE}projects/academy/").status_code == 404


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_needs_the_etag_that_was_read(
    action: str, program: Program, reviewer: Program, project: Project
) -> None:
    before = reviewer.working("academy")
    path = f"projects/academy/{action}/"
    body = {"reason": "Why"} if action in {"return", "withdraw"} else {}
    without = reviewer.send("POST", path, body)
    everything = reviewer.send("POST", path, body, **{"If-Match": "*"})
    stale = reviewer.send("POST", path, body, **{"If-Match": '"1-0000000000000000"'})
    assert [it.status_code for it in (without, everything, stale)] == [428, 428, 412]
    assert reviewer.working("academy") == before


def test_only_what_was_looked_at_is_published(reviewer: Program, project: Project) -> None:
    seen = reviewer.etag("academy")
    make_status(project, **DRAFT)
    response = reviewer.send("POST", "projects/academy/publish/", {}, **{"If-Match": seen})
    assert response.status_code == 412
    assert not PublicRecord.objects.exists()


@pytest.mark.parametrize("action", [*ACTIONS, "confirm"])
def test_who_may_not_is_told_no_more_than_they_may_see(action: str, project: Project) -> None:
    make_public_project(slug="known")
    stranger = program_of(make_member(StaffRole.EDITOR), TokenScope.PUBLISH)
    told = []
    for slug in ("known", "academy", "nowhere"):
        response = stranger.send("POST", f"projects/{slug}/{action}/", {}, **{"If-Match": '"1-0"'})
        told.append((response.status_code, response.json()["detail"]))
    nothing = (404, "There is nothing at this address.")
    assert told == [(403, "You may not do this."), nothing, nothing]


def test_an_editor_does_not_publish(erin: User, project: Project) -> None:
    editor = program_of(erin, TokenScope.PUBLISH)
    assert editor.act("academy", "publish").status_code == 403
    assert not PublicRecord.objects.exists()


def test_a_plan_that_asks_for_two_people_gets_them(
    reviewer: Program, plan: Plan, project: Project
) -> None:
    Plan.objects.filter(pk=plan.pk).update(needs_two_people=True)
    reviewer.send(
        "PATCH",
        "projects/academy/",
        {"title": "My own"},
        **{"If-Match": reviewer.etag("academy")},
    )
    response = reviewer.act("academy", "publish")
    assert response.status_code == 400
    assert "needs two people" in response.json()["detail"]
    assert not PublicRecord.objects.exists()


def test_what_does_not_fit_its_state_is_refused(
    program: Program, reviewer: Program, project: Project
) -> None:
    def told(response: Any) -> tuple[int, str]:
        return response.status_code, response.json()["detail"]

    assert told(reviewer.act("academy", "return", {"reason": "Why"})) == (
        409,
        "Nothing is submitted: there is nothing to return.",
    )
    assert told(reviewer.act("academy", "withdraw", {"reason": "Why"})) == (
        409,
        "The public does not see this project: there is nothing to withdraw.",
    )
    program.act("academy", "submit")
    status, detail = told(program.act("academy", "submit"))
    assert (status, detail.startswith("Submitted by erin")) == (400, True)
    without = reviewer.act("academy", "return")
    assert (without.status_code, set(without.json()["errors"])) == (400, {"reason"})
    unknown = reviewer.act("academy", "publish", {"reason": "Why"})
    assert (unknown.status_code, set(unknown.json()["errors"])) == (400, {"reason"})


def test_a_confirmation_is_an_event_and_no_change(program: Program, project: Project) -> None:
    before = program.working("academy")
    response = program.send(
        "POST",
        "projects/academy/confirm/",
        {"confirmed_on": "2025-06-30", "note": "By telephone"},
    )
    assert response.status_code == 201, response.content.decode()
    assert response.json() == {"project": "academy", "confirmed_on": "2025-06-30"}
    confirmed = Confirmation.objects.get()
    assert (confirmed.note, confirmed.confirmed_on.isoformat()) == ("By telephone", "2025-06-30")
    assert history_of(Confirmation).get().history_origin == "api"
    assert program.working("academy") == before
    today = program.send("POST", "projects/academy/confirm/", {})
    assert today.json()["confirmed_on"] == timezone.localdate().isoformat()
    refused = program.send("POST", "projects/academy/confirm/", {"confirmed_on": "2999-01-01"})
    assert refused.status_code == 400
    assert program.send("POST", "projects/academy/confirm/").status_code == 400
    assert Confirmation.objects.count() == 2


def test_what_is_published_is_not_overwritten(reviewer: Program, project: Project) -> None:
    """Publishing again changes no entry that was released."""
    status = make_status(project, **DRAFT)
    reviewer.act("academy", "publish")
    reviewer.act("academy", "publish")
    assert StatusUpdate.objects.get().pk == status.pk
    assert StatusUpdate.objects.get().version == 2

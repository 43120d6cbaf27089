"""One entry on its way: handed in, returned, released at once or later."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from django.utils.formats import localize

from projects.choices import ReviewState, StaffRole
from projects.models import Plan, Project, PublicRecord, StatusUpdate
from projects.services.history import save_with_history
from tests.factories import make_member, make_plan, make_project, make_status, publish
from tests.projects.admin.forms import send, url

DAY = localize(timezone.localdate())


class Desks:
    """An entry of a public project; who keeps it and who decides, each signed in."""

    def __init__(self) -> None:
        self.plan = make_plan(title="The plan")
        self.erin: User = make_member(StaffRole.EDITOR, username="erin")
        self.rosa: User = make_member(StaffRole.REVIEWER, username="rosa", plans=[self.plan])
        self.project: Project = make_project()
        self.project.plans.add(self.plan)
        self.project.owners.add(self.erin)
        publish(self.project)
        self.entry = make_status(self.project, "completed", review_state=ReviewState.DRAFT)
        self.editor, self.reviewer = Client(), Client()
        self.editor.force_login(self.erin)
        self.reviewer.force_login(self.rosa)

    def url(self, page: str) -> str:
        return url(StatusUpdate, page, self.entry.pk)

    def press(self, client: Client, page: str, **values: str) -> Any:
        return client.post(self.url(page), values, follow=True)

    @property
    def state(self) -> str:
        self.entry.refresh_from_db()
        return self.entry.review_state


@pytest.fixture
def desks(db: None) -> Desks:
    return Desks()


def tools(client: Client, desks: Desks) -> list[str]:
    return [str(it.label) for it in client.get(desks.url("change")).context["tools"]]


def told(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_buttons_follow_the_state_and_the_person(desks: Desks) -> None:
    decide = ["Return…", "Publish", "Publish later…"]
    assert tools(desks.editor, desks) == ["Submit for review"]
    assert tools(desks.reviewer, desks) == ["Submit for review", *decide]
    desks.press(desks.editor, "submit")
    assert tools(desks.editor, desks) == []
    assert tools(desks.reviewer, desks) == decide


def test_draft_is_submitted_and_the_public_sees_nothing_of_it(desks: Desks) -> None:
    response = desks.press(desks.editor, "submit")
    assert told(response) == [
        f"“{desks.entry}” is submitted. The public sees it once a reviewer publishes it."
    ]
    assert desks.state == "submitted"
    assert PublicRecord.objects.get().status == ""


def test_returned_entry_is_submitted_only_after_it_was_mended(desks: Desks) -> None:
    desks.press(desks.editor, "submit")
    desks.press(desks.reviewer, "return", reason="Which page?")
    assert desks.state == "returned"
    assert told(desks.press(desks.editor, "submit")) == [
        f"“{desks.entry}”: Only a draft can be submitted. This entry is: Returned with a reason."
    ]
    send(desks.editor, desks.url("change"), {"locator": "p. 4"})
    assert desks.state == "draft"
    desks.press(desks.editor, "submit")
    assert desks.state == "submitted"


def test_entry_is_approved_for_a_moment(desks: Desks) -> None:
    response = desks.press(desks.reviewer, "schedule", publish_at="2099-05-16T09:00")
    assert told(response) == [
        f"“{desks.entry}” is approved; the public sees it from 16 May 2099, 09:00 on."
    ]
    assert desks.state == "scheduled"
    assert f"{timezone.localtime(desks.entry.publish_at):%Y-%m-%d %H:%M}" == "2099-05-16 09:00"


def test_entry_changed_under_embargo_is_a_draft_again(desks: Desks) -> None:
    desks.press(desks.reviewer, "schedule", publish_at="2099-05-16T09:00")
    send(desks.reviewer, desks.url("change"), {"locator": "p. 4"})
    assert (desks.state, desks.entry.publish_at) == ("draft", None)


def test_moment_that_has_passed_is_refused_beside_its_field(desks: Desks) -> None:
    response = desks.press(desks.reviewer, "schedule", publish_at="2020-05-16T09:00")
    assert response.context["form"].errors == {
        "publish_at": ["That moment has passed: give a later one, or publish it at once."]
    }
    assert desks.state == "draft"


@pytest.mark.parametrize("page", ["publish", "return", "schedule", "withdraw"])
def test_editor_decides_on_nothing(desks: Desks, page: str) -> None:
    desks.press(desks.editor, "submit")
    values = {"reason": "Because", "publish_at": "2099-05-16T09:00"}
    assert desks.press(desks.editor, page, **values).status_code == 403
    assert desks.state == "submitted"


def test_stranger_submits_nothing(desks: Desks) -> None:
    """T03: who does not keep the project does not even find its draft."""
    stranger = Client()
    stranger.force_login(make_member(StaffRole.EDITOR))
    assert desks.press(stranger, "submit").status_code in {403, 404}
    assert desks.state == "draft"


def test_published_entry_is_not_returned(desks: Desks) -> None:
    desks.press(desks.reviewer, "publish")
    assert told(desks.press(desks.reviewer, "return", reason="Which page?")) == [
        f"“{desks.entry}”: Nothing was done. It is decided already: Published"
    ]
    assert desks.state == "published"


def test_entry_of_ones_own_is_left_to_another_where_two_are_needed(desks: Desks) -> None:
    Plan.objects.update(needs_two_people=True)
    desks.entry.note = "Handed over"
    save_with_history(desks.entry, by=desks.rosa, reason="Edited")
    refusal = (
        "“The plan” needs two people. Ask another reviewer: you entered or changed note for the "
        f"public on {DAY}."
    )
    page = desks.reviewer.get(desks.url("change"))
    assert page.context["standing"] == [refusal]
    assert tools(desks.reviewer, desks) == ["Submit for review", "Return…"]
    assert told(desks.press(desks.reviewer, "publish")) == [f"“{desks.entry}”: {refusal}"]
    later = {"publish_at": "2099-05-16T09:00"}
    assert told(desks.press(desks.reviewer, "schedule", **later)) == [f"“{desks.entry}”: {refusal}"]
    assert desks.reviewer.get(desks.url("schedule")).context["refusal"] == refusal
    assert desks.state == "draft"

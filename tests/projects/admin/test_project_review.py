"""Handing in a project, and deciding on it, on the pages beside its form."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import localize

from projects.choices import Decision, ReviewState, StaffRole
from projects.models import Plan, Project, PublicRecord, Submission
from projects.services.history import save_with_history
from projects.services.submission import return_project, schedule_project, submit_project
from tests.factories import (
    make_member,
    make_plan,
    make_project,
    make_status,
    make_submission,
    publish,
)
from tests.projects.admin.forms import opened, url

DAY = localize(timezone.localdate())
DRAFT = {"review_state": ReviewState.DRAFT}


class Desks:
    """One project of one plan; the one who keeps it and the one who decides, each signed in."""

    def __init__(self) -> None:
        self.plan = make_plan(title="The plan")
        self.erin: User = make_member(StaffRole.EDITOR, username="erin")
        self.rosa: User = make_member(StaffRole.REVIEWER, username="rosa", plans=[self.plan])
        self.project = make_project(title="As published")
        self.project.plans.add(self.plan)
        self.project.owners.add(self.erin)
        publish(self.project)
        self.editor, self.reviewer = Client(), Client()
        self.editor.force_login(self.erin)
        self.reviewer.force_login(self.rosa)

    def url(self, page: str) -> str:
        return url(Project, page, self.project.pk)

    def edit(self, by: User, **values: object) -> None:
        self.project.refresh_from_db()
        for name, value in values.items():
            setattr(self.project, name, value)
        save_with_history(self.project, by=by, reason="Edited")

    def submit(self) -> Submission:
        return submit_project(self.project, by=self.erin, note="For the Dialogue")

    def decide(self, client: Client | None = None, **values: Any) -> Any:
        """Look at the reviewer's page, and press one of its buttons."""
        desk = client or self.reviewer
        shown = desk.get(self.url("publish")).context
        seen = {"fingerprint": shown["preview"].fingerprint, "submission": shown["seen"]}
        return desk.post(self.url("publish"), seen | values)


@pytest.fixture
def desks(db: None) -> Desks:
    found = Desks()
    found.edit(found.erin, title="As edited")
    return found


def tools(client: Client, desks: Desks) -> list[str]:
    context = opened(client, desks.url("change")).context
    return [str(tool.label) for tool in context["tools"]]


def standing(client: Client, desks: Desks) -> list[str]:
    found: list[str] = opened(client, desks.url("change")).context["standing"]
    return found


def told(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def decision() -> tuple[str, str]:
    found = Submission.objects.newest_first()[0]
    return found.decision, found.reason


def public_title() -> str:
    return PublicRecord.objects.get().title


# Buttons and words by state and by person


def test_buttons_follow_the_state_and_the_person(desks: Desks) -> None:
    weekly = ["Record status…", "Still accurate as of today"]
    assert tools(desks.editor, desks) == [*weekly, "Submit for review…"]
    assert tools(desks.reviewer, desks) == [
        *weekly,
        "Publish…",
        "Submit for review…",
        "Withdraw…",
    ]
    desks.submit()
    assert tools(desks.editor, desks) == [*weekly, "Take back"]
    assert tools(desks.reviewer, desks) == [*weekly, "Review…", "Take back", "Withdraw…"]


def test_form_says_where_the_project_stands(desks: Desks) -> None:
    version = PublicRecord.objects.get().version
    public = f"The public sees version {version}, of {DAY}."
    assert standing(desks.editor, desks) == [public]
    submission = desks.submit()
    waiting = f"Submitted by erin on {DAY}; it waits for a reviewer."
    assert standing(desks.editor, desks) == [public, waiting]
    desks.edit(desks.rosa, summary="Trains.")
    changed = f"Changed since: rosa on {DAY}: summary."
    assert standing(desks.editor, desks) == [public, waiting, changed]
    return_project(submission, by=desks.rosa, reason="Which page?")
    returned = f"Returned by rosa on {DAY}: “Which page?”"
    assert standing(desks.editor, desks) == [public, returned]
    publish(desks.project)
    version = PublicRecord.objects.get().version
    assert standing(desks.editor, desks) == [f"The public sees version {version}, of {DAY}."]


def test_form_of_a_project_never_published_says_so(desks: Desks) -> None:
    desks.project = make_project()
    desks.project.owners.add(desks.erin)
    assert standing(desks.editor, desks) == ["The public does not see this project."]


def test_embargo_that_passed_without_publication_is_told(desks: Desks) -> None:
    passed = timezone.now() - timedelta(minutes=5)
    make_submission(desks.project, decision=Decision.SCHEDULED, publish_at=passed)
    assert standing(desks.editor, desks)[-1] == "It was not published then: review it again."


# Handing in


def test_submit_page_shows_what_would_be_public_and_what_is_missing(desks: Desks) -> None:
    make_status(desks.project, **DRAFT)
    context = desks.editor.get(desks.url("submit")).context
    assert [(str(it.label), it.before, it.after) for it in context["preview"].differences] == [
        ("title", ["As published"], ["As edited"])
    ]
    assert len(context["preview"].entries) == 1
    assert [str(gap.label) for gap in context["gaps"]] == [
        "Stale",
        "No source",
        "No dates",
        "No funding",
        "No country",
        "No participant",
        "No indicator",
        "Missing Korean",
    ]


def test_project_is_submitted_with_a_note(desks: Desks) -> None:
    response = desks.editor.post(desks.url("submit"), {"note": "For the Dialogue"}, follow=True)
    assert told(response) == [
        "“As edited” is submitted. You can go on editing: the reviewer sees it."
    ]
    found = Submission.objects.get()
    assert (found.submitted_by, found.note, found.decision) == (
        desks.erin,
        "For the Dialogue",
        "waiting",
    )
    assert public_title() == "As published"


def test_second_submission_is_told_of_the_first(desks: Desks) -> None:
    desks.submit()
    response = desks.reviewer.post(desks.url("submit"), {"note": ""}, follow=True)
    assert told(response) == [f"“As edited”: Submitted by erin on {DAY}; it waits for a reviewer."]
    assert Submission.objects.count() == 1


def test_submission_is_taken_back(desks: Desks) -> None:
    desks.submit()
    response = desks.editor.post(desks.url("take_back"), follow=True)
    assert told(response) == ["“As edited” is taken back, and a draft again."]
    assert decision() == ("taken_back", "")


def test_looking_at_a_page_hands_in_takes_back_and_publishes_nothing(desks: Desks) -> None:
    desks.editor.get(desks.url("submit"))
    assert Submission.objects.count() == 0
    desks.submit()
    desks.reviewer.get(desks.url("publish"))
    assert desks.editor.get(desks.url("take_back")).status_code == 403
    assert (decision(), public_title()) == (("waiting", ""), "As published")


# Deciding


def test_review_page_shows_note_difference_and_later_changes(desks: Desks) -> None:
    desks.submit()
    desks.edit(desks.erin, summary="Trains.")
    context = desks.reviewer.get(desks.url("publish")).context
    assert context["submission"].note == "For the Dialogue"
    assert [str(it.label) for it in context["preview"].differences] == ["title", "summary"]
    assert [str(change) for change in context["later"]] == [f"erin on {DAY}: summary"]


def test_reviewer_publishes_what_was_shown(desks: Desks) -> None:
    desks.submit()
    response = desks.decide()
    assert response.headers["Location"] == desks.url("change")
    assert (decision(), public_title()) == (("published", ""), "As edited")


def test_reviewer_returns_with_a_reason_and_names_entries(desks: Desks) -> None:
    wrong, right = make_status(desks.project, **DRAFT), make_status(desks.project, **DRAFT)
    desks.submit()
    desks.decide(_return="1", reason="Which page?", entry=[str(wrong.pk)])
    wrong.refresh_from_db()
    right.refresh_from_db()
    assert decision() == ("returned", "Which page?")
    assert (wrong.review_state, right.review_state) == ("returned", "draft")
    assert public_title() == "As published"


def test_nothing_is_returned_without_a_reason(desks: Desks) -> None:
    desks.submit()
    response = desks.decide(_return="1", reason=" ")
    assert response.context["refusing"].errors == {
        "reason": ["Say what has to change before it can be published."]
    }
    assert decision() == ("waiting", "")


def test_reviewer_approves_for_a_moment(desks: Desks) -> None:
    desks.submit()
    response = desks.decide(_schedule="1", publish_at="2099-05-16T09:00")
    assert response.headers["Location"] == desks.url("change")
    found = Submission.objects.get()
    assert f"{timezone.localtime(found.publish_at):%Y-%m-%d %H:%M}" == "2099-05-16 09:00"
    assert (decision(), public_title()) == (("scheduled", ""), "As published")


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        ("", "Give the day and the hour from which it is public."),
        ("soon", "Give a day and an hour, like 2026-05-16 09:00."),
        (
            "2020-05-16T09:00",
            "That moment has passed: give a later one, or publish it at once.",
        ),
    ],
)
def test_bad_moment_is_refused_beside_its_field(desks: Desks, moment: str, sentence: str) -> None:
    desks.submit()
    response = desks.decide(_schedule="1", publish_at=moment)
    assert response.context["embargo"].errors == {"publish_at": [sentence]}
    assert decision() == ("waiting", "")


def test_what_nobody_submitted_can_be_published_and_approved_too(desks: Desks) -> None:
    desks.decide(_schedule="1", publish_at="2099-05-16T09:00")
    assert decision() == ("scheduled", "")
    desks.decide()
    assert (decision(), public_title()) == (("published", ""), "As edited")


def test_whole_history_of_submissions_stands_on_the_page_and_in_the_history(desks: Desks) -> None:
    return_project(desks.submit(), by=desks.rosa, reason="Which page?")
    desks.submit()
    for page in ("publish", "history"):
        rows = desks.reviewer.get(desks.url(page)).context["submissions"]
        assert [row.decision for row in rows] == ["waiting", "returned"]
        response = desks.reviewer.get(desks.url(page))
        assert "Returned by rosa" in response.content.decode()


# Who may, and who was faster


def test_who_may_not_decide_is_sent_away_and_nothing_happens(desks: Desks) -> None:
    desks.submit()
    assert desks.editor.get(desks.url("publish")).status_code == 403
    returning = {"_return": "1", "reason": "x"}
    assert desks.editor.post(desks.url("publish"), returning).status_code == 403
    assert (decision(), public_title()) == (("waiting", ""), "As published")


def test_who_keeps_another_project_hands_in_and_takes_back_nothing(desks: Desks) -> None:
    """T03."""
    stranger = Client()
    stranger.force_login(make_member(StaffRole.EDITOR))
    assert stranger.post(desks.url("submit"), {"note": ""}).status_code == 403
    desks.submit()
    assert stranger.post(desks.url("take_back")).status_code == 403
    assert decision() == ("waiting", "")


def test_second_reviewer_is_told_what_the_first_decided(desks: Desks) -> None:
    desks.submit()
    shown = desks.reviewer.get(desks.url("publish")).context
    seen = {"fingerprint": shown["preview"].fingerprint, "submission": shown["seen"]}
    desks.decide(_return="1", reason="Which page?")
    response = desks.reviewer.post(desks.url("publish"), seen)
    assert told(response)[-1] == (
        f"Nothing was done. It is decided already: Returned by rosa on {DAY}: “Which page?”"
    )
    assert public_title() == "As published"


def test_change_since_the_page_was_shown_is_not_published_unseen(desks: Desks) -> None:
    desks.submit()
    shown = desks.reviewer.get(desks.url("publish")).context
    seen = {"fingerprint": shown["preview"].fingerprint, "submission": shown["seen"]}
    desks.edit(desks.erin, title="Slipped in")
    response = desks.reviewer.post(desks.url("publish"), seen)
    assert told(response) == [
        "Something changed since you looked; nothing is published yet. Look again."
    ]
    assert (decision(), public_title()) == (("waiting", ""), "As published")


# Two people


def test_reviewer_does_not_publish_their_own_change_where_two_are_needed(desks: Desks) -> None:
    Plan.objects.update(needs_two_people=True)
    desks.edit(desks.rosa, summary="Trains.")
    desks.submit()
    refusal = (
        "“The plan” needs two people. Ask another reviewer: you entered or changed summary "
        f"on {DAY}."
    )
    page = desks.reviewer.get(desks.url("publish"))
    assert page.context["refusal"] == refusal
    assert 'value="Publish"' not in page.content.decode()
    assert standing(desks.reviewer, desks)[-1] == refusal
    assert told(desks.decide()) == [refusal]
    assert told(desks.decide(_schedule="1", publish_at="2099-05-16T09:00")) == [refusal]
    assert (decision(), public_title()) == (("waiting", ""), "As published")
    other = Client()
    other.force_login(make_member(StaffRole.REVIEWER, plans=[desks.plan]))
    desks.decide(other)
    assert (decision(), public_title()) == (("published", ""), "As edited")


def test_long_history_costs_as_many_queries_as_a_short_one(desks: Desks) -> None:
    """1 and 30 submissions, entries and changes."""
    desks.reviewer.get(desks.url("publish"))
    counts = []
    for rows in (1, 29):
        for _ in range(rows):
            make_status(desks.project, **DRAFT)
            make_submission(desks.project, decision=Decision.TAKEN_BACK)
            desks.edit(desks.erin, summary=f"Trains {rows}.")
        with CaptureQueriesContext(connection) as queries:
            desks.reviewer.get(desks.url("publish"))
        counts.append(len(queries))
    assert counts == [47, 47]


def test_embargo_of_what_is_approved_is_told(desks: Desks) -> None:
    moment = timezone.now() + timedelta(days=3)
    schedule_project(desks.project, at=moment, by=desks.rosa)
    assert standing(desks.editor, desks)[-1] == (
        f"Approved by rosa on {DAY}, to be published on {localize(timezone.localtime(moment))}."
    )

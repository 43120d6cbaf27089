"""The pages beside a project's form: publishing and withdrawing."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from projects.choices import StaffRole
from projects.models import Project, PublicRecord
from tests.factories import (
    make_member,
    make_organisation,
    make_participation,
    make_plan,
    make_project,
    make_public_project,
    make_source,
    make_status,
)
from tests.projects.admin.forms import url


@pytest.fixture
def clerk_desk(client: Client, db: None) -> Client:
    """Signed in as an editor, who publishes nothing."""
    client.force_login(make_member(StaffRole.EDITOR))
    return client


def preview(desk: Client, project: Project) -> Any:
    return desk.get(url(Project, "publish", project.pk)).context["preview"]


def test_publish_page_sets_the_working_copy_beside_the_public_record(desk: Client) -> None:
    project = make_public_project(title="As published")
    project.title = "As edited"
    project.save()
    project.plans.add(make_plan(title="The plan"))
    make_participation(project, organisation=make_organisation(name="The ministry"))
    assert [(str(it.label), it.before, it.after) for it in preview(desk, project).differences] == [
        ("title", ["As published"], ["As edited"]),
        ("plans", [], ["The plan"]),
        ("participants", [], ["The ministry (Implementing)"]),
    ]


def test_publish_page_lists_the_entries_and_sources_that_become_public(desk: Client) -> None:
    project = make_public_project()
    hidden = make_source(publication_state="draft")
    entry = make_status(project, review_state="draft", source=hidden)
    make_status(project, review_state="returned", returned_reason="Which page?")
    make_status(make_project(), review_state="draft")
    seen = preview(desk, project)
    assert [(it.ledger, it.entry) for it in seen.entries] == [("Status update", entry)]
    assert seen.sources == [hidden]


def test_publish_page_says_when_nothing_would_change(desk: Client) -> None:
    assert preview(desk, make_public_project()).is_empty


def test_publishing_what_was_shown_makes_it_public(desk: Client) -> None:
    project = make_project()
    make_status(project, "completed", review_state="draft")
    shown = preview(desk, project)
    desk.post(url(Project, "publish", project.pk), {"fingerprint": shown.fingerprint})
    assert PublicRecord.objects.get(pk=project.pk).status == "completed"


def test_publishing_is_refused_if_something_changed_since_the_page_was_shown(
    desk: Client,
) -> None:
    project = make_project()
    shown = preview(desk, project)
    make_status(project, review_state="draft")
    response = desk.post(url(Project, "publish", project.pk), {"fingerprint": shown.fingerprint})
    assert [str(message) for message in response.context["messages"]] == [
        "Something changed since you looked; nothing is published yet. Look again."
    ]
    assert PublicRecord.objects.count() == 0


def test_looking_at_the_publish_page_publishes_nothing(desk: Client) -> None:
    project = make_project()
    preview(desk, project)
    assert PublicRecord.objects.count() == 0


@pytest.mark.parametrize("page", ["publish", "withdraw"])
def test_publishing_and_withdrawing_need_their_permission(clerk_desk: Client, page: str) -> None:
    project = make_public_project()
    address = url(Project, page, project.pk)
    assert clerk_desk.get(address).status_code == 403
    assert clerk_desk.post(address, {"reason": "Because"}).status_code == 403
    assert PublicRecord.objects.count() == 1


def test_withdrawing_takes_the_project_from_the_public_with_a_reason(desk: Client) -> None:
    project = make_public_project()
    desk.post(url(Project, "withdraw", project.pk), {"reason": "Announced too early"})
    assert PublicRecord.objects.count() == 0
    assert project.history.latest().history_change_reason == "Announced too early"

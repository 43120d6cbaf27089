"""The pages beside a project's form: publishing, withdrawing, recording a status."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from projects.models import Project, PublicRecord, StatusUpdate
from tests.factories import (
    make_organisation,
    make_participation,
    make_plan,
    make_project,
    make_public_project,
    make_source,
    make_status,
    make_user,
)
from tests.projects.admin.forms import url


@pytest.fixture
def clerk_desk(client: Client, db: None) -> Client:
    """Signed in as someone who may edit and record, and not publish."""
    clerk = make_user(is_staff=True)
    clerk.user_permissions.set(
        Permission.objects.filter(
            codename__in=["change_project", "view_project", "add_statusupdate", "view_source"]
        )
    )
    client.force_login(clerk)
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


def test_buttons_follow_the_permissions(clerk_desk: Client) -> None:
    project = make_public_project()
    tools = clerk_desk.get(url(Project, "change", project.pk)).context["tools"]
    assert [str(tool.label) for tool in tools] == ["Record status…", "Still accurate as of today"]


def test_withdrawing_takes_the_project_from_the_public_with_a_reason(desk: Client) -> None:
    project = make_public_project()
    desk.post(url(Project, "withdraw", project.pk), {"reason": "Announced too early"})
    assert PublicRecord.objects.count() == 0
    assert project.history.latest().history_change_reason == "Announced too early"


def record(client: Client, project: Project, button: str, **values: Any) -> Any:
    return client.post(
        url(Project, "record_status", project.pk),
        {
            "status": "completed",
            "effective_on": "2024-06-30",
            "effective_precision": "day",
            "verification": "reported",
            "source": make_source().pk,
            "locator": "p. 4",
            "note": "Handed over",
            "internal_note": "Told by phone first",
            button: "1",
        }
        | values,
    )


def test_status_form_begins_with_today(desk: Client) -> None:
    response = desk.get(url(Project, "record_status", make_project().pk))
    assert response.context["form"]["effective_on"].value() == timezone.localdate()


def test_status_is_recorded_as_a_draft(desk: Client) -> None:
    project = make_public_project()
    response = record(desk, project, "_save")
    update = StatusUpdate.objects.get()
    assert response.headers["Location"] == url(Project, "change", project.pk)
    assert (
        update.status,
        update.effective_on,
        update.locator,
        update.note,
        update.internal_note,
        update.review_state,
    ) == (
        "completed",
        date(2024, 6, 30),
        "p. 4",
        "Handed over",
        "Told by phone first",
        "draft",
    )
    assert PublicRecord.objects.get(pk=project.pk).status == ""


def test_status_is_recorded_and_published(desk: Client) -> None:
    project = make_public_project()
    record(desk, project, "_publish")
    assert PublicRecord.objects.get(pk=project.pk).status == "completed"


def test_status_is_not_published_without_the_permission(clerk_desk: Client) -> None:
    project = make_public_project()
    assert record(clerk_desk, project, "_publish").status_code == 403
    assert StatusUpdate.objects.count() == 0


def test_status_is_recorded_as_a_draft_without_the_permission_to_publish(
    clerk_desk: Client,
) -> None:
    record(clerk_desk, make_public_project(), "_save")
    assert [update.review_state for update in StatusUpdate.objects.all()] == ["draft"]


TOMORROW = timezone.localdate() + timedelta(days=1)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        (
            "effective_on",
            TOMORROW.isoformat(),
            (
                f"{TOMORROW} is in the future: give the date from which this is true, "
                f"{timezone.localdate()} at the latest."
            ),
        ),
        ("effective_on", "", "Give the day from which this is true, today at the latest."),
        ("source", "", "Name the document that says so: every entry needs a source."),
        ("status", "", "Choose what the project is doing."),
        (
            "status",
            "finished",
            "Select a valid choice. finished is not one of the available choices.",
        ),
    ],
)
def test_bad_status_is_refused_beside_its_field(
    desk: Client, field: str, value: str, sentence: str
) -> None:
    response = record(desk, make_project(), "_publish", **{field: value})
    assert response.context["form"].errors == {field: [sentence]}
    assert StatusUpdate.objects.count() == 0

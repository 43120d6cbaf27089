"""The review from end to end: two people at two browsers, and what the public is answered.

Every public page is compared byte by byte before, during and after.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from projects.choices import ReviewState, StaffRole
from projects.models import Plan, Project, Submission
from projects.services.embargo import publish_due
from projects.services.history import save_with_history
from projects.services.submission import submit_project
from tests.factories import make_member, make_plan, make_project, make_source, make_status, publish

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Desks = Callable[[str | User], Page]

PUBLIC = (
    "/",
    "/ko/",
    "/projects/",
    "/ko/projects/",
    "/projects/cyber-shield/",
    "/ko/projects/cyber-shield/",
    "/plans/",
    "/plans/plan-a/",
    "/sources/",
    "/api/v1/projects/",
    "/api/v1/projects/cyber-shield/",
    "/api/v1/projects/facets/",
    "/api/v1/projects/totals/",
    "/api/v1/plans/plan-a/progress/",
    "/api/v1/status-updates/",
    "/api/v1/sources/",
)


class Public:
    """What anybody reads who is not signed in."""

    def __init__(self) -> None:
        self.client = Client()

    def read(self) -> dict[str, tuple[int, str, bytes]]:
        """Every page: its status, its validator, and all of its bytes."""
        found = {}
        for path in PUBLIC:
            answer = self.client.get(path)
            found[path] = (answer.status_code, answer.get("ETag", ""), answer.content)
        return found

    def project(self) -> dict[str, Any]:
        """The public document."""
        answer: dict[str, Any] = self.client.get("/api/v1/projects/cyber-shield/").json()
        return answer


@pytest.fixture
def public(transactional_db: None) -> Public:
    return Public()


@pytest.fixture
def plan(transactional_db: None) -> Plan:
    return make_plan(slug="plan-a", title="The plan", needs_two_people=True)


@pytest.fixture
def project(plan: Plan) -> Project:
    project = make_project(slug="cyber-shield", title="Cyber Shield", summary="Trains.")
    project.plans.add(plan)
    make_status(project, "approved")
    publish(project)
    return Project.objects.get(pk=project.pk)


@pytest.fixture
def erin(project: Project) -> User:
    """The editor."""
    erin = make_member(StaffRole.EDITOR, username="erin")
    project.owners.add(erin)
    return erin


@pytest.fixture
def rosa(plan: Plan) -> User:
    """The reviewer."""
    return make_member(StaffRole.REVIEWER, username="rosa", plans=[plan])


def press(page: Page, name: str) -> None:
    """By keyboard, like all that follows."""
    button = page.get_by_role("button", name=name, exact=True)
    (button if button.count() else page.get_by_role("link", name=name, exact=True)).press("Enter")


def edit(page: Page, project: Project, label: str, value: str) -> None:
    page.goto(f"/admin/projects/project/{project.pk}/change/")
    page.get_by_label(label, exact=True).fill(value)
    press(page, "Save and continue editing")
    expect(
        page.get_by_text("is saved. The public still sees the published version")
    ).to_be_visible()


def submit(page: Page, note: str) -> None:
    press(page, "Submit for review…")
    page.get_by_label("Note for the reviewer").fill(note)
    press(page, "Submit for review")
    expect(page.get_by_text("You can go on editing: the reviewer sees it.")).to_be_visible()


def go_to_review(page: Page) -> None:
    """From the front page through the list of what waits."""
    page.goto("/admin/")
    page.get_by_role("link", name=re.compile("handed in for you to decide on")).press("Enter")
    page.get_by_role("link", name="Cyber Shield").first.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Review “")


def test_next_version_is_returned_mended_and_published(
    desk_of: Desks, public: Public, project: Project, erin: User, rosa: User
) -> None:
    """The public sees the old version until the very press of the button, and then the new."""
    before, document = public.read(), public.project()
    assert {status for status, _, _ in before.values()} == {200}
    editor, reviewer = desk_of(erin), desk_of(rosa)

    # The editor changes the public project, adds a status from a new source, and hands it in.
    edit(editor, project, "Title:", "ASEAN Cyber Shield")
    source = make_source(slug="leaflet", title="The leaflet", publication_state="draft")
    make_status(
        project, "ongoing", review_state=ReviewState.DRAFT, source=source, note="Begun in May."
    )
    submit(editor, "For the Dialogue in June")
    assert public.read() == before

    # The reviewer sees what differs, and returns it with a reason.
    go_to_review(reviewer)
    expect(reviewer.get_by_text("For the Dialogue in June").first).to_be_visible()
    title = reviewer.get_by_role("row", name=re.compile("^Title"))
    expect(title.get_by_role("cell")).to_have_text(["Cyber Shield", "ASEAN Cyber Shield"])
    expect(reviewer.get_by_role("row", name=re.compile("Ongoing"))).to_contain_text("The leaflet")
    assert public.read() == before
    reviewer.get_by_text("Return with a reason…").press("Enter")
    reviewer.get_by_label("What has to change").fill("The summary still says what it was.")
    press(reviewer, "Return")
    expect(reviewer.get_by_text("is returned; the public sees nothing of it.")).to_be_visible()
    assert public.read() == before

    # The editor reads the reason, mends it, and hands it in again.
    editor.goto(f"/admin/projects/project/{project.pk}/change/")
    expect(editor.locator(".standing")).to_contain_text("The summary still says what it was.")
    edit(editor, project, "Summary:", "Trains in eleven countries.")
    submit(editor, "")
    assert public.read() == before

    # The reviewer publishes: the public sees exactly that.
    go_to_review(reviewer)
    expect(reviewer.get_by_role("row", name=re.compile("Returned by rosa"))).to_be_visible()
    press(reviewer, "Publish")
    expect(reviewer.get_by_text("The public now sees “ASEAN Cyber Shield”")).to_be_visible()
    after = public.read()
    unchanged = [path for path in before if before[path] == after[path]]
    assert unchanged == []
    now = public.project()
    differing = {key for key in document if document[key] != now[key]}
    assert differing == {
        "title",
        "summary",
        "status",
        "status_history",
        "version",
        "published_at",
    }
    assert (now["title"], now["summary"]) == ("ASEAN Cyber Shield", "Trains in eleven countries.")
    assert (now["status"]["status"], now["status"]["note"]) == ("ongoing", "Begun in May.")
    assert b"Begun in May." in after["/projects/cyber-shield/"][2]
    assert [it.decision for it in Submission.objects.order_by("pk")] == ["returned", "published"]


def test_reviewer_does_not_publish_their_own_change(
    desk_of: Desks, public: Public, project: Project, rosa: User
) -> None:
    """The plan needs two people: somebody else presses the button."""
    before = public.read()
    project.title = "My own title"
    save_with_history(project, by=rosa, reason="")
    reviewer = desk_of(rosa)
    reviewer.goto(f"/admin/projects/project/{project.pk}/change/")
    refusal = "“The plan” needs two people. Ask another reviewer: you entered or changed title"
    expect(reviewer.locator(".standing")).to_contain_text(refusal)
    press(reviewer, "Publish…")
    expect(reviewer.get_by_text(refusal)).to_be_visible()
    expect(reviewer.get_by_role("button", name="Publish", exact=True)).to_have_count(0)
    assert public.read() == before

    other = desk_of(
        make_member(StaffRole.REVIEWER, username="sunhee", plans=[*project.plans.all()])
    )
    other.goto(f"/admin/projects/project/{project.pk}/publish/")
    press(other, "Publish")
    expect(other.get_by_text("The public now sees “My own title”")).to_be_visible()
    assert public.project()["title"] == "My own title"


def test_approved_version_is_public_from_its_moment_on(
    desk_of: Desks, public: Public, project: Project, erin: User, rosa: User
) -> None:
    before = public.read()
    project.title = "ASEAN Cyber Shield"
    save_with_history(project, by=erin, reason="")
    submit_project(project, by=erin)
    reviewer = desk_of(rosa)
    reviewer.goto(f"/admin/projects/project/{project.pk}/publish/")
    moment = timezone.localtime() + timedelta(days=2)
    reviewer.get_by_text("Publish later…").press("Enter")
    reviewer.get_by_label("Public from").fill(f"{moment:%Y-%m-%dT%H:%M}")
    press(reviewer, "Approve for that moment")
    expect(reviewer.locator(".standing")).to_contain_text("Approved by rosa")
    at = Submission.objects.get().publish_at
    assert at is not None
    assert publish_due(at=at - timedelta(seconds=1)).published == 0
    assert public.read() == before
    assert publish_due(at=at).published == 1
    assert public.project()["title"] == "ASEAN Cyber Shield"

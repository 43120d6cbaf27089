"""The weekly work by keyboard alone: from the front page through three projects to the public."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from projects.models import Confirmation, Milestone, Project, StatusUpdate
from tests.e2e.looks import complaints_of, faults_of
from tests.e2e.test_admin_pages import DRAWN, sign_in
from tests.factories import (
    make_comment,
    make_milestone,
    make_plan,
    make_project,
    make_public_project,
    make_source,
    make_staff,
    make_status,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def staff(settings: Settings) -> User:
    settings.REQUIRE_TWO_FACTOR = False
    return make_staff(username="minh")


def press_access_key(page: Page, letter: str) -> None:
    """Alt and a letter, with the letter in the event, which Playwright's own press leaves out."""
    session = page.context.new_cdp_session(page)
    key = {"key": letter, "code": f"Key{letter.upper()}", "modifiers": 1}
    key |= {"text": letter, "unmodifiedText": letter}
    for kind in ("rawKeyDown", "char", "keyUp"):
        session.send(
            "Input.dispatchKeyEvent",
            {"type": kind, "windowsVirtualKeyCode": ord(letter.upper()), **key},
        )
    session.detach()


def stale(title: str, days: int, owner: User) -> Project:
    project = make_public_project(title=title)
    project.owners.add(owner)
    make_status(project, "ongoing", effective_on=timezone.localdate() - timedelta(days=days))
    return project


def test_three_projects_are_brought_up_to_date_by_keyboard(
    page: Page, live_server: LiveServer, staff: User
) -> None:
    """S12: the keys that are pressed here are all that it takes."""
    oldest = stale("The academy", 300, staff)
    middle = stale("The shield", 200, staff)
    newest = stale("The forum", 100, staff)
    make_milestone(middle, title="Mid-term review", due_on=date(2030, 1, 31))
    source = make_source(title="Report of the joint committee")
    today = timezone.localdate()
    sign_in(page.context, live_server.url, staff)
    page.goto(f"{live_server.url}/admin/")
    press = page.keyboard.press

    # Through all that is stale, the longest unseen first.
    press_access_key(page, "g")
    expect(page.get_by_text("1 of 3")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The academy")

    # The first is completed, by a source that is looked for.
    page.keyboard.type("Comp")
    for _ in range(4):
        press("Tab")
    expect(page.locator(".field-source .select2-selection")).to_be_focused()
    press("Enter")
    page.keyboard.type("joint")
    expect(page.locator(".select2-results__option--highlighted")).to_contain_text(source.title)
    press("Enter")
    press_access_key(page, "p")

    # The second goes on, by the same source; its milestone moved.
    expect(page.get_by_text("2 of 3")).to_be_visible()
    expect(page.locator(".field-source")).to_contain_text(source.title)
    page.get_by_label("Due on:").focus()
    press("Control+a")
    page.keyboard.type("2030-06-30")
    press_access_key(page, "p")

    # The third is as it was.
    expect(page.get_by_text("3 of 3")).to_be_visible()
    press_access_key(page, "a")
    expect(page.get_by_text("That was the last of the 3 projects of the list.")).to_be_visible()
    expect(page.get_by_text("Nothing waits for you.")).to_be_visible()

    said = StatusUpdate.objects.filter(entered_by=staff).order_by("entered_at")
    assert [
        (it.project, it.status, it.effective_on, it.source, it.review_state) for it in said
    ] == [
        (oldest, "completed", today, source, "published"),
        (middle, "ongoing", today, source, "published"),
    ]
    moved = Milestone.objects.get(entered_by=staff)
    assert (moved.title, moved.due_on, moved.supersedes is None) == (
        "Mid-term review",
        date(2030, 6, 30),
        False,
    )
    assert [
        (it.project, it.confirmed_on, it.confirmed_by) for it in Confirmation.objects.all()
    ] == [(newest, today, staff)]

    # The public reads it.
    page.goto(f"{live_server.url}/projects/{oldest.slug}/")
    expect(page.get_by_text("Completed").first).to_be_visible()
    page.goto(f"{live_server.url}/projects/{middle.slug}/")
    expect(page.get_by_text("30 June 2030").first).to_be_visible()
    expect(page.get_by_text("31 January 2030")).to_have_count(0)


def test_front_page_is_accessible_quiet_and_fits(
    page: Page, live_server: LiveServer, staff: User
) -> None:
    """A1, A5, T38."""
    project = stale("A long title that has to find its place on a narrow screen", 300, staff)
    project.plans.add(make_plan())
    make_status(project, review_state="submitted")
    make_status(project, review_state="draft", entered_by=staff, effective_on=date(2020, 1, 1))
    make_comment(project).asked.add(staff)
    make_project()
    sign_in(page.context, live_server.url, staff)
    complaints = complaints_of(page, live_server.url)
    page.goto(f"{live_server.url}/admin/")
    page.evaluate(DRAWN)
    assert faults_of(page, complaints) == []

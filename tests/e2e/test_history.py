"""Back to what a record held: by keyboard, on pages that obey nothing but us."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Dialog, Page, expect
from pytest_django.live_server_helper import LiveServer

from projects.models import Batch, Project
from projects.services.history import save_with_history
from tests.e2e.looks import complaints_of, faults_of
from tests.e2e.test_admin_pages import DRAWN, sign_in, staff
from tests.factories import make_project, make_staff
from tests.projects.admin.forms import url
from tests.projects.admin.test_batch import import_into
from tests.projects.admin.test_history_markup import CORPUS, pages_with

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Desks = Callable[[str], Page]

__all__ = ["staff"]


def test_version_is_restored_by_keyboard(desk_of: Desks) -> None:
    project = make_project(title="As it was", acronym="IT")
    project.title = "As it should not be"
    save_with_history(project, by=make_staff(username="minh"), reason="Meant another one")
    sora = desk_of("sora")
    sora.goto(url(Project, "change", project.pk))
    sora.get_by_role("link", name="History", exact=True).press("Enter")
    change = sora.locator(".changes > li").first
    expect(change).to_contain_text("minh")
    expect(change).to_contain_text("Meant another one")
    expect(change.locator("del")).to_contain_text("was")
    sora.get_by_role("link", name="Restore this version…").press("Enter")
    expect(sora.get_by_role("heading", level=1)).to_contain_text("Restore an earlier version")
    sora.keyboard.type("Renamed by mistake")
    sora.keyboard.press("Enter")
    expect(sora.get_by_text("“IT: As it was” holds again what it held on")).to_be_visible()
    project.refresh_from_db()
    assert (project.title, project.version) == ("As it was", 3)


def test_batch_is_undone_by_keyboard(desk_of: Desks) -> None:
    project = make_project(title="As it was")
    batch = import_into(project)
    sora = desk_of("sora")
    sora.goto(url(Batch, "changelist"))
    sora.get_by_role("link", name="sheet.xlsx").press("Enter")
    sora.get_by_role("link", name="Undo…").press("Enter")
    expect(sora.get_by_role("listitem").filter(has_text="holds again")).to_have_count(1)
    sora.keyboard.type("Wrong file")
    sora.keyboard.press("Enter")
    expect(sora.get_by_text("“sheet.xlsx” is undone.")).to_be_visible()
    project.refresh_from_db()
    batch.refresh_from_db()
    assert (project.title, batch.is_undone) == ("As it was", True)


def test_pages_of_the_history_are_accessible_quiet_and_inert(
    page: Page, live_server: LiveServer, staff: User
) -> None:
    """A1, A5, T24, T38: with markup in every text, nothing runs and nothing is out of place."""
    sign_in(page.context, live_server.url, staff)
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    complaints = complaints_of(page, live_server.url)
    faults = {}
    for name, path in pages_with(" ".join(CORPUS[:4])).items():
        page.goto(f"{live_server.url}{path}")
        page.evaluate(DRAWN)
        found = faults_of(page, complaints)
        if found:
            faults[name] = found
    assert (faults, dialogs) == ({}, [])

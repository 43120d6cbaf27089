"""A spreadsheet out and in again, in a real browser, by keyboard."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from projects.models import Project
from tests.e2e.looks import complaints_of, faults_of
from tests.e2e.test_admin_pages import sign_in
from tests.factories import make_project, make_staff
from tests.projects.admin.forms import url
from tests.projects.imports.sheets import as_file

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def staff(settings: Settings) -> User:
    settings.REQUIRE_TWO_FACTOR = False
    return make_staff()


def press(page: Page, name: str) -> None:
    """Come to a button or link with the keyboard, and press it."""
    target = page.get_by_role("link", name=name).or_(page.get_by_role("button", name=name)).first
    target.focus()
    expect(target).to_be_focused()
    page.keyboard.press("Enter")


def hand_in(page: Page, path: Path) -> None:
    page.get_by_label("File").set_input_files(path)
    press(page, "Show what it would change")


def exported(page: Page, folder: Path) -> list[dict[str, str]]:
    with page.expect_download() as download:
        press(page, "Export CSV")
    download.value.save_as(folder / "projects.csv")
    with (folder / "projects.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_list_goes_out_and_comes_back(
    page: Page, live_server: LiveServer, staff: User, tmp_path: Path
) -> None:
    """A1, A5, T38: each page on the way is accessible, fits, and breaks no policy.

    Begun wide, and gone on with as narrow as the first page was looked at last.
    """
    first = make_project(title="First", summary="word " * 200)
    second = make_project(title="Second")
    sign_in(page.context, live_server.url, staff)
    complaints = complaints_of(page, live_server.url)
    faults: dict[str, Any] = {}

    page.goto(live_server.url + url(Project, "changelist"))
    rows = exported(page, tmp_path)
    sheet = tmp_path / "sheet.csv"

    sheet.write_bytes(as_file([row | {"is_signature": "perhaps"} for row in rows]))
    press(page, "Import…")
    hand_in(page, sheet)
    expect(page.get_by_text("2 rows have to be put right")).to_be_visible()
    faults["mistakes"] = faults_of(page, complaints)

    sheet.write_bytes(as_file([row | {"title_ko": "제목", "summary": ""} for row in rows]))
    press(page, "Import the corrected file…")
    hand_in(page, sheet)
    expect(page.get_by_role("button", name="Store 2 rows")).to_be_visible()
    faults["changes"] = faults_of(page, complaints)
    press(page, "Store 2 rows")
    expect(page.get_by_text("“sheet.csv” is stored.")).to_be_visible()
    faults["stored"] = faults_of(page, complaints)

    sheet.write_bytes(as_file([row | {"title_ko": "다른 제목"} for row in rows]))
    page.goto(live_server.url + url(Project, "import"))
    hand_in(page, sheet)
    expect(page.get_by_text("In 2 cells the file and a colleague")).to_be_visible()
    faults["conflicts"] = faults_of(page, complaints)
    page.get_by_role("group", name="title_ko in row 2").get_by_label("Take the file's").focus()
    page.keyboard.press("Space")
    press(page, "Leave what is stored in the rest")
    press(page, "Store 1 row")
    expect(page.get_by_text("“sheet.csv” is stored.")).to_be_visible()

    assert {name: found for name, found in faults.items() if found} == {}
    first.refresh_from_db()
    second.refresh_from_db()
    assert [first.title_ko, second.title_ko] == ["다른 제목", "제목"]

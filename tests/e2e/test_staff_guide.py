"""The pages of docs/staff-guide.md, with the real data, as an editor and a reviewer see them.

With SCREENSHOTS=docs/images their pictures are taken anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from projects.choices import StaffRole
from projects.models import Plan, Project
from projects.services.history import save_with_history
from projects.services.submission import submit_project
from tests.factories import make_member
from tests.projects.admin.forms import url

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Desks = Callable[[str | User], Page]


@pytest.fixture
def editor(reference_site: str) -> User:
    """Keeps the signature projects of the real data."""
    user = make_member(
        StaffRole.EDITOR, username="mina", first_name="Mina", last_name="Kim", password="-"
    )
    for project in Project.objects.signature():
        project.owners.add(user)
    return user


@pytest.fixture
def kadif(editor: User) -> Project:
    return Project.objects.get(slug="kadif")


def take_picture(page: Page, name: str) -> None:
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"staff-{name}-wide.png", full_page=False)


def test_front_page_begins_with_ones_own_projects(desk_of: Desks, editor: User) -> None:
    page = desk_of(editor)
    page.goto("/admin/")
    expect(page.get_by_role("region", name="Yours")).to_contain_text("Stale")
    take_picture(page, "home")


def test_short_form_fits_one_screen(desk_of: Desks, editor: User, kadif: Project) -> None:
    page = desk_of(editor)
    page.goto("/admin/projects/project/one-by-one/?whose=mine&attention=stale")
    expect(page.get_by_role("navigation", name="The list you go through")).to_be_visible()
    take_picture(page, "record-status")
    box = page.get_by_role("button", name="Save as draft, next").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= page.viewport_size["height"]  # type: ignore[index]


def test_second_save_is_settled_side_by_side(desk_of: Desks, editor: User, kadif: Project) -> None:
    page = desk_of(editor)
    page.goto(url(Project, "change", kadif.pk))
    colleague = make_member(StaffRole.ADMINISTRATOR, username="anh", first_name="Anh")
    kadif.acronym = "KADIF 2"
    kadif.summary = "Five components, the Digital Academy among them."
    save_with_history(kadif, by=colleague, reason="As the launch paper has it")
    page.get_by_label("Acronym:").fill("K-ADIF")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.get_by_role("group", name="Acronym")).to_contain_text("Keep mine")
    take_picture(page, "conflict")


def test_reviewer_sees_field_by_field_what_would_change(
    desk_of: Desks, editor: User, kadif: Project
) -> None:
    plan = Plan.objects.get(slug="asean-rok-2021-2025")
    reviewer = make_member(StaffRole.REVIEWER, username="sora", first_name="Sora", plans=[plan])
    kadif.plans.add(plan)
    kadif.summary = "Five components, the Digital Academy among them."
    save_with_history(kadif, by=editor, reason="As the launch paper has it")
    submit_project(kadif, by=editor, note=f"For the paper of {timezone.localdate():%B}")
    page = desk_of(reviewer)
    page.goto(url(Project, "publish", kadif.pk))
    expect(page.get_by_role("row", name="Summary")).to_contain_text("the Digital Academy among")
    expect(page.get_by_role("button", name="Publish").first).to_be_visible()
    take_picture(page, "review")


def test_import_shows_each_cell_that_would_change(
    desk_of: Desks, editor: User, tmp_path: Path
) -> None:
    page = desk_of(editor)
    page.goto("/admin/projects/project/?is_signature__exact=1")
    with page.expect_download() as coming:
        page.get_by_role("link", name="Export XLSX").click()
    coming.value.save_as(tmp_path / "projects.xlsx")
    book = load_workbook(tmp_path / "projects.xlsx")
    sheet = book.worksheets[0]
    column = {cell.value: cell.column for cell in sheet[1]}
    # As somebody does who tidies up a column.
    for row in (2, 3, 4):
        sheet.cell(row, column["review_interval_days"], 60)
    book.save(tmp_path / "projects.xlsx")

    page.get_by_role("link", name="Import").click()
    page.get_by_label("File").set_input_files(tmp_path / "projects.xlsx")
    page.get_by_role("button", name="Show what it would change").press("Enter")
    take_picture(page, "import")
    expect(page.get_by_text("Nothing is stored yet.")).to_be_visible()

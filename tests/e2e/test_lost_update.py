"""Two people at the same record: nothing either of them did is lost (S9, S10, S13)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Page, expect

from projects.models import Project
from projects.services.history import save_with_history
from tests.factories import make_project, make_staff, make_theme
from tests.projects.admin.forms import url

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Desks = Callable[..., Page]


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).press("Enter")


def test_second_save_is_refused_and_settled_on_screen(desk_of: Desks) -> None:
    """S10, by keyboard: the title is asked about, the summary and the theme are both kept."""
    project = make_project(title="As it was", summary="Trains teachers.")
    theirs = make_theme(name="Their theme")
    address = url(type(project), "change", project.pk)
    minh, sora = desk_of("minh"), desk_of("sora")
    minh.goto(address)
    sora.goto(address)

    minh.get_by_label("Title:", exact=True).fill("By Minh")
    minh.locator(".field-themes .select2-search__field").press_sequentially("Their")
    expect(minh.locator(".select2-results__option--highlighted")).to_have_text("Their theme")
    minh.keyboard.press("Enter")
    minh.get_by_label("Why:").fill("Renamed by the committee")
    save(minh)
    expect(minh.get_by_text("is saved; the public does not see it")).to_be_visible()

    sora.get_by_label("Title:", exact=True).fill("By Sora")
    sora.get_by_label("Summary:", exact=True).fill("Trains teachers and trainers.")
    save(sora)
    expect(sora.get_by_role("heading", level=1)).to_have_text(
        "This record was saved while you were editing it"
    )
    expect(sora.locator(".saves")).to_contain_text("minh")
    expect(sora.locator(".saves")).to_contain_text("Renamed by the committee")
    title = sora.get_by_role("group", name="Title")
    expect(title).to_contain_text("As it was")
    expect(title.get_by_label("Take theirs")).not_to_be_checked()
    expect(title.get_by_label("Keep mine")).not_to_be_checked()
    expect(sora.locator("section.part", has_text="Summary")).to_contain_text("yours is kept")
    expect(sora.locator("section.part", has_text="Themes")).to_contain_text("theirs is taken")

    title.get_by_label("Take theirs").focus()
    sora.keyboard.press("ArrowRight")
    expect(title.get_by_label("Keep mine")).to_be_checked()
    sora.keyboard.press("Enter")
    expect(sora.get_by_text("is saved; the public does not see it")).to_be_visible()

    project.refresh_from_db()
    assert (project.title, project.summary) == ("By Sora", "Trains teachers and trainers.")
    assert list(project.themes.all()) == [theirs]


def test_bulk_action_on_what_changed_since_is_refused_and_mended_on_screen(
    desk_of: Desks,
) -> None:
    """S9, by keyboard: acting on many from an older page takes nothing back that others did."""
    first, second = make_project(title="First"), make_project(title="Second")
    sora = desk_of("sora")
    sora.goto(url(type(first), "changelist"))
    sora.locator("#action-toggle").check()
    sora.get_by_label("Action:").select_option("is_signature")
    sora.get_by_role("button", name="Go").press("Enter")
    sora.get_by_label("Mark as signature projects").check()
    sora.get_by_role("button", name="Show what would change").press("Enter")
    expect(sora.get_by_role("heading", name="2 records change")).to_be_visible()

    first.title = "First, renamed"
    save_with_history(first, by=make_staff(username="minh"), reason="")

    sora.get_by_role("button", name="Do it to 2 records").press("Enter")
    expect(sora.get_by_text("Something changed since you looked")).to_be_visible()
    expect(sora.get_by_role("link", name="First, renamed")).to_be_visible()
    assert not type(first).objects.filter(is_signature=True).exists()
    sora.get_by_role("button", name="Do it to 2 records").press("Enter")
    expect(sora.get_by_text("done to 2 records")).to_be_visible()
    for project in (first, second):
        project.refresh_from_db()
    assert [(it.title, it.is_signature) for it in (first, second)] == [
        ("First, renamed", True),
        ("Second", True),
    ]


def test_settling_needs_no_script(desk_of: Desks) -> None:
    project = make_project(title="As it was", summary="As it was")
    sora = desk_of("sora", java_script_enabled=False)
    sora.goto(url(type(project), "change", project.pk))
    project.title = "By Minh"
    save_with_history(project, by=make_staff(username="minh"), reason="")
    sora.get_by_label("Title:", exact=True).fill("By Sora")
    sora.get_by_label("Summary:", exact=True).fill("By Sora")
    save(sora)
    sora.get_by_label("Take theirs").check()
    save(sora)
    expect(sora.get_by_text("is saved; the public does not see it")).to_be_visible()
    project.refresh_from_db()
    assert (project.title, project.summary, project.version) == ("By Minh", "By Sora", 3)


def leave(page: Page) -> list[str]:
    """Follow a link away from the page; the questions that the browser asks first."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.get_by_role("link", name="Home").press("Enter")
    expect(page.get_by_role("heading", name="Work to do")).to_be_visible()
    page.remove_listener("dialog", answer)
    return asked


def test_leaving_a_form_asks_first_where_something_would_be_lost(desk_of: Desks) -> None:
    address = url(Project, "change", make_project().pk)
    page = desk_of("sora")
    summary = page.get_by_label("Summary:", exact=True)

    page.goto(address)
    summary.press_sequentially("Half a sen")
    assert leave(page) == ["beforeunload"]

    # As it was.
    page.goto(address)
    summary.press_sequentially("x")
    page.keyboard.press("Backspace")
    assert leave(page) == []

    # What the server refused.
    page.goto(address)
    page.get_by_label("Title:", exact=True).fill("")
    save(page)
    expect(page.locator(".errornote")).to_be_visible()
    page.get_by_label("Why:").click()
    assert leave(page) == ["beforeunload"]

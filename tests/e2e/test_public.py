"""What a reader does on the public pages, without any script and with it (U1)."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


# Only the list of projects has a script that changes what a click does.
@pytest.fixture(params=["without script", "with script"])
def reader(request: Any, browser: Browser, reference_site: str) -> Iterator[Page]:
    context = browser.new_context(
        java_script_enabled=request.param == "with script",
        base_url=reference_site,
        viewport={"width": 1280, "height": 900},
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def scripted(browser: Browser, reference_site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=reference_site)
    yield context.new_page()
    context.close()


@pytest.fixture
def unscripted(browser: Browser, reference_site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=reference_site, java_script_enabled=False)
    yield context.new_page()
    context.close()


def titles(page: Page) -> list[str]:
    return page.locator(".row h3").all_inner_texts()


def test_list_is_filtered_sorted_paged_and_cleared(reader: Page) -> None:
    reader.goto("/projects/")
    heading = reader.locator("h1")
    everything = heading.inner_text()
    first_page = titles(reader)
    reader.get_by_role("link", name="Next").click()
    expect(reader).to_have_url("/projects/?page=2")
    assert not set(titles(reader)) & set(first_page)

    reader.locator("#filters input[name=signature][value=true]").check()
    reader.locator("#filters input[name=status][value=ongoing]").check()
    reader.get_by_role("button", name="Apply").click()
    expect(heading).to_have_text("8 signature projects, 8 ongoing")
    expect(reader).to_have_url("/projects/?status=ongoing&signature=true")

    found = titles(reader)
    reader.get_by_label("Order").select_option("-committed")
    reader.get_by_role("button", name="Sort").click()
    expect(reader).to_have_url("/projects/?status=ongoing&signature=true&ordering=-committed")
    assert titles(reader) != found
    assert sorted(titles(reader)) == sorted(found)

    reader.get_by_role("link", name="Remove filter Status").click()
    expect(heading).to_have_text("9 signature projects, 8 ongoing")
    reader.get_by_role("link", name="Clear all filters").click()
    expect(heading).to_have_text(everything)


def test_view_is_taken_along_and_read_in_korean(reader: Page) -> None:
    reader.goto("/projects/?signature=true&as_of=2025-06-30")
    with reader.expect_download() as waiting:
        reader.get_by_role("link", name="CSV").click()
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    assert len(text.splitlines()) == 1 + len(titles(reader))
    reader.get_by_role("link", name="한국어").click()
    expect(reader).to_have_url("/ko/projects/?signature=true&as_of=2025-06-30")
    expect(reader.locator("html")).to_have_attribute("lang", "ko")


def test_picture_shows_its_numbers_as_a_table(unscripted: Page) -> None:
    unscripted.goto("/projects/")
    table = unscripted.locator(".totals-table table")
    expect(table).to_be_hidden()
    unscripted.get_by_text("All kinds of money, exact").click()
    expect(table).to_be_visible()


def test_two_meetings_are_compared(unscripted: Page) -> None:
    unscripted.goto("/plans/asean-rok-2021-2025/changes/?from=2022-06-30&to=2024-12-31")
    before = unscripted.locator("main").inner_text()
    offered = unscripted.locator("#from-meeting option").count()
    unscripted.locator("#from-meeting").select_option(index=offered - 1)
    unscripted.locator("#to-meeting").select_option(index=1)
    unscripted.get_by_role("button", name="Compare meetings").click()
    expect(unscripted).to_have_url(re.compile(r"changes/\?from=[a-z][\w-]+&to=[a-z][\w-]+$"))
    assert unscripted.locator("main").inner_text() != before


def test_focus_and_back_are_right_where_the_list_is_exchanged(scripted: Page) -> None:
    scripted.goto("/projects/")
    heading = scripted.locator("h1")
    everything = heading.inner_text()
    scripted.locator("#filters input[name=signature][value=true]").check()
    scripted.get_by_role("button", name="Apply").click()
    expect(heading).to_have_text("9 signature projects, 8 ongoing")
    expect(scripted.locator("#voice")).to_have_text("9 signature projects, 8 ongoing")
    expect(scripted.get_by_role("button", name="Apply")).to_be_focused()
    scripted.get_by_role("link", name="Remove filter").first.click()
    expect(heading).to_have_text(everything)
    expect(scripted.locator("#content")).to_be_focused()
    scripted.go_back()
    expect(heading).to_have_text("9 signature projects, 8 ongoing")
    expect(scripted.locator("#filters input[name=signature][value=true]")).to_be_checked()
    scripted.go_back()
    expect(heading).to_have_text(everything)


# Everything that can be stood on, in the order of the page, numbered.
STOPS = """() => {
  const stops = `a[href], button, input:not([type=hidden]), select, textarea, summary,
    [tabindex="0"]`;
  const shown = [...document.querySelectorAll(stops)].filter((it) => it.checkVisibility());
  shown.forEach((it, number) => { it.dataset.stop = number; });
  return shown.length;
}"""
STANDING = """() => {
  const it = document.activeElement;
  const look = getComputedStyle(it);
  const isRinged = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
  return [it.dataset.stop ?? "", isRinged];
}"""


@pytest.mark.parametrize(
    "path",
    ["/", "/projects/?signature=true", "/projects/kadif/", "/plans/asean-rok-2021-2025/"],
)
def test_keyboard_comes_by_everything_and_shows_where_it_is(scripted: Page, path: str) -> None:
    """A4: in the order of the page, with a ring around it, and out again at the end."""
    scripted.goto(path)
    number = scripted.evaluate(STOPS)
    passed: list[str] = []
    unseen = []
    # A field for a day is stood on three or four times.
    for _ in range(number + 60):
        scripted.keyboard.press("Tab")
        stop, is_ringed = scripted.evaluate(STANDING)
        if stop == "":
            break
        if stop not in passed:
            passed.append(stop)
        if not is_ringed:
            unseen.append(stop)
    assert (passed, unseen) == ([str(it) for it in range(number)], [])


def test_line_in_a_folded_area_is_reached_by_its_address(
    browser: Browser, example_site: str
) -> None:
    """From other pages, without script; on paper every area lies open."""
    context = browser.new_context(java_script_enabled=False, base_url=example_site)
    reader = context.new_page()
    reader.goto("/plans/fictional-plan-2021-2025/")
    line = reader.locator("#line-fictional-line-40")
    expect(line).to_be_hidden()
    reader.emulate_media(media="print")
    expect(line).to_be_visible()
    reader.emulate_media(media="screen")
    reader.goto("/plans/fictional-plan-2021-2025/#line-fictional-line-40")
    expect(line).to_be_in_viewport()
    context.close()

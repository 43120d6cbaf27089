"""What a public page is on paper: nothing to press, addresses in words, its own and its date."""

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = [
    "/",
    "/projects/?status=ongoing",
    "/projects/kadif/",
    "/plans/asean-rok-2021-2025/",
    "/funds/akcf/",
    "/partnerships/asean-rok/",
    "/sources/akcf-2024-08-26-annual-report/",
]
# What is there to be pressed or gone through, and what says nothing on paper.
USELESS = """nav, .decades, button, select, input, textarea, .colophon-links,
  .row .source, a[rel~="external"]"""
SHOWN = """wanted => [...document.querySelectorAll(wanted)].filter(
  it => it.checkVisibility() && getComputedStyle(it).fontSize !== "0px").map(it => it.outerHTML)"""
ADDRESSES = """() => [...document.querySelectorAll('a[rel~="external"]')].filter(
  it => it.checkVisibility()).map(it => [it.getAttribute("href"),
  getComputedStyle(it, "::after").content])"""
CUT = """() => [...document.querySelectorAll("main *")].filter(
  it => it.checkVisibility() && !["visible", "clip"].includes(getComputedStyle(it).overflowX)
    && !it.closest(".hidden, svg") && it.scrollWidth > it.clientWidth + 1
  ).map(it => it.outerHTML)"""


def test_paper_shows_addresses_and_dates_and_nothing_to_press(
    reference_site: str, page: Page
) -> None:
    """The pages take turns: every other one is read in Korean."""
    page.set_viewport_size({"width": 680, "height": 1000})
    page.emulate_media(media="print")
    for number, plain in enumerate(PAGES):
        path = f"/ko{plain}" if number % 2 else plain
        page.goto(reference_site + path)
        assert page.evaluate(SHOWN, USELESS) == [], path
        assert page.evaluate(CUT) == [], path
        for href, said in page.evaluate(ADDRESSES):
            assert said == "attr(href)" or said.strip('"') == href, path
        assert page.locator(".as-of-line time").first.is_visible(), path
        own = page.locator("footer .print-only")
        assert own.is_visible(), path
        assert own.inner_text().endswith(path), path


def test_paper_holds_the_widest_tables(example_site: str, page: Page) -> None:
    """Nothing scrolls there, and a browser would rather print all of a page small."""
    page.set_viewport_size({"width": 680, "height": 1000})
    page.emulate_media(media="print")
    for path in ("/plans/fictional-plan-2021-2025/", "/projects/fictional-project-13/"):
        page.goto(example_site + path)
        assert page.locator("main table").first.is_visible(), path
        assert page.evaluate("document.documentElement.scrollWidth") <= 680, path

"""Every public page on the real data in a real browser: readable, reachable, quiet.

A usual run looks at each page wide, light and in English, and narrow, dark and in Korean;
EVERY_PAGE=1 at all eight ways to combine these.
With SCREENSHOTS=docs/images the pictures that the documents show are taken anew.
"""

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.looks import NARROW, TOO_WIDE, WIDE, complaints_of, violations_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = {
    "overview": "/",
    "projects": "/projects/",
    "signature-projects": "/projects/?signature=true",
    "nothing-found": "/projects/?q=nothing+of+the+kind&status=cancelled",
    "bad-value": "/projects/?starts_after=soon",
    "project": "/projects/kadif/",
    "project-history": "/projects/kadif/history/",
    "plans": "/plans/",
    "plan": "/plans/asean-rok-2021-2025/",
    "plan-changes": "/plans/asean-rok-2021-2025/changes/?from=2021-01-01&to=2025-12-31",
    "plan-changes-bad-day": "/plans/asean-rok-2021-2025/changes/?from=soon&to=2025-12-31",
    "plan-lines": "/plans/asean-rok-2011-2015/lines/",
    "plan-with-areas": "/plans/eas-2024-2028/?as_of=2024-12-31",
    "funds": "/funds/",
    "fund": "/funds/akcf/",
    "meetings": "/meetings/",
    "meetings-narrowed": "/meetings/?partnership=asean-rok&kind=summit",
    "meeting": "/meetings/asean-rok-jcc-9/",
    "partnership": "/partnerships/asean-rok/",
    "organisation": "/organisations/rok-government/",
    "country": "/countries/LA/",
    "sources": "/sources/",
    "source": "/sources/vna-2025-10-27/",
    "methodology": "/methodology/",
    "data": "/data/",
    "accessibility": "/accessibility/",
    "report": "/report/?record=projects/kadif",
    "embed-projects": "/embed/projects/?signature=true",
    "embed-project": "/embed/projects/kadif/",
    "embed-plan": "/embed/plans/asean-rok-2021-2025/progress/",
    "not-found": "/projects/no-such-project/",
}
PLAN = "fictional-plan-2021-2025"
# The fictional example, where it holds most.
RICH_PAGES = {
    "example-plan": f"/plans/{PLAN}/",
    "example-project": "/projects/fictional-project-01/",
}
LOOKS: dict[str, dict[str, Any]] = {
    "wide": {"viewport": WIDE, "color_scheme": "light", "prefix": ""},
    "narrow-dark": {"viewport": NARROW, "color_scheme": "dark", "prefix": "/ko"},
}
if os.environ.get("EVERY_PAGE") == "1":
    RICH_PAGES |= {
        "example-plan-lines": f"/plans/{PLAN}/lines/",
        "example-plan-changes": f"/plans/{PLAN}/changes/?from=2021-01-01&to=2025-12-31",
        "example-projects": f"/projects/?plan={PLAN}",
        "example-project-history": "/projects/fictional-project-01/history/",
        "example-fund": "/funds/fictional-fund/",
        "example-meeting": "/meetings/fictional-dialogue-2025/",
    }
    LOOKS |= {
        f"{width}-{scheme}-{prefix[1:] or 'en'}": {
            "viewport": viewport,
            "color_scheme": scheme,
            "prefix": prefix,
        }
        for width, viewport in (("wide", WIDE), ("narrow", NARROW))
        for scheme in ("light", "dark")
        for prefix in ("", "/ko")
    }
# What README.md and docs/ show.
PICTURED = {"signature-projects", "plan", "plan-changes", "project", "fund", "partnership"}
# WCAG 1.4.12, as a style sheet that the page's policy lets the reader's own tools set.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
# Text in the other language than what it stands in says it is: Hangul anywhere, Latin where it
# is more than a name or an abbreviation.
FOREIGN = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    const around = walker.currentNode.parentElement;
    if (around.closest("script, style, code, textarea") || text.startsWith("http")) continue;
    const hangul = (text.match(/[가-힣]/g) || []).length;
    const latin = (text.match(/\\p{Script=Latin}{2,}/gu) || []).length;
    const language = around.closest("[lang]").lang;
    if (language !== "ko" && hangul > text.length * 0.3) found.push(text.slice(0, 80));
    if (language === "ko" && !hangul && latin >= 5) found.push(text.slice(0, 80));
  }
  return found;
}"""


def take_picture(page: Page, name: str, look: str) -> None:
    folder = os.environ.get("SCREENSHOTS")
    if folder and name in PICTURED:
        page.screenshot(path=Path(folder) / f"{name}-{look}.png")


@pytest.mark.parametrize("look", LOOKS)
def test_pages_are_accessible_quiet_and_fit(
    browser: Browser, reference_site: str, look: str
) -> None:
    """A1, A5, A6, A8, T38, T45: axe finds nothing, nothing scrolls sideways, nothing is refused."""
    assert faults_of(browser, reference_site, PAGES, look) == {}


@pytest.mark.parametrize("look", LOOKS)
def test_pages_full_of_data_are_too(browser: Browser, example_site: str, look: str) -> None:
    """The same of the fictional example, whose records hold more than any real one yet."""
    assert faults_of(browser, example_site, RICH_PAGES, look) == {}


def faults_of(
    browser: Browser, site: str, pages: dict[str, str], look: str
) -> dict[str, list[str]]:
    """What is wrong with each of the pages, seen in one way."""
    options = LOOKS[look]
    context = browser.new_context(
        **{name: value for name, value in options.items() if name != "prefix"}
    )
    page = context.new_page()
    complaints = complaints_of(page, site)
    faults = {}
    titles: dict[str, str] = {}
    for name, path in pages.items():
        page.goto(f"{site}{options['prefix']}{path}")
        take_picture(page, name, look)
        found = violations_of(page)
        found += [f"not said to be in its language: {it}" for it in page.evaluate(FOREIGN)]
        if page.evaluate(TOO_WIDE):
            found.append("scrolls sideways")
        page.evaluate(SPACED)
        if page.evaluate(TOO_WIDE):
            found.append("scrolls sideways once its text is spaced")
        if page.locator("h1").count() != 1:
            found.append(f"{page.locator('h1').count()} headings of the first rank")
        title = page.title()
        if titles.setdefault(title, path.partition("?")[0]) != path.partition("?")[0]:
            found.append(f"title not its own: {title}")
        # A page that is not there answers 404, which the browser remarks on.
        found += [it for it in complaints if name != "not-found" or "404" not in it]
        complaints.clear()
        if found:
            faults[name] = found
    context.close()
    return faults

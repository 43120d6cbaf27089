"""Pages of the staff site in a real browser, as they stand for a row of each noun.

The nouns share their templates, so a run looks at the list and the form of each, and at everything
else, colours among it, for a few. EVERY_PAGE=1 looks at all of every page of every noun, wide and
narrow, which takes ten minutes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, reverse
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.e2e.test_pages import AXE, complaints_of
from tests.factories import make_staff
from tests.projects.admin.rows import ROWS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LOOKS = {
    "wide": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "narrow": {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
}
# Resolved once Django's scripts have drawn what they draw.
DRAWN = "new Promise(done => window.django?.jQuery ? django.jQuery(() => done()) : done())"
# Django's autocomplete answers with JSON, and the last page with a redirect to the others.
NO_PAGES = re.compile(r"_(autocomplete)$")


@pytest.fixture
def staff(settings: Settings) -> User:
    settings.REQUIRE_TWO_FACTOR = False
    return make_staff(first_name="Mina", last_name="Kim")


def sign_in(context: BrowserContext, site: str, user: User) -> None:
    """Hand the browser the session of somebody who signed in."""
    client = Client()
    client.force_login(user)
    context.add_cookies(
        [{"name": name, "value": it.value, "url": site} for name, it in client.cookies.items()]
    )


def pages_of(noun: str) -> Iterator[tuple[str, str]]:
    """The name and address of every page that the admin of a noun has, for one row of it."""
    row = ROWS[noun]()
    desk = admin.site.get_model_admin(type(row))
    for pattern in desk.get_urls():
        if not isinstance(pattern, URLPattern) or not pattern.name or NO_PAGES.search(pattern.name):
            continue
        names = set(pattern.pattern.converters)
        if names <= {"object_id"} and (noun in WHOLE or OWN_PAGES.search(pattern.name)):
            yield pattern.name, reverse(f"admin:{pattern.name}", args=[row.pk][: len(names)])


def faults_of(page: Page, complaints: list[str], options: dict[str, Any] = AXE) -> list[str]:
    """What is wrong with the page that is open."""
    # Before axe, which puts styles of its own into the page and is refused.
    found = list(complaints)
    found += [
        f"{violation['id']}: {node['html'][:150]}"
        for violation in Axe().run(page, options=options).response["violations"]
        for node in violation["nodes"][:3]
    ]
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append("scrolls sideways")
    if page.locator("h1").count() != 1:
        found.append(f"{page.locator('h1').count()} headings of the first rank")
    complaints.clear()
    return found


EVERY_PAGE = os.environ.get("EVERY_PAGE") == "1"
# One of each kind: with all that stands beside it, and an entry.
WHOLE = set(ROWS) if EVERY_PAGE else {"project", "statusupdate"}
# More than half of what axe takes.
COLOURS_ASIDE = {"rules": {"color-contrast": {"enabled": False}}}
PAIRS = [(noun, "wide") for noun in sorted(ROWS)]
PAIRS += [(noun, "narrow") for noun in sorted(WHOLE)]
# The pages that differ from noun to noun, the last parts of their names.
OWN_PAGES = re.compile(r"_(changelist|change)$")


@pytest.fixture(scope="module")
def contexts(browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    """A browser for each look, which keeps the style sheets and scripts from noun to noun."""
    found = {look: browser.new_context(**options) for look, options in LOOKS.items()}
    yield found
    for context in found.values():
        context.close()


@pytest.mark.parametrize(("noun", "look"), PAIRS)
def test_pages_of_a_noun_are_accessible_quiet_and_fit(
    contexts: dict[str, BrowserContext],
    live_server: LiveServer,
    staff: User,
    noun: str,
    look: str,
) -> None:
    """A1, A5, T38: axe finds nothing, nothing scrolls sideways, the policy refuses nothing."""
    context = contexts[look]
    sign_in(context, live_server.url, staff)
    page = context.new_page()
    options = AXE if noun in WHOLE else AXE | COLOURS_ASIDE
    complaints = complaints_of(page, live_server.url)
    faults = {}
    for name, path in pages_of(noun):
        answer = page.goto(f"{live_server.url}{path}")
        if answer is None or answer.status in (403, 404, 405):
            # Only a button leads there, or a link that says to which version.
            complaints.clear()
            continue
        page.evaluate(DRAWN)
        found = faults_of(page, complaints, options)
        if found:
            faults[name] = found
    page.close()
    assert faults == {}

"""Pages of the staff site in a real browser, as they stand for a row of each noun.

The nouns share their templates, so a run looks at the list and the form of each, wide, and at
everything else, colours among it, for a few, both wide and light and narrow and dark. EVERY_PAGE=1
looks at all of every page of every noun in both ways, which takes ten minutes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, reverse
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.e2e.looks import AXE, COLOURS_ASIDE, complaints_of, faults_of
from tests.factories import make_staff
from tests.projects.admin.rows import ROWS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

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


EVERY_PAGE = os.environ.get("EVERY_PAGE") == "1"
# One of each kind: with all that stands beside it, and an entry.
WHOLE = set(ROWS) if EVERY_PAGE else {"project", "statusupdate"}
# The pages that differ from noun to noun, the last parts of their names.
OWN_PAGES = re.compile(r"_(changelist|change)$")


@pytest.fixture(scope="module")
def watched(browser: Browser, live_server: LiveServer) -> Iterator[tuple[Page, list[str]]]:
    """A page that goes from noun to noun, its style sheets and scripts fetched once."""
    context = browser.new_context()
    page = context.new_page()
    yield page, complaints_of(page, live_server.url)
    context.close()


@pytest.mark.parametrize("noun", sorted(ROWS))
def test_pages_of_a_noun_are_accessible_quiet_and_fit(
    watched: tuple[Page, list[str]], live_server: LiveServer, staff: User, noun: str
) -> None:
    """A1, A5, T38: axe finds nothing, nothing scrolls sideways, the policy refuses nothing."""
    page, complaints = watched
    complaints.clear()
    sign_in(page.context, live_server.url, staff)
    faults = {}
    for name, path in pages_of(noun):
        answer = page.goto(f"{live_server.url}{path}")
        if answer is None or answer.status in (403, 404, 405):
            # Only a button leads there, or a link that says to which version.
            complaints.clear()
            continue
        page.evaluate(DRAWN)
        if noun in WHOLE:
            found = faults_of(page, complaints)
        else:
            found = faults_of(page, complaints, AXE | COLOURS_ASIDE, looks=("wide",))
        if found:
            faults[name] = found
    assert faults == {}

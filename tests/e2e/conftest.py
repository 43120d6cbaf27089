"""A real browser against the live server, which serves static files from their sources."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from projects.imports.example import load_example
from tests.conftest import find_chromium
from tests.databases import bring
from tests.factories import make_staff

# Playwright keeps an event loop running in the test's own thread, and Django would take every
# query of a test, in this folder or after it, for one made in asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_type_launch_args,
        "executable_path": find_chromium(),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture
def example_site(live_server: LiveServer, kept_databases: Path) -> str:
    """The address of a site that shows the fictional example alone."""
    bring("example", load_example, kept_databases)
    return live_server.url


@pytest.fixture
def desk_of(
    browser: Browser, live_server: LiveServer, settings: Settings
) -> Iterator[Callable[..., Page]]:
    """Sit somebody down at a browser of their own, signed in; a name alone may do everything."""
    settings.REQUIRE_TWO_FACTOR = False
    desks: list[BrowserContext] = []

    def sit_down(who: str | User, **options: Any) -> Page:
        client = Client()
        client.force_login(make_staff(username=who) if isinstance(who, str) else who)
        name = settings.SESSION_COOKIE_NAME
        context = browser.new_context(base_url=live_server.url, **options)
        context.add_cookies(
            [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
        )
        desks.append(context)
        return context.new_page()

    yield sit_down
    for desk in desks:
        desk.close()

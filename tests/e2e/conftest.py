"""A real browser against the live server, which serves static files from their sources."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from projects.imports.example import load_example
from projects.imports.reference import load_reference
from tests.conftest import find_chromium
from tests.factories import make_staff

FIXTURES = Path(__file__).parents[2] / "fixtures"
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


@pytest.fixture(scope="session")
def loaded_databases() -> Iterator[dict[str, sqlite3.Connection]]:
    """The database as it was once some data was loaded, under the name of the data."""
    with ExitStack() as stack:
        copies: dict[str, sqlite3.Connection] = {}
        for name in ("reference", "example"):
            copies[name] = stack.enter_context(closing(sqlite3.connect(":memory:")))
        yield copies


@pytest.fixture
def reference_site(live_server: LiveServer, loaded_databases: dict[str, sqlite3.Connection]) -> str:
    """The address of a site that shows the data of fixtures/, loaded once for all journeys."""
    restore(loaded_databases["reference"], lambda: load_reference(FIXTURES))
    return live_server.url


@pytest.fixture
def example_site(live_server: LiveServer, loaded_databases: dict[str, sqlite3.Connection]) -> str:
    """The address of a site that shows the fictional example alone, loaded once likewise."""
    restore(loaded_databases["example"], load_example)
    return live_server.url


def restore(copy: sqlite3.Connection, load: Callable[[], object]) -> None:
    """Put the database into the state of the copy, which the first time is made by ``load``."""
    connection.ensure_connection()
    database = connection.connection
    if copy.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
        load()
        database.backup(copy)
    else:
        copy.backup(database)


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

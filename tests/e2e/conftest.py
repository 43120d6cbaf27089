"""A real browser against the live server, which serves static files from their sources."""

import os
from typing import Any

import pytest

from tests.conftest import find_chromium

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

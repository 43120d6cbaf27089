"""What the tests of the API share: the small world, and a client that reads JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.house.world import build_world

BASE = "/api/v1/"
Read = Callable[..., Any]


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """Counts kept by an earlier test bear the same data version."""
    cache.clear()


@pytest.fixture
def world(db: None) -> None:
    build_world()


@pytest.fixture
def read(client: Client) -> Read:
    """The JSON at an address below /api/v1/; it has to be there."""

    def answer(path: str, **headers: str) -> Any:
        response = client.get(BASE + path, headers=headers)
        assert response.status_code == 200, response.content.decode()
        return response.json()

    return answer

"""What the tests of the API share: the small world, and a client that reads JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from projects.choices import TokenScope
from tests.factories import make_api_token, unique
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


@dataclass
class Program:
    """What asks with a token; each answer is Django's own, with ``json()``."""

    text: str

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """The answer to a request below /api/v1/, with the body as JSON."""
        return Client().generic(
            method,
            BASE + path,
            "" if body is None else json.dumps(body),
            content_type="application/json",
            headers={"Authorization": f"Bearer {self.text}", **headers},
        )

    def working(self, slug: str) -> Any:
        """The working copy; it has to be there."""
        response = self.send("GET", f"projects/{slug}/?state=working")
        assert response.status_code == 200, response.content.decode()
        return response.json()

    def etag(self, slug: str) -> str:
        """What If-Match takes for the working copy."""
        etag: str = self.working(slug)["etag"]
        return etag

    def act(self, slug: str, action: str, body: Any = None) -> Any:
        """The answer to an action on the working copy as it stands."""
        path = f"projects/{slug}/{action}/"
        return self.send("POST", path, body or {}, **{"If-Match": self.etag(slug)})


def program_of(owner: User, scope: TokenScope = TokenScope.PROPOSE) -> Program:
    """A program with a token of its owner."""
    text = unique("poa_text")
    make_api_token(text=text, owner=owner, scope=scope)
    return Program(text)

"""HEAD and OPTIONS are right at every public address (T26)."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.house.addresses import PUBLIC
from tests.house.world import build_world

pytestmark = pytest.mark.django_db

READING = {"GET", "HEAD", "OPTIONS"}


def public_paths() -> list[str]:
    return [reverse(name, kwargs=arguments) for name, arguments in PUBLIC.items()]


def test_head_is_get_without_its_body(client: Client) -> None:
    build_world()
    different = {}
    for path in public_paths():
        got, headed = client.get(path), client.head(path)
        told = [
            {name: it for name, it in response.items() if name != "Content-Length"}
            for response in (got, headed)
        ]
        if (headed.status_code, headed.getvalue(), told[0]) != (got.status_code, b"", told[1]):
            different[path] = told
    assert different == {}


def test_options_tell_what_may_be_asked(client: Client) -> None:
    build_world()
    wrong = {}
    for path in public_paths():
        response = client.options(path)
        allowed = set(response.get("Allow", "").split(", "))
        if not (response.status_code in (200, 204) and allowed >= READING):
            wrong[path] = (response.status_code, allowed)
    assert wrong == {}

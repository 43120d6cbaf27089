"""No address of the staff site opens before both factors, or to a form that is not ours."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import URLPattern, URLResolver
from pytest_django.fixtures import Settings

from tests.house.addresses import STAFF_DOORS
from tests.signing_in import give_password, make_app, make_member

pytestmark = pytest.mark.django_db

# With 1 for the account and for the link.
DOORS = STAFF_DOORS | {"/admin/password-reset/1/1/"}


@pytest.fixture(autouse=True)
def two_factors(settings: Settings) -> None:
    settings.REQUIRE_TWO_FACTOR = True


def addresses(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
    """Every address below a prefix, with 1 for whatever it takes."""
    for pattern in patterns:
        path = prefix + re.sub(r"<[^>]+>|\(\?P<[^)]+\)", "1", str(pattern.pattern)).strip("^$")
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, path)
        else:
            yield path


def staff_addresses() -> list[str]:
    found = [*addresses(admin.site.get_urls(), "/admin/"), "/admin/projects/", "/admin/auth/"]
    assert len(found) > 150
    return [path for path in dict.fromkeys(found) if path not in DOORS]


def opened(client: Client, method: str, pages: list[str]) -> dict[str, int]:
    """What answers with anything but the way to the sign-in."""
    found = {}
    for path in pages:
        answer = getattr(client, method)(path, {"title": "Waste"})
        location = answer.get("Location", "")
        # What cannot be held leads there; what can stands on the page of the sign-in.
        is_door = location.startswith("/admin/login/") or (
            answer.status_code == 403 and answer.context["title"] == "Sign in"
        )
        if not is_door and (path, location) != ("/admin/logout/", "/admin/"):
            found[path] = answer.status_code
    return found


@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_opens_to_a_session_that_never_saw_a_second_factor(
    client: Client, method: str
) -> None:
    """T35: what does not open to them opens to nobody who is signed in less."""
    member = make_member()
    make_app(member)
    client.force_login(member)
    assert opened(client, method, staff_addresses()) == {}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", ["nobody", "new", "half"])
def test_nothing_opens_on_the_way_to_both_factors(client: Client, who: str, method: str) -> None:
    """T35: for a stranger, somebody about to set up an app, or about to give a code.

    The pages of the site itself, which may look at how far somebody has come, and those of a noun;
    all nouns' send strangers away in tests/house/test_staff_addresses.py.
    """
    member = make_member(username="minh")
    match who:
        case "new":
            give_password(client, "minh")
        case "half":
            make_app(member)
            give_password(client, "minh")
    others = re.compile("/admin/projects/(?!project/).")
    pages = [path for path in staff_addresses() if not others.match(path)]
    assert opened(client, method, pages) == {}


def test_form_without_a_token_changes_nothing_anywhere() -> None:
    """T36"""
    client = Client(enforce_csrf_checks=True)
    member = make_member(username="minh")
    app = make_app(member)
    client.force_login(member)
    session = client.session
    session["otp_device_id"] = app.persistent_id
    session.save()
    answers = {
        path: client.post(path, {}, headers={"Origin": "https://elsewhere.example"}).status_code
        for path in [*staff_addresses(), *DOORS]
    }
    assert {path: status for path, status in answers.items() if status != 403} == {}

"""Tokens and rates at the door of the API: who is let in, and what the others are told."""

from __future__ import annotations

import logging

import pytest
import time_machine
from django.test import Client
from pytest_django.fixtures import Settings

from tests.factories import make_api_token, make_project, publish

pytestmark = pytest.mark.django_db

LIST = "/api/v1/projects/"
TEXT = "poa_a-text-that-only-this-test-knows"


def test_a_read_needs_no_token() -> None:
    assert Client().get(LIST).status_code == 200


def test_a_good_token_reads_what_everyone_reads_and_nobody_keeps_it() -> None:
    publish(make_project(slug="flagship"))
    make_api_token(text=TEXT)
    anonymous = Client().get(LIST)
    signed = Client().get(LIST, headers={"Authorization": f"Bearer {TEXT}"})
    assert (signed.status_code, signed.content) == (200, anonymous.content)
    assert signed["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "shown", [f"Bearer {TEXT}x", "Bearer", "Bearer ", f"Basic {TEXT}", TEXT, "Bearer \xe9"]
)
def test_a_token_that_is_not_good_is_told_so(shown: str) -> None:
    make_api_token(text=TEXT)
    response = Client().get(LIST, headers={"Authorization": shown})
    assert response.status_code == 401
    assert response["Content-Type"] == "application/problem+json"
    assert response["WWW-Authenticate"] == 'Bearer realm="api"'
    assert response.json()["detail"].startswith("This token is not known here")


def test_a_token_in_an_address_is_no_token() -> None:
    make_api_token(text=TEXT)
    response = Client().get(LIST, {"access_token": TEXT})
    assert response.status_code == 400


def test_no_log_holds_a_token(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    make_api_token(text=TEXT)
    for text in (TEXT, f"{TEXT}x"):
        Client().get(LIST, headers={"Authorization": f"Bearer {text}"})
    told = [
        f"{it.getMessage()} {it.args}" for it in caplog.records if it.name != "django.db.backends"
    ]
    assert [it for it in told if TEXT in it] == []


@time_machine.travel("2026-03-01T10:00:30Z", tick=False)
def test_too_many_requests_are_told_when_to_come_again(settings: Settings) -> None:
    settings.API_READS_PER_MINUTE = 2
    visitor = Client(REMOTE_ADDR="192.0.2.7")
    answers = [visitor.get(LIST) for _ in range(3)]
    assert [it.status_code for it in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "30"
    assert answers[2]["Content-Type"] == "application/problem+json"
    assert Client(REMOTE_ADDR="192.0.2.8").get(LIST).status_code == 200


@time_machine.travel("2026-03-01T10:03:00Z", tick=False)
def test_writes_are_counted_apart_from_reads(settings: Settings) -> None:
    settings.API_READS_PER_MINUTE = settings.API_WRITES_PER_MINUTE = 1
    make_api_token(text=TEXT, scope="propose")
    visitor = Client(headers={"Authorization": f"Bearer {TEXT}"})
    assert visitor.get(f"{LIST}?state=working").status_code == 200
    answers = [visitor.post(LIST, {}, content_type="application/json") for _ in range(2)]
    assert [it.status_code for it in answers] == [400, 429]
    assert answers[1]["Retry-After"] == "60"


@time_machine.travel("2026-03-01T10:01:00Z", tick=False)
def test_each_token_has_its_own_rate_and_so_has_each_wrong_one(settings: Settings) -> None:
    settings.API_READS_PER_MINUTE = 1
    make_api_token(text=TEXT)
    visitor = Client(REMOTE_ADDR="192.0.2.9")
    for shown, first in ((TEXT, 200), ("poa_wrong", 401)):
        headers = {"Authorization": f"Bearer {shown}"}
        answers = [visitor.get(LIST, headers=headers).status_code for _ in range(2)]
        assert answers == [first, 429]


@time_machine.travel("2026-03-01T10:02:00Z", tick=False)
def test_behind_a_proxy_each_visitor_has_a_rate_of_their_own(settings: Settings) -> None:
    settings.API_READS_PER_MINUTE, settings.TRUSTED_PROXIES = 1, 1
    proxy = Client(REMOTE_ADDR="10.0.0.1")

    def asked(hops: str) -> int:
        return proxy.get(LIST, headers={"X-Forwarded-For": hops}).status_code

    assert [asked("198.51.100.1"), asked("198.51.100.2"), asked("198.51.100.1")] == [200, 200, 429]
    # What the visitor wrote themselves further left changes nothing.
    assert asked("203.0.113.5, 198.51.100.2") == 429

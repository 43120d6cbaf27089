"""T49, U37: what is answered when a request can't be; nothing here may reach the test database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import OperationalError, connections
from django.db.utils import ConnectionHandler
from django.http import HttpRequest
from django.test import Client, RequestFactory, override_settings
from pytest_django import DjangoDbBlocker

from projects.models import Country
from projects.services.project import withdraw_project
from tests.factories import make_project, make_public_project
from tracker.database import is_unreachable
from tracker.failures import bad_request, server_error

# Port 1 answers nobody.
DEAD = {"ENGINE": "django.db.backends.postgresql", "HOST": "127.0.0.1", "PORT": "1"}


@pytest.fixture
def dead_database(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The site's own connection, to an address where no database answers."""
    options = {"connect_timeout": 2}
    dead = ConnectionHandler({"default": {**DEAD, "NAME": "tracker", "OPTIONS": options}})
    real = connections["default"]
    connections["default"] = dead["default"]
    with django_db_blocker.unblock():
        yield
    connections["default"] = real


def told(response: Any) -> tuple[int, str, str]:
    return response.status_code, response.get("Retry-After", ""), response["Cache-Control"]


def headings(html: str) -> list[str]:
    return re.findall(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)


@pytest.mark.parametrize("path", ["/", "/projects/rice/", "/plans/?as_of=2024-01-01"])
def test_pages_say_when_to_come_again(dead_database: None, path: str) -> None:
    response = Client().get(path)
    assert told(response) == (503, "60", "no-store")
    assert headings(response.content.decode()) == ["Sorry, nothing can be shown just now"]
    assert not response.cookies


def test_signed_in_reader_is_told_the_same(dead_database: None) -> None:
    client = Client()
    client.cookies["session"] = "0123456789abcdef0123456789abcdef"
    assert told(client.get("/admin/")) == (503, "60", "no-store")


def test_page_speaks_the_language_of_its_address(dead_database: None) -> None:
    response = Client().get("/ko/projects/")
    page = response.content.decode()
    assert (response.status_code, response["Content-Language"]) == (503, "ko")
    assert '<html lang="ko">' in page
    assert headings(page) == ["죄송합니다. 지금은 아무것도 표시할 수 없습니다"]


def test_api_tells_it_as_a_problem(dead_database: None) -> None:
    response = Client().get("/api/v1/projects/")
    assert told(response) == (503, "60", "no-store")
    assert response["Content-Type"] == "application/problem+json"
    assert response.json() == {
        "type": "about:blank",
        "title": "Service Unavailable",
        "status": 503,
        "detail": "The database can't be reached just now. Nothing is wrong with the request.",
        "instance": "/api/v1/projects/",
        "errors": {},
    }


def test_process_is_alive_and_not_ready(dead_database: None) -> None:
    answers = {path: Client().get(path).status_code for path in ("/health/live", "/health/ready")}
    assert answers == {"/health/live": 200, "/health/ready": 503}


@pytest.mark.django_db
def test_error_in_a_question_is_no_outage() -> None:
    with pytest.raises(Exception, match=r"no_such_column|no such column") as wrong:
        list(Country.objects.extra(where=["no_such_column = 1"]))
    assert not is_unreachable(wrong.value)


@pytest.mark.parametrize(
    ("cause", "unreachable"),
    [
        (psycopg.OperationalError("connection refused"), True),
        (psycopg.errors.AdminShutdown("terminating connection"), True),
        (psycopg.errors.TooManyConnections("no more"), True),
        (psycopg.errors.QueryCanceled("statement timeout"), False),
        (psycopg.errors.DeadlockDetected("deadlock"), False),
    ],
)
def test_outage_is_told_from_what_a_query_did(cause: Exception, unreachable: bool) -> None:
    error = OperationalError("…")
    error.__cause__ = cause
    assert is_unreachable(error) is unreachable


PAGES = [
    ("/projects/", "en", "Sorry, this page can’t be shown", 500),
    ("/ko/projects/", "ko", "죄송합니다. 이 페이지를 표시할 수 없습니다", 500),
    ("/projects/", "en", "This request can’t be read", 400),
    ("/ko/projects/", "ko", "요청을 읽을 수 없습니다", 400),
]


@pytest.mark.parametrize(("path", "language", "heading", "status"), PAGES)
@pytest.mark.parametrize("collected", [True, False])
def test_pages_of_faults_stand_alone(
    rf: RequestFactory, path: str, language: str, heading: str, status: int, collected: bool
) -> None:
    """No django_db mark: a query would fail this test. Without the static files it still reads."""
    manifest = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    request = rf.get(path)
    with override_settings(
        STORAGES={"staticfiles": {"BACKEND": plain if collected else manifest}},
        STATIC_ROOT="/nowhere",
    ):
        response = (
            server_error(request) if status == 500 else bad_request(request, ValueError("bad"))
        )
    page = response.content.decode()
    assert (response.status_code, headings(page)) == (status, [heading])
    assert f'<html lang="{language}">' in page
    assert ('rel="stylesheet"' in page) is collected
    assert "<script" not in page
    assert "style=" not in page


def test_fault_of_the_api_is_a_problem(rf: RequestFactory) -> None:
    request: HttpRequest = rf.get("/api/v1/projects/")
    assert server_error(request)["Content-Type"] == "application/problem+json"


def test_foreign_host_is_told_nothing() -> None:
    response = Client().get("/", headers={"host": "elsewhere.example"})
    page = response.content.decode()
    assert (response.status_code, headings(page)) == (400, ["This request can’t be read"])
    assert "elsewhere" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/nothing", "/ko/projects/unheard-of/", "/funds/x/feed.atom"])
def test_no_cache_keeps_that_there_is_nothing(client: Client, path: str) -> None:
    """It may be published the next minute."""
    response = client.get(path)
    assert (response.status_code, response["Cache-Control"]) == (404, "no-store")


@pytest.mark.django_db
def test_withdrawn_hidden_and_unheard_of_are_the_same(client: Client) -> None:
    make_project(slug="kept-back", title="Hush")
    gone = make_public_project(slug="withdrawn", title="Gone")
    withdraw_project(gone, by=None, reason="Never took place")
    pages = set()
    for slug in ("kept-back", "withdrawn", "unheard-of"):
        response = client.get(f"/projects/{slug}/")
        assert response.status_code == 404
        pages.add(response.content.decode().replace(slug, "…"))
    (page,) = pages
    assert headings(page) == ["Page not found"]
    assert 'href="/plans/"' in page
    assert "breadcrumb" not in page

"""Alive asks nothing of anybody; ready asks the database."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries


def test_live_answers_without_database_or_cookie(client: Client) -> None:
    # No django_db mark: a query would fail this test.
    response = client.get("/health/live")
    assert (response.status_code, response.content, dict(response.cookies)) == (200, b"alive\n", {})


@pytest.mark.django_db
def test_ready_asks_the_database_twice_at_most(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(2):
        response = client.get("/health/ready")
    assert (response.status_code, response.content) == (200, b"ready\n")


@pytest.mark.django_db
def test_ready_refuses_while_a_migration_is_missing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = frozenset({("projects", "9999_from_a_newer_version")})
    monkeypatch.setattr("tracker.health.migrations_of_this_code", lambda: newer)
    response = client.get("/health/ready")
    assert (response.status_code, response.content) == (503, b"migrations missing\n")


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_health_changes_nothing(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405

"""S5: above a record's form stands who else has it open; it is a notice, and guards nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from projects.choices import StaffRole
from projects.models import Project, Source
from tests.factories import make_member, make_project, make_source, make_staff
from tests.projects.admin.forms import send, url
from tracker.cache import ForgivingRedisCache

NOON = datetime(2026, 5, 16, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def anh(db: None) -> Client:
    return desk_of(make_staff(first_name="Anh", last_name="Nguyen"))


@pytest.fixture
def minjun(db: None) -> Client:
    return desk_of(make_staff(username="minjun"))


def desk_of(user: User) -> Client:
    desk = Client()
    desk.force_login(user)
    return desk


def told(desk: Client, row: Model, *, after: float = 0) -> list[str]:
    """Who else is named above the record's form, so many minutes after noon."""
    with time_machine.travel(NOON + timedelta(minutes=after), tick=False):
        response = desk.get(url(type(row), "change", row.pk))
    named: list[str] = response.context.get("others_here", [])
    assert all(sentence in response.content.decode() for sentence in named)
    return named


def test_each_is_told_of_the_other_and_never_of_themselves(anh: Client, minjun: Client) -> None:
    project = make_project()
    assert [
        told(anh, project),
        told(anh, project, after=1),
        told(minjun, project, after=4.5),
        told(anh, project, after=5),
        told(anh, project, after=5.6),
    ] == [
        [],
        [],
        ["Anh Nguyen opened this form 3 minutes ago."],
        ["minjun opened this form just now."],
        ["minjun opened this form 1 minute ago."],
    ]


@pytest.mark.parametrize(("after", "number"), [(9.9, 1), (10, 0), (60, 0)])
def test_ten_minutes_later_nobody_is_named(
    anh: Client, minjun: Client, after: float, number: int
) -> None:
    project = make_project()
    told(anh, project)
    assert len(told(minjun, project, after=after)) == number


def test_another_record_is_another_form(anh: Client, minjun: Client) -> None:
    project = make_project()
    told(anh, project)
    assert told(minjun, make_project()) == []
    assert told(minjun, make_source(pk=project.pk)) == []


def test_who_has_saved_is_not_named_any_more(anh: Client, minjun: Client) -> None:
    source = make_source()
    with time_machine.travel(NOON, tick=False):
        saved = send(anh, url(Source, "change", source.pk), {"title": "New", "why": "Was wrong"})
    assert saved.status_code == 302
    assert told(minjun, source) == []


def test_the_last_five_are_named(anh: Client) -> None:
    project = make_project()
    for number in range(7):
        told(desk_of(make_staff(username=f"colleague{number}")), project, after=number / 2)
    assert [sentence.split()[0] for sentence in told(anh, project, after=4)] == [
        "colleague6",
        "colleague5",
        "colleague4",
        "colleague3",
        "colleague2",
    ]


def test_who_may_not_see_the_record_neither_appears_nor_is_told(anh: Client) -> None:
    project = make_project()
    stranger = desk_of(make_member(StaffRole.EDITOR, username="stranger"))
    with time_machine.travel(NOON, tick=False):
        refused = stranger.get(url(Project, "change", project.pk), follow=True)
    assert told(anh, project, after=1) == []
    with time_machine.travel(NOON + timedelta(minutes=2), tick=False):
        refused = stranger.get(url(Project, "change", project.pk), follow=True)
    assert "Anh Nguyen" not in refused.content.decode()


def test_who_only_reads_neither_appears_nor_is_told(anh: Client) -> None:
    source = make_source()
    reader = desk_of(make_member(StaffRole.VIEWER, username="reader"))
    told(anh, source)
    assert told(reader, source, after=1) == []
    assert told(anh, source, after=2) == []


def test_nothing_is_written_to_the_database(anh: Client, minjun: Client) -> None:
    project = make_project()
    told(anh, project)
    with CaptureQueriesContext(connection) as queries:
        told(minjun, project)
    assert [
        query["sql"] for query in queries if not query["sql"].startswith(("SELECT", "PRAGMA"))
    ] == []


def test_without_the_cache_nobody_is_named(
    anh: Client, minjun: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ForgivingRedisCache, "_warned_at", None)
    # Nobody listens there.
    settings.CACHES = {
        "default": {
            "BACKEND": "tracker.cache.ForgivingRedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
            "OPTIONS": {"socket_timeout": 0.2, "socket_connect_timeout": 0.2},
        }
    }
    project = make_project()
    assert [told(anh, project), told(minjun, project)] == [[], []]

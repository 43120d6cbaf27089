"""T56: with READ_ONLY on everything can be read, and the database itself refuses each write."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connection, connections
from django.test import Client, RequestFactory
from django.utils import timezone, translation
from pytest_django.fixtures import Settings
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from projects.models import Country, Project
from tests.factories import make_api_token, make_project, make_public_project, make_staff
from tests.projects.admin.forms import shown, url
from tests.signing_in import PASSWORD, give_password, make_member
from tracker.database import is_refused_write, refuse_writes

BANNER = "Read-only for maintenance"
Begin = Callable[[], None]


def ask(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall()) if cursor.description else []


def allow_writes(are_allowed: bool) -> None:
    """What refuse_writes() has new sessions told, told to the one of this test."""
    if connection.vendor == "sqlite":
        ask(f"PRAGMA query_only={'OFF' if are_allowed else 'ON'}")
    else:
        ask(f"SET default_transaction_read_only = {'off' if are_allowed else 'on'}")


@pytest.fixture
def begin(settings: Settings, transactional_db: None) -> Iterator[Begin]:
    """Begins the maintenance, once the test has its rows."""
    settings.REQUIRE_TWO_FACTOR = False

    def turn_on() -> None:
        settings.READ_ONLY = True
        allow_writes(False)

    yield turn_on
    allow_writes(True)


def desk_of(user: User) -> Client:
    """A browser signed in long enough ago that its session is due to be prolonged."""
    desk = Client()
    desk.force_login(user)
    session = desk.session
    session["used_at"] = int(time.time()) - 60 * 60
    session.save()
    return desk


def kept() -> tuple[Any, ...]:
    """Whatever a write here could have changed."""
    return (
        list(Project.objects.values_list("title", "version")),
        Project.history.count(),
        list(Session.objects.values_list("session_data", "expire_date")),
        list(User.objects.values_list("last_login", flat=True)),
        Country.objects.count(),
    )


@pytest.mark.parametrize("page", ["", "projects/project/", "projects/project/{}/change/"])
def test_who_is_signed_in_reads_on_and_is_told(begin: Begin, page: str) -> None:
    desk, project = desk_of(make_staff()), make_project()
    before = kept()
    begin()
    response = desk.get("/admin/" + page.format(project.pk))
    assert (response.status_code, BANNER in response.content.decode()) == (200, True)
    assert "Cookie" in response["Vary"]
    assert kept() == before


def test_without_maintenance_nothing_is_said(begin: Begin) -> None:
    response = desk_of(make_staff()).get("/admin/")
    assert BANNER not in response.content.decode()


def test_save_of_a_form_is_refused_with_a_page(begin: Begin) -> None:
    desk, project = desk_of(make_staff()), make_project(title="Before")
    address = url(Project, "change", project.pk)
    sent = shown(desk.get(address)) | {"title": "After", "why": "A better title"}
    before = kept()
    begin()
    response = desk.post(address, sent)
    assert (response.status_code, response["Retry-After"]) == (503, "600")
    assert "Nothing can be changed just now" in response.content.decode()
    assert kept() == before


def test_who_signs_out_is_out_though_the_session_stays(begin: Begin) -> None:
    """Nothing can be deleted, so it is the browser that forgets."""
    desk = desk_of(make_staff())
    before = kept()
    begin()
    answer = desk.post("/admin/logout/")
    cookie = answer.cookies["session"]
    assert (answer.status_code, cookie.value, cookie["max-age"]) == (200, "", 0)
    assert desk.get("/admin/").status_code == 302
    assert kept() == before


def test_refusal_speaks_korean(begin: Begin) -> None:
    desk = desk_of(make_staff())
    begin()
    response = desk.post("/ko/admin/sign-in/end-sessions/")
    with translation.override("ko"):
        heading = translation.gettext("Nothing can be changed just now")
    assert heading != "Nothing can be changed just now"
    assert (response.status_code, heading in response.content.decode()) == (503, True)


@pytest.mark.parametrize("two_factors", [True, False])
@pytest.mark.parametrize("password", [PASSWORD, "not the password at all"])
def test_sign_in_is_refused(
    begin: Begin, settings: Settings, password: str, two_factors: bool
) -> None:
    settings.REQUIRE_TWO_FACTOR = two_factors
    make_member(username="anh")
    before = kept()
    begin()
    client = Client()
    assert BANNER in client.get("/admin/login/").content.decode()
    response = give_password(client, "anh", password)
    assert (response.status_code, response.cookies.get("session")) == (503, None)
    assert kept() == before


def test_public_pages_the_api_and_health_answer(begin: Begin) -> None:
    make_public_project(slug="rice", title="Rice")
    begin()
    addresses = ["/", "/projects/", "/projects/rice/", "/ko/plans/", "/sources/"]
    addresses += ["/api/v1/projects/", "/api/v1/projects/rice/", "/health/live", "/health/ready"]
    answers = {address: Client().get(address).status_code for address in addresses}
    assert answers == dict.fromkeys(addresses, 200)


def test_api_would_tell_it_as_a_problem(begin: Begin, rf: RequestFactory) -> None:
    class Writes(APIView):
        permission_classes = ()

        def get(self, request: Request) -> Response:
            Country.objects.create(code="VN", name="Viet Nam")
            return Response()

    begin()
    response = Writes.as_view()(rf.get("/api/v1/countries/"))
    assert (response.status_code, response["Content-Type"], response["Retry-After"]) == (
        503,
        "application/problem+json",
        "600",
    )
    assert b"read-only for maintenance" in response.content


def test_import_is_refused(begin: Begin) -> None:
    begin()
    with pytest.raises(DatabaseError) as refused:
        call_command("load_reference", verbosity=0)
    assert (is_refused_write(refused.value), Country.objects.count()) == (True, 0)


def test_another_error_stays_what_it_is(begin: Begin) -> None:
    begin()
    with pytest.raises(DatabaseError) as broken:
        ask("SELECT * FROM no_such_table")
    assert not is_refused_write(broken.value)


def test_refusal_that_nobody_asked_for_is_an_error(begin: Begin, settings: Settings) -> None:
    desk = desk_of(make_staff())
    begin()
    settings.READ_ONLY = False
    with pytest.raises(DatabaseError):
        desk.post("/admin/logout/")


def test_programs_go_on_reading_and_are_told_when_to_write_again(begin: Begin) -> None:
    make_public_project(slug="known")
    make_api_token(text="poa_text", scope="publish", last_used_at=timezone.now())
    program = Client(headers={"Authorization": "Bearer poa_text"})
    begin()
    read = program.get("/api/v1/projects/known/?state=working")
    body = {"slug": "academy", "title": "Academy"}
    written = program.post("/api/v1/projects/", body, content_type="application/json")
    assert (read.status_code, written.status_code) == (200, 503)
    assert written["Content-Type"] == "application/problem+json"
    assert written["Retry-After"] == "600"


@pytest.mark.sqlite
@pytest.mark.django_db
def test_sqlite_reads_and_refuses_to_write(settings: Settings, tmp_path: Path) -> None:
    settings.READ_ONLY = True
    copied = connection.copy()
    copied.settings_dict = {
        **connection.settings_dict,
        "NAME": str(tmp_path / "copy.sqlite3"),
        "OPTIONS": dict(connections.settings["default"]["OPTIONS"]),
    }
    refuse_writes(copied.settings_dict)
    try:
        with copied.cursor() as cursor:
            copied.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
            cursor.execute("SELECT 1")
            assert cursor.fetchone() == (1,)
            with pytest.raises(OperationalError) as refused:
                cursor.execute("CREATE TABLE t (n integer)")
        assert is_refused_write(refused.value)
    finally:
        copied.close()


@pytest.mark.postgresql
@pytest.mark.django_db
def test_postgresql_reads_and_refuses_to_write(settings: Settings) -> None:
    settings.READ_ONLY = True
    copied = connection.copy()
    copied.settings_dict = {
        **connection.settings_dict,
        "OPTIONS": {**connection.settings_dict["OPTIONS"], "options": "-c statement_timeout=4s"},
    }
    refuse_writes(copied.settings_dict)
    try:
        with copied.cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            assert cursor.fetchone() == ("4s",)
            with pytest.raises(DatabaseError) as refused:
                cursor.execute("CREATE TABLE t (n integer)")
        assert is_refused_write(refused.value)
    finally:
        copied.close()


@pytest.mark.sqlite
def test_command_says_it_in_one_sentence(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity=0"],
        env={
            **os.environ,
            "DEBUG": "on",
            "READ_ONLY": "on",
            "DATABASE_URL": f"sqlite:///{tmp_path / 'new.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "tracker.settings",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (
        1,
        "",
        "Nothing was changed: READ_ONLY is on. With READ_ONLY=off the command may write.\n",
    )

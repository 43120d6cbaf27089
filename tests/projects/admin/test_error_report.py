"""Staff answer what readers report: who sees which, and what saving an answer does."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from projects.choices import StaffRole
from projects.models import ErrorReport
from tests.factories import (
    make_error_report,
    make_member,
    make_plan,
    make_public_project,
    make_staff,
)
from tests.projects.admin.forms import send, shown, url

pytestmark = pytest.mark.django_db

LIST = "/admin/projects/errorreport/"


@pytest.fixture(autouse=True)
def one_factor(settings: Settings) -> None:
    settings.REQUIRE_TWO_FACTOR = False


def test_editor_sees_and_answers_what_is_said_of_their_own(client: Client) -> None:
    editor = make_member(StaffRole.EDITOR)
    mine = make_public_project(slug="mine")
    mine.owners.add(editor)
    ours = make_error_report(project=mine, problem="Mine is wrong")
    theirs = make_error_report(plan=make_plan(), problem="Hush, the plan is wrong")
    client.force_login(editor)
    page = client.get(LIST).content.decode()
    assert ("Mine is wrong" in page, "Hush" in page) == (True, False)
    assert client.get(url(ErrorReport, "change", theirs.pk)).status_code in {302, 403, 404}
    front = client.get("/admin/").content.decode()
    assert f"{LIST}?answered=no" in front
    send(
        client,
        url(ErrorReport, "change", ours.pk),
        {"state": "accepted", "answer": "Put right", "why": "Checked with the agency"},
    )
    ours.refresh_from_db()
    assert (ours.state, ours.answer, ours.answered_at is not None) == (
        "accepted",
        "Put right",
        True,
    )
    assert f"{LIST}?answered=no" not in client.get("/admin/").content.decode()
    newest = ErrorReport.history.filter(id=ours.pk).latest("history_id")
    assert (newest.history_user, newest.history_change_reason, newest.history_origin) == (
        editor,
        "Checked with the agency",
        "staff",
    )


def test_answer_without_words_is_not_stored(client: Client) -> None:
    report = make_error_report()
    client.force_login(make_staff())
    address = url(ErrorReport, "change", report.pk)
    typed = shown(client.get(address)) | {"state": "declined"}
    page = client.post(address, typed).content.decode()
    report.refresh_from_db()
    assert ("Write the answer" in page, report.state) == (True, "new")


def test_what_the_reader_wrote_stays_and_nobody_adds_or_deletes(client: Client) -> None:
    report = make_error_report(problem="<script>alert(1)</script>")
    client.force_login(make_staff())
    page = client.get(url(ErrorReport, "change", report.pk)).content.decode()
    assert ("<script>alert" in page, 'name="problem"' in page) == (False, False)
    assert client.get(url(ErrorReport, "add")).status_code == 403
    assert client.post(url(ErrorReport, "delete", report.pk), {"post": "yes"}).status_code == 403

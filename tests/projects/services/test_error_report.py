"""Taking reports within limits, answering them, and forgetting who reported."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from projects.choices import Noun
from projects.models import ErrorReport, Plan, ReportSender
from projects.reports.edition import read_edition
from projects.services.error_report import (
    ADDRESS_LIMIT,
    TooManyReportsError,
    forget_old_senders,
    save_report,
    senders_to_answer,
    take_report,
)
from tests.factories import make_error_report, make_plan, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    return make_plan()


def take(plan: Plan, address: str = "192.0.2.1", **values: Any) -> ErrorReport:
    return take_report(Noun.PLAN, plan.pk, address=address, **{"problem": "Wrong"} | values)


def test_report_is_kept_with_its_history_and_its_sender_beside_it(plan: Plan) -> None:
    report = take(plan, email="reader@example.org", correction="2024")
    assert (report.plan, report.state, report.correction) == (plan, "new", "2024")
    [row] = ErrorReport.history.filter(id=report.pk)
    assert (row.history_user, row.history_change_reason) == (None, "Reported by a reader")
    sender = ReportSender.objects.get()
    assert (sender.report, sender.email) == (report, "reader@example.org")
    assert "192.0.2.1" not in sender.address_digest
    assert len(sender.address_digest) == 64


def test_nothing_said_is_nothing_stored(plan: Plan) -> None:
    with pytest.raises(ValidationError):
        take(plan, problem="")
    assert (ErrorReport.objects.count(), ReportSender.objects.count()) == (0, 0)


def test_one_address_reports_so_often_in_an_hour(plan: Plan) -> None:
    for _ in range(ADDRESS_LIMIT):
        take(plan)
    with pytest.raises(TooManyReportsError):
        take(plan)
    take(plan, address="192.0.2.2")
    take(plan, at=timezone.now() + timedelta(minutes=61))
    assert ErrorReport.objects.count() == ADDRESS_LIMIT + 2


def test_flood_from_everywhere_ends(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("projects.services.error_report.SITE_LIMIT", 2)
    take(plan, address="192.0.2.1")
    take(plan, address="192.0.2.2")
    with pytest.raises(TooManyReportsError):
        take(plan, address="192.0.2.3")


def test_answer_is_dated_and_makes_a_new_edition() -> None:
    report, staff, before = make_error_report(), make_staff(), read_edition().number
    report.state = "in_hand"
    save_report(report, by=staff, reason="Taken on")
    assert (report.answered_at, read_edition().number) == (None, before)
    report.state, report.answer = "accepted", "The year is put right"
    save_report(report, by=staff, reason="Answered")
    assert report.answered_at is not None
    assert (read_edition().number, read_edition().has_answers) == (before + 1, True)
    first_answered = report.answered_at
    report.answer = "The year is put right: 2024"
    save_report(report, by=staff, reason="Said more plainly")
    assert (report.answered_at, read_edition().number) == (first_answered, before + 2)
    report.is_answer_public = False
    save_report(report, by=staff, reason="Named a person")
    assert (read_edition().number, read_edition().has_answers) == (before + 3, False)


def test_answer_that_nobody_sees_makes_no_edition() -> None:
    report, before = make_error_report(), read_edition().number
    report.state, report.answer, report.is_answer_public = "declined", "Advertising", False
    save_report(report, by=None, reason="Answered")
    assert read_edition().number == before


def test_state_is_not_answered_without_words() -> None:
    report = make_error_report()
    report.state = "accepted"
    with pytest.raises(ValidationError, match="Write the answer"):
        save_report(report, by=None, reason="Answered")


def test_old_senders_are_forgotten_and_their_reports_stay(plan: Plan) -> None:
    now = timezone.now()
    old = take(plan, at=now - timedelta(days=91), email="old@example.org")
    new = take(plan, at=now - timedelta(days=89), email="new@example.org")
    assert forget_old_senders(at=now) == 1
    assert [it.report for it in ReportSender.objects.all()] == [new]
    assert set(ErrorReport.objects.all()) == {old, new}


def test_only_answered_senders_wait_for_their_mail(plan: Plan) -> None:
    answered, waiting = take(plan), take(plan)
    answered.state, answered.answer = "declined", "The source says so"
    save_report(answered, by=None, reason="Answered")
    assert [it.report for it in senders_to_answer()] == [answered]
    assert waiting.is_open

"""Error reports: what the database refuses, and the words for them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from projects.choices import Noun
from projects.models import ErrorReport, ReportSender
from tests.factories import make_error_report, make_plan, make_public_project

pytestmark = pytest.mark.django_db


def test_report_is_about_one_record() -> None:
    report = ErrorReport(problem="Wrong", plan=make_plan(), project=make_public_project())
    with pytest.raises(ValidationError, match="An error is reported in one record"):
        report.full_clean()
    report.plan = None
    report.full_clean()
    assert (report.noun, report.record) == (Noun.PROJECT, report.project)


def test_answered_report_has_an_answer() -> None:
    report = make_error_report()
    report.state, report.answered_at = "declined", timezone.now()
    with pytest.raises(ValidationError, match="Write the answer"):
        report.full_clean()
    report.answer_ko = "출처와 같습니다"
    report.full_clean()


def test_words_tell_reports_apart() -> None:
    now = timezone.now()
    new = make_error_report()
    shown = make_error_report(state="accepted", answered_at=now - timedelta(days=2))
    kept = make_error_report(state="declined", is_answer_public=False)
    objects = ErrorReport.objects
    assert set(objects.open()) == {new}
    assert set(objects.answered()) == {shown, kept}
    assert set(objects.with_public_answer()) == {shown}
    day = timezone.localdate()
    assert list(objects.with_public_answer().answered_by(day - timedelta(days=3))) == []
    assert list(objects.with_public_answer().answered_by(day)) == [shown]


def test_history_never_holds_who_reported() -> None:
    told = {field.name for field in ErrorReport.history.model._meta.get_fields()}
    assert told & {"email", "address_digest", "sender"} == set()
    assert not hasattr(ReportSender, "history")

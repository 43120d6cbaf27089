"""The answer goes to the reader once, and their address is erased with it."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django.fixtures import Settings

from projects.choices import Noun
from projects.models import ErrorReport, Project, ReportSender
from projects.services.error_report import save_report, take_report
from tests.factories import make_public_project

pytestmark = pytest.mark.django_db


class Deaf(EmailBackend):
    """A server that hangs up."""

    def send_messages(self, messages: Any) -> int:
        raise SMTPServerDisconnected("Connection unexpectedly closed")


@pytest.fixture
def rice(settings: Settings) -> Project:
    settings.PUBLIC_BASE_URL = "https://tracker.example.org"
    return make_public_project(slug="rice", title="Rice reserve", title_ko="쌀 비축")


def reported(rice: Project, *, answer: str = "It says 2024 now.", **values: Any) -> ErrorReport:
    said = {"problem": "The year", "email": "reader@example.org", "address": "192.0.2.1"}
    report = take_report(Noun.PROJECT, rice.pk, **said | values)
    if answer:
        report.state, report.answer, report.answer_ko = "accepted", answer, "고쳤습니다."
        save_report(report, by=None, reason="Answered")
    return report


def test_reader_gets_the_answer_once(rice: Project, mailoutbox: list[EmailMessage]) -> None:
    reported(rice)
    call_command("send_digests")
    call_command("send_digests")
    [mail] = mailoutbox
    assert (mail.to, mail.subject) == (["reader@example.org"], "The error you reported")
    assert "Rice reserve\nhttps://tracker.example.org/projects/rice/\n" in mail.body
    assert "Your report is accepted.\n\nIt says 2024 now.\n" in mail.body
    assert ReportSender.objects.count() == 0
    assert ErrorReport.objects.count() == 1


def test_mail_speaks_the_language_that_was_asked_for(
    rice: Project, mailoutbox: list[EmailMessage]
) -> None:
    reported(rice, language="ko")
    call_command("send_digests")
    [mail] = mailoutbox
    assert "쌀 비축\nhttps://tracker.example.org/ko/projects/rice/\n" in mail.body
    assert "고쳤습니다." in mail.body
    assert "It says" not in mail.body


def test_without_an_address_nothing_is_sent_and_all_is_erased(
    rice: Project, mailoutbox: list[EmailMessage]
) -> None:
    reported(rice, email="")
    call_command("send_digests")
    assert (mailoutbox, ReportSender.objects.count()) == ([], 0)


def test_mail_that_failed_is_sent_by_the_next_run(
    rice: Project, settings: Settings, mailoutbox: list[EmailMessage]
) -> None:
    report = reported(rice)
    settings.EMAIL_BACKEND = f"{__name__}.Deaf"
    with pytest.raises(CommandError, match=f"The answer to report {report.pk}"):
        call_command("send_digests")
    assert ReportSender.objects.get().email == "reader@example.org"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("send_digests")
    assert (len(mailoutbox), ReportSender.objects.count()) == (1, 0)


def test_address_is_erased_after_90_days_without_an_answer(
    rice: Project, mailoutbox: list[EmailMessage]
) -> None:
    reported(rice, answer="", at=timezone.now() - timedelta(days=91))
    waiting = reported(rice, answer="")
    call_command("send_digests", dry_run=True)
    assert ReportSender.objects.count() == 2
    call_command("send_digests")
    assert [it.report for it in ReportSender.objects.all()] == [waiting]
    assert mailoutbox == []

"""Taking the errors that readers report, answering them, and forgetting who reported."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from projects.choices import Noun
from projects.models import ErrorReport, ReportSender
from projects.services.data_version import raise_data_version
from projects.services.history import save_with_history

# From one address in an hour; an office may share it.
ADDRESS_LIMIT = 5
# From everywhere in a day: a flood fills no disk.
SITE_LIMIT = 300
SENDER_KEPT_FOR = timedelta(days=90)
SALT = "projects.services.error_report"


class TooManyReportsError(Exception):
    """So many reports came from one address, or in all, that no more are taken for a while."""


@transaction.atomic
def take_report(
    noun: Noun,
    key: int,
    *,
    address: str,
    email: str = "",
    at: datetime | None = None,
    **said: Any,
) -> ErrorReport:
    """Keep what a reader says of the record of the ``noun`` with the primary key ``key``.

    Raises TooManyReportsError, and ValidationError if nothing is said.
    """
    at = at or timezone.now()
    digest = salted_hmac(SALT, address, algorithm="sha256").hexdigest()
    recent = ErrorReport.objects.received_since(at - timedelta(hours=1))
    today = ErrorReport.objects.received_since(at - timedelta(days=1))
    if (
        recent.filter(sender__address_digest=digest).count() >= ADDRESS_LIMIT
        or today.count() >= SITE_LIMIT
    ):
        raise TooManyReportsError
    report = ErrorReport(**{f"{noun.value}_id": key}, received_at=at, **said)
    report.full_clean()
    save_with_history(report, by=None, reason="Reported by a reader")
    ReportSender.objects.create(report=report, email=email, address_digest=digest)
    return report


@transaction.atomic
def save_report(report: ErrorReport, *, by: AbstractBaseUser | None, reason: str) -> None:
    """Store what staff made of a report; an answer is dated, and public at once if it is to be."""
    stored = ErrorReport.objects.select_for_update().get(pk=report.pk)
    if report.is_open:
        report.answered_at = None
    elif report.answered_at is None:
        report.answered_at = timezone.now()
    report.full_clean()
    save_with_history(report, by=by, reason=reason)
    if _shown(stored) != _shown(report):
        raise_data_version(projects_only=True)


def senders_to_answer() -> list[ReportSender]:
    """Those whose report is answered, the first first; what is kept of them waits to be erased."""
    rows = ReportSender.objects.answerable().order_by("pk")
    return list(rows.select_related("report", *(f"report__{noun.value}" for noun in Noun)))


def forget_sender(sender: ReportSender) -> None:
    """Erase what is kept of the reader; the report stays."""
    sender.delete()


def forget_old_senders(*, at: datetime) -> int:
    """Erase what is kept of those who reported 90 days before ``at``; how many they were."""
    erased, _ = ReportSender.objects.older_than(at - SENDER_KEPT_FOR).delete()
    return erased


def _shown(report: ErrorReport) -> tuple[object, ...] | None:
    """What the record's page shows of a report."""
    if report.is_open or not report.is_answer_public:
        return None
    return report.state, report.answer, report.answer_ko, report.answered_at

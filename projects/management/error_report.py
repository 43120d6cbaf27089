"""The answer to an error that a reader reported, as a mail in the language they asked for."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from projects.choices import ReportState, SiteLanguage
from projects.models import ReportSender
from projects.reports.error_report import find_record


def answer_mail(sender: ReportSender) -> EmailMultiAlternatives:
    """The one mail to the reader who sent a report."""
    report = sender.report
    in_korean = report.language == SiteLanguage.KOREAN
    with override(report.language):
        record = find_record(report)
        context = {
            "name": record and (record.name_ko if in_korean and record.name_ko else record.name),
            "received_on": timezone.localdate(report.received_at),
            "is_accepted": report.state == ReportState.ACCEPTED,
            "answer": (report.answer_ko if in_korean else report.answer)
            or report.answer
            or report.answer_ko,
            "url": record and _page(record.noun.value, record.slug),
            "language": report.language,
        }
        mail = EmailMultiAlternatives(
            subject=_("The error you reported"),
            body=render_to_string("mail/error_report.txt", context),
            to=[sender.email],
        )
        mail.attach_alternative(render_to_string("mail/error_report.html", context), "text/html")
    return mail


def _page(noun: str, slug: str) -> str:
    return f"{settings.PUBLIC_BASE_URL}{reverse(f'projects:{noun}-detail', args=[slug])}"

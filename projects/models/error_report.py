"""Error reports: what readers find wrong in a record, and what they are answered."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.choices import OPEN_REPORTS, Noun, ReportState, SiteLanguage
from projects.models.constraints import exactly_one
from projects.models.fund import Fund
from projects.models.history import History
from projects.models.meeting import Meeting
from projects.models.organisation import Organisation
from projects.models.partnership import Partnership
from projects.models.plan import Plan
from projects.models.project import Project
from projects.models.source import Source
from projects.models.versioned import Versioned

NOUNS = tuple(noun.value for noun in Noun)


class ErrorReportQuerySet(models.QuerySet["ErrorReport"]):
    """Words for error reports."""

    def open(self) -> Self:
        """Those that nobody has answered."""
        return self.filter(state__in=OPEN_REPORTS)

    def answered(self) -> Self:
        """Those that somebody has answered, whether the public sees it or not."""
        return self.exclude(state__in=OPEN_REPORTS)

    def with_public_answer(self) -> Self:
        """Those of which the record's page shows the answer."""
        return self.answered().filter(is_answer_public=True)

    def answered_by(self, day: date) -> Self:
        """Those answered on the date ``day`` or before."""
        return self.filter(answered_at__date__lte=day)

    def received_since(self, moment: datetime) -> Self:
        """Those that came in after ``moment``."""
        return self.filter(received_at__gt=moment)


class ErrorReport(Versioned):
    """What one reader finds wrong in a record; the public sees the answer, never the report."""

    # In which record
    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.PROTECT, null=True, blank=True
    )
    plan = models.ForeignKey(
        Plan, verbose_name=_("plan"), on_delete=models.PROTECT, null=True, blank=True
    )
    fund = models.ForeignKey(
        Fund, verbose_name=_("fund"), on_delete=models.PROTECT, null=True, blank=True
    )
    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.PROTECT, null=True, blank=True
    )
    partnership = models.ForeignKey(
        Partnership, verbose_name=_("partnership"), on_delete=models.PROTECT, null=True, blank=True
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
    )
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, null=True, blank=True
    )
    # What the reader says
    problem = models.TextField(_("what is wrong"), max_length=2000)
    correction = models.TextField(_("what would be right"), max_length=2000, blank=True)
    source_url = models.URLField(_("which source says so"), max_length=500, blank=True)
    language = models.CharField(
        _("language of the answer"),
        max_length=2,
        choices=SiteLanguage,
        default=SiteLanguage.ENGLISH,
    )
    received_at = models.DateTimeField(_("received at"), default=timezone.now)
    # What is answered
    state = models.CharField(
        _("state"), max_length=8, choices=ReportState, default=ReportState.NEW, db_index=True
    )
    answer = models.TextField(
        _("answer"),
        max_length=2000,
        blank=True,
        help_text=_(
            "What was changed or, if it is not accepted, why not. Quote the reader only as far as "
            "everybody may read it."
        ),
    )
    answer_ko = models.TextField(_("answer (Korean)"), max_length=2000, blank=True)
    is_answer_public = models.BooleanField(
        _("the record’s page shows the answer"),
        default=True,
        help_text=_("Not ticked, it goes to the reader alone; so for what is no report at all."),
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    history = History()
    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("reported error")
        verbose_name_plural = _("reported errors")
        default_related_name = "error_reports"
        ordering: ClassVar = ["-received_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="errorreport_is_about_one_record",
                condition=exactly_one(*NOUNS),
                violation_error_message=_("An error is reported in one record."),
            ),
            models.CheckConstraint(
                name="errorreport_answered_has_an_answer",
                condition=Q(state__in=sorted(OPEN_REPORTS)) | ~Q(answer="", answer_ko=""),
                violation_error_message=_(
                    "Write the answer: what was changed or, if it is not accepted, why not."
                ),
            ),
            models.CheckConstraint(
                name="errorreport_answered_has_a_moment",
                condition=Q(state__in=sorted(OPEN_REPORTS)) | Q(answered_at__isnull=False),
                violation_error_message=_("An answer has the moment at which it was given."),
            ),
        ]

    def __str__(self) -> str:
        return self.problem if len(self.problem) <= 60 else f"{self.problem[:59]}…"

    @property
    def noun(self) -> Noun:
        """The noun of the record."""
        return next(it for it in Noun if vars(self)[f"{it.value}_id"] is not None)

    @property
    def record(self) -> models.Model:
        """The record in which the error is said to be."""
        row: models.Model = getattr(self, self.noun.value)
        return row

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it."""
        return self.state in OPEN_REPORTS


class ReportSenderQuerySet(models.QuerySet["ReportSender"]):
    """Words for what is kept of those who report."""

    def answerable(self) -> Self:
        """Those whose report is answered."""
        return self.exclude(report__state__in=OPEN_REPORTS)

    def older_than(self, moment: datetime) -> Self:
        """Those who reported before ``moment``."""
        return self.filter(report__received_at__lt=moment)


class ReportSender(models.Model):
    """What is kept of the reader who sent a report, until it is answered or 90 days have passed.

    A table of its own, without history and on no page: what is erased here is nowhere else.
    """

    report = models.OneToOneField(
        ErrorReport,
        verbose_name=_("reported error"),
        on_delete=models.CASCADE,
        related_name="sender",
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    # Keyed, so that reports from one place can be counted and the place can't be read.
    address_digest = models.CharField(_("from where"), max_length=64, db_index=True)

    objects = ReportSenderQuerySet.as_manager()

    class Meta:
        verbose_name = _("sender of a report")
        verbose_name_plural = _("senders of reports")

    def __str__(self) -> str:
        return str(self.report_id)

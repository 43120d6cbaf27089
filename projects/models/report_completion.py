"""Report completions: that all there is to report of a project in a period is in."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models.history import History
from projects.models.project import Project
from projects.models.reporting_period import ReportingPeriod
from projects.models.versioned import Versioned

LOCKED = _(
    "“%(period)s” of “%(plan)s” is locked by %(who)s since %(day)s. Ask %(who)s, or another "
    "reviewer of the plan, to unlock it first."
)
ELSEWHERE = _(
    "It does not serve “%(plan)s”, on which “%(period)s” reports: choose a period of a plan that "
    "it serves."
)
ALREADY = _("It is complete for “%(period)s” already.")


class ReportCompletion(Versioned):
    """A project is complete for a reporting period; undoing it deletes the row, with history."""

    project = models.ForeignKey(
        Project,
        verbose_name=_("project"),
        on_delete=models.PROTECT,
        related_name="report_completions",
    )
    reporting_period = models.ForeignKey(
        ReportingPeriod,
        verbose_name=_("reporting period"),
        on_delete=models.PROTECT,
        related_name="completions",
    )
    completed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("completed by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    completed_at = models.DateTimeField(_("completed at"), default=timezone.now, editable=False)
    note = models.TextField(_("internal note"), blank=True)

    history = History()

    class Meta:
        verbose_name = _("report completion")
        verbose_name_plural = _("report completions")
        ordering: ClassVar = ["-completed_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "reporting_period"],
                name="reportcompletion_is_said_once",
                violation_error_message=_("It is complete for that period already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project}: {self.reporting_period.name}"

    def clean(self) -> None:
        """Take only projects that report in the period, while it is open.

        Raises ValidationError on the period.
        """
        super().clean()
        if self.project_id is None or self.reporting_period_id is None:
            return
        sentence = self.refusal()
        if sentence:
            raise ValidationError({"reporting_period": sentence})

    def refusal(self) -> str:
        """Why the project can't be complete for the period; empty if nothing speaks against it."""
        period = self.reporting_period
        if period.is_locked:
            return str(LOCKED % period.told)
        serving = Project.objects.serving([period.plan_id])
        return "" if serving.filter(pk=self.project_id).exists() else str(ELSEWHERE % period.told)

"""Reported values: figures that no other ledger holds, with the sources that disagree."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.choices import ReportedFigure
from projects.models.constraints import exactly_one
from projects.models.fund import Fund
from projects.models.history import History
from projects.models.ledger import LedgerEntry, LedgerQuerySet
from projects.models.meeting import Meeting
from projects.models.partnership import Partnership
from projects.models.plan import Plan
from projects.models.project import Project


class ReportedValueQuerySet(LedgerQuerySet["ReportedValue"]):
    """Words for reported values."""

    def subject_is_public(self) -> Q:
        return (
            Q(project__public_record__isnull=False)
            | Q(
                plan__publication_state="published",
                plan__partnership__publication_state="published",
            )
            | Q(partnership__publication_state="published")
            | Q(fund__publication_state="published")
            | Q(
                meeting__publication_state="published",
                meeting__partnership__publication_state="published",
            )
        )


class ReportedValue(LedgerEntry):
    """What a source says of a noun where no other ledger has a place for it.

    When a fund was founded, how many members a partnership has, when a meeting was really held.
    """

    # Of what
    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.PROTECT, null=True, blank=True
    )
    plan = models.ForeignKey(
        Plan, verbose_name=_("plan"), on_delete=models.PROTECT, null=True, blank=True
    )
    partnership = models.ForeignKey(
        Partnership, verbose_name=_("partnership"), on_delete=models.PROTECT, null=True, blank=True
    )
    fund = models.ForeignKey(
        Fund, verbose_name=_("fund"), on_delete=models.PROTECT, null=True, blank=True
    )
    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.PROTECT, null=True, blank=True
    )
    # What is said
    figure = models.CharField(_("figure"), max_length=20, choices=ReportedFigure)
    value = models.CharField(
        _("value"), max_length=200, help_text=_("As short as it can be: a year, a day, a number.")
    )
    value_ko = models.CharField(_("value (Korean)"), max_length=200, blank=True)

    history = History()
    objects = ReportedValueQuerySet.as_manager()

    class Meta(LedgerEntry.Meta):
        verbose_name = _("reported value")
        verbose_name_plural = _("reported values")
        default_related_name = "reported_values"
        constraints: ClassVar = [
            *LedgerEntry.Meta.constraints,
            models.CheckConstraint(
                name="reportedvalue_is_about_one_thing",
                condition=exactly_one("project", "plan", "partnership", "fund", "meeting"),
                violation_error_message=_(
                    "Choose the one project, plan, partnership, fund or meeting it is about."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_figure_display()}: {self.value}"

    @property
    def subject(self) -> models.Model | None:
        """What the value is about, if it is chosen yet."""
        return self.project or self.plan or self.partnership or self.fund or self.meeting

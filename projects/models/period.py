"""Periods: the ledger of when a project was planned to run, and ran."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from projects.choices import DatePrecision, PeriodBasis
from projects.models.history import History
from projects.models.project_entry import ProjectEntry, ProjectEntryQuerySet


class PeriodQuerySet(ProjectEntryQuerySet["Period"]):
    """Words for periods."""


class Period(ProjectEntry):
    """The start, the end or both that a source gives for a project, planned or actual.

    A new plan of dates is a new entry, so slippage is read from the ledger. Where a source gives
    only a year, the start is its first day and the end its last.
    """

    basis = models.CharField(_("dates are"), max_length=8, choices=PeriodBasis)
    starts_on = models.DateField(
        _("start"), null=True, blank=True, help_text=_("Leave empty if the source does not say.")
    )
    starts_precision = models.CharField(
        _("start is dated"), max_length=8, choices=DatePrecision, default=DatePrecision.DAY
    )
    ends_on = models.DateField(
        _("end"), null=True, blank=True, help_text=_("Leave empty if the source does not say.")
    )
    ends_precision = models.CharField(
        _("end is dated"), max_length=8, choices=DatePrecision, default=DatePrecision.DAY
    )

    history = History()
    objects = PeriodQuerySet.as_manager()

    class Meta(ProjectEntry.Meta):
        verbose_name = _("period")
        verbose_name_plural = _("periods")
        default_related_name = "periods"
        constraints: ClassVar = [
            *ProjectEntry.Meta.constraints,
            models.CheckConstraint(
                name="period_has_a_start_or_an_end",
                condition=Q(starts_on__isnull=False) | Q(ends_on__isnull=False),
                violation_error_message=_("Give the start, the end or both."),
            ),
            models.CheckConstraint(
                name="period_ends_after_it_starts",
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_(
                    "The end is before the start: check both, or give only the one you know."
                ),
            ),
            models.CheckConstraint(
                name="period_that_happened_is_not_in_the_future",
                condition=~Q(basis=PeriodBasis.ACTUAL)
                | (
                    (Q(starts_on__isnull=True) | Q(starts_on__lte=F("entered_on")))
                    & (Q(ends_on__isnull=True) | Q(ends_on__lte=F("entered_on")))
                ),
                violation_error_message=_(
                    "An actual date lies in the past: enter it as planned, or wait for the day."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_basis_display()}: {self.starts_on or '…'} – {self.ends_on or '…'}"

    def clean(self) -> None:
        """Refuse an end before the start that another counted entry gives.

        Raises ValidationError on the date that is out of order.
        """
        super().clean()
        if self.project_id is None or not self.is_counted or (self.starts_on and self.ends_on):
            return
        others = (
            type(self)
            .objects.filter(project_id=self.project_id, basis=self.basis)
            .exclude(pk__in=[key for key in (self.pk, self.supersedes_id) if key])
            .exclude(review_state__in=["withdrawn", "returned"])
            .counted()
            .latest_first()
        )
        if self.ends_on:
            start = (
                others.filter(starts_on__isnull=False).values_list("starts_on", flat=True).first()
            )
            if start and self.ends_on < start:
                raise ValidationError(
                    {
                        "ends_on": _(
                            "The end, %(end)s, is before the start on record, %(start)s: "
                            "give a later end, or enter the new start with it."
                        )
                        % {"end": self.ends_on, "start": start}
                    }
                )
        if self.starts_on:
            end = others.filter(ends_on__isnull=False).values_list("ends_on", flat=True).first()
            if end and self.starts_on > end:
                raise ValidationError(
                    {
                        "starts_on": _(
                            "The start, %(start)s, is after the end on record, %(end)s: "
                            "give an earlier start, or enter the new end with it."
                        )
                        % {"start": self.starts_on, "end": end}
                    }
                )

"""Reporting periods: the spans of time over which the projects of a plan report."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from projects.models.history import History
from projects.models.meeting import Meeting
from projects.models.plan import Plan
from projects.models.versioned import Versioned

# How long before its last day a period is due: as long as a look at a project.
NOTICE_DAYS = 14


class ReportingPeriodQuerySet(models.QuerySet["ReportingPeriod"]):
    """Words for reporting periods."""

    def open(self) -> Self:
        """Not locked: figures of the period still come in."""
        return self.filter(locked_at__isnull=True)

    def locked(self) -> Self:
        """Figures of the period stay as they are."""
        return self.filter(locked_at__isnull=False)

    def begun(self, *, on: date) -> Self:
        """Begun by the date ``on``: before, there is nothing to be complete."""
        return self.filter(begins_on__lte=on)

    def due(self, *, on: date) -> Self:
        """Open, and over on the date ``on`` or soon after it."""
        return self.open().filter(ends_on__lte=on + timedelta(days=NOTICE_DAYS))

    def covering(self, days: Collection[date]) -> Self:
        """With one of the days within."""
        within = (Q(begins_on__lte=day, ends_on__gte=day) for day in sorted({*days}))
        return self.filter(Q(*within, _connector=Q.OR)) if days else self.none()

    def newest_first(self) -> Self:
        """The last one first, each with its plan."""
        return self.select_related("plan").order_by("-begins_on", "plan__title", "pk")


class ReportingPeriod(Versioned):
    """A span of time, like a quarter, over which the projects that serve a plan report.

    While it is locked nothing dated within it is entered, changed or published: see
    services.reporting_period, which also locks and unlocks.
    """

    # What it is
    plan = models.ForeignKey(
        Plan,
        verbose_name=_("plan"),
        on_delete=models.PROTECT,
        related_name="reporting_periods",
        help_text=_("The plan it reports on; each plan has periods of its own."),
    )
    name = models.CharField(
        _("name"), max_length=100, help_text=_("As the report calls it, like “Q3 2026”.")
    )
    name_ko = models.CharField(_("name (Korean)"), max_length=100, blank=True)
    # When
    begins_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    meeting = models.ForeignKey(
        Meeting,
        verbose_name=_("meeting"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reporting_periods",
        help_text=_("The meeting that the report goes to, if any."),
    )
    # Whether it takes figures
    locked_at = models.DateTimeField(_("locked at"), null=True, blank=True, editable=False)
    locked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("locked by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    history = History()
    objects = ReportingPeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("reporting period")
        verbose_name_plural = _("reporting periods")
        ordering: ClassVar = ["-begins_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "name"],
                name="reportingperiod_has_a_name_of_its_own_in_the_plan",
                violation_error_message=_(
                    "This plan has a reporting period of that name: choose another name."
                ),
            ),
            models.CheckConstraint(
                name="reportingperiod_ends_after_it_begins",
                condition=Q(ends_on__gt=F("begins_on")),
                violation_error_message=_("The last day is not after the first: check both days."),
            ),
            models.CheckConstraint(
                name="reportingperiod_lock_says_who_and_since_when",
                condition=Q(locked_at__isnull=True, locked_by__isnull=True)
                | Q(locked_at__isnull=False, locked_by__isnull=False),
                violation_error_message=_("A lock names who locked it, and since when."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.plan}"

    def clean(self) -> None:
        """Keep the periods of one plan apart: a day belongs to one of them at most.

        Raises ValidationError on the first day.
        """
        super().clean()
        if self.plan_id is None or not (self.begins_on and self.ends_on):
            return
        others = type(self).objects.filter(plan=self.plan_id).exclude(pk=self.pk)
        other = others.filter(begins_on__lte=self.ends_on, ends_on__gte=self.begins_on).first()
        if other is not None:
            raise ValidationError(
                {
                    "begins_on": _(
                        "It overlaps with “%(other)s”, %(begins)s to %(ends)s: choose days "
                        "outside of that."
                    )
                    % other.told
                }
            )

    @property
    def is_locked(self) -> bool:
        """Whether its figures stay as they are."""
        return self.locked_at is not None

    @property
    def told(self) -> dict[str, Any]:
        """What sentences about it fill in."""
        return {
            "other": self.name,
            "period": self.name,
            "plan": self.plan,
            "begins": localize(self.begins_on),
            "ends": localize(self.ends_on),
            "who": self.locked_by,
            "day": self.locked_at and localize(timezone.localdate(self.locked_at)),
        }

    @property
    def lock(self) -> str:
        """Who locked it, since when and what that means; empty if it is open."""
        if not self.is_locked:
            return ""
        return str(
            _(
                "Locked by %(who)s since %(day)s: nothing dated %(begins)s to %(ends)s is "
                "entered, changed, published or withdrawn."
            )
            % self.told
        )

"""Targets: the ledger of what an indicator should reach."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.choices import DatePrecision
from projects.models.history import History
from projects.models.indicator_entry import IndicatorEntry, IndicatorEntryQuerySet


class TargetQuerySet(IndicatorEntryQuerySet["Target"]):
    """Words for targets."""


class Target(IndicatorEntry):
    """What a source, on its date, says an indicator should reach, and by when."""

    due_on = models.DateField(
        _("due on"), null=True, blank=True, help_text=_("Leave empty if no day was set.")
    )
    due_precision = models.CharField(
        _("due is dated"), max_length=8, choices=DatePrecision, default=DatePrecision.DAY
    )

    history = History()
    objects = TargetQuerySet.as_manager()

    class Meta(IndicatorEntry.Meta):
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        default_related_name = "targets"

    def __str__(self) -> str:
        return f"{self.value if self.value is not None else self.text} ({self.due_on or '…'})"

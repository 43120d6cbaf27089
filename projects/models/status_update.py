"""Status updates: the ledger of what a project is doing."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.choices import Status, Verification
from projects.models.history import History
from projects.models.project_entry import ProjectEntry, ProjectEntryQuerySet


class StatusUpdateQuerySet(ProjectEntryQuerySet["StatusUpdate"]):
    """Words for status updates."""


class StatusUpdate(ProjectEntry):
    """What a source says a project is doing from a date on."""

    status = models.CharField(_("status"), max_length=16, choices=Status)
    verification = models.CharField(
        _("standing"), max_length=8, choices=Verification, default=Verification.REPORTED
    )

    history = History()
    objects = StatusUpdateQuerySet.as_manager()

    class Meta(ProjectEntry.Meta):
        verbose_name = _("status update")
        verbose_name_plural = _("status updates")
        default_related_name = "status_updates"
        constraints: ClassVar = [
            *ProjectEntry.Meta.constraints,
            models.CheckConstraint(
                name="statusupdate_status_is_a_known_one",
                condition=models.Q(status__in=Status.values),
                violation_error_message=_("Choose one of the statuses in the list."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_status_display()} ({self.effective_on})"

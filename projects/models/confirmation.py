"""Confirmations: that a record was still accurate on a day."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models.history import History


class ConfirmationQuerySet(models.QuerySet["Confirmation"]):
    """Words for confirmations."""

    def published(self) -> Self:
        """Only those of projects that the public may see."""
        return self.filter(project__public_record__isnull=False)

    def as_of(self, on: date) -> Self:
        """Made by the date ``on``."""
        return self.filter(confirmed_on__lte=on)


class Confirmation(models.Model):
    """Someone looked and found the record still accurate: an event apart from any edit."""

    project = models.ForeignKey(
        "projects.Project",
        verbose_name=_("project"),
        on_delete=models.PROTECT,
        related_name="confirmations",
    )
    confirmed_on = models.DateField(_("still accurate on"), default=timezone.localdate)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    entered_on = models.DateField(_("entered on"), default=timezone.localdate, editable=False)
    note = models.TextField(_("internal note"), blank=True)

    history = History()
    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        ordering: ClassVar = ["-confirmed_on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["project", "confirmed_on"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="confirmation_is_not_dated_in_the_future",
                condition=Q(confirmed_on__lte=F("entered_on")),
                violation_error_message=_(
                    "That day is in the future: confirm what is accurate today at the latest."
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.confirmed_on)

"""Batches: many records changed at once, which can be undone as one."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.choices import BatchKind


class Batch(models.Model):
    """One import or bulk action; the history rows of what it changed name it."""

    kind = models.CharField(_("kind"), max_length=8, choices=BatchKind)
    label = models.CharField(
        _("what was done"), max_length=200, help_text=_("The name of the file, or of the action.")
    )
    reason = models.CharField(_("why"), max_length=100, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("undone by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    # One batch is undone by one other: the database keeps it from being undone twice.
    undoes = models.OneToOneField(
        "self",
        verbose_name=_("undoes"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="undoing",
    )

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.label

    @property
    def is_undone(self) -> bool:
        """Whether what the batch did was taken back."""
        return self.undone_at is not None

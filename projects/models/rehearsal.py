"""Rehearsals: spreadsheets read and compared, and not yet, or meanwhile, stored."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models.batch import Batch
from projects.models.plan import Plan


class Rehearsal(models.Model):
    """One file as somebody handed it in, what it would change, and the batch that it became."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    # The file
    plan = models.ForeignKey(
        Plan,
        verbose_name=_("plan"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The plan whose areas and lines it holds; empty for a list of projects."),
    )
    file_name = models.CharField(_("file name"), max_length=200)
    file_sha256 = models.CharField(_("checksum of the file"), max_length=64)
    table = models.JSONField(_("what the file holds"))
    # What it would do
    outcome = models.JSONField(_("what it would do"))
    decisions = models.JSONField(_("decisions"), default=dict, blank=True)
    digest = models.CharField(
        _("checksum of what it would do"),
        max_length=64,
        help_text=_("What is stored has the same one, or is not stored."),
    )
    # Who handed it in
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handed in by"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    made_at = models.DateTimeField(_("handed in at"), default=timezone.now)
    # What became of it
    batch = models.OneToOneField(
        Batch,
        verbose_name=_("batch"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="rehearsal",
    )

    class Meta:
        verbose_name = _("rehearsal of an import")
        verbose_name_plural = _("rehearsals of imports")
        ordering: ClassVar = ["-made_at", "pk"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_applied(self) -> bool:
        """Whether what it would do is done."""
        return self.batch_id is not None

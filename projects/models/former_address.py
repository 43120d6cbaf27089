"""Former addresses: what a renamed or merged record leaves behind."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from projects.choices import Noun


class FormerAddress(models.Model):
    """An address that a record had, and the address that it leads to now."""

    noun = models.CharField(_("kind of record"), max_length=12, choices=Noun)
    slug = models.SlugField(_("former address"), max_length=120)
    leads_to = models.SlugField(_("leads to"), max_length=120)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        ordering: ClassVar = ["noun", "slug"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["noun", "slug"], name="formeraddress_is_listed_once"),
            models.CheckConstraint(
                name="formeraddress_leads_elsewhere",
                condition=~Q(slug=F("leads_to")),
                violation_error_message=_("A former address leads to another one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug} → {self.leads_to}"

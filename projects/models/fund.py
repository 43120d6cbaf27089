"""Cooperation funds."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.choices import FundType
from projects.models.history import History
from projects.models.organisation import Organisation
from projects.models.partnership import Partnership
from projects.models.publishable import Publishable, PublishableQuerySet
from projects.models.translated import Translated


class FundQuerySet(PublishableQuerySet["Fund"]):
    """Words for funds."""


class Fund(Translated, Publishable):
    """A fund from which cooperation projects are paid."""

    # What it is
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=200)
    name_ko = models.CharField(_("name (Korean)"), max_length=200, blank=True)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    summary_ko = models.TextField(_("summary (Korean)"), blank=True)
    # How it is held
    type = models.CharField(
        _("type"),
        max_length=14,
        choices=FundType,
        blank=True,
        help_text=_("Leave empty if unknown."),
    )
    partnership = models.ForeignKey(
        Partnership,
        verbose_name=_("partnership"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="funds",
    )
    manager = models.ForeignKey(
        Organisation,
        verbose_name=_("managed by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="managed_funds",
    )

    history = History()
    objects = FundQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("fund")
        verbose_name_plural = _("funds")
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [*Publishable.Meta.constraints]

    def __str__(self) -> str:
        return f"{self.name} ({self.acronym})" if self.acronym else self.name

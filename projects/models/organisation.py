"""Organisations."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.choices import OrganisationType
from projects.models.country import Country
from projects.models.history import History
from projects.models.publishable import Publishable, PublishableQuerySet
from projects.models.translated import Translated


class OrganisationQuerySet(PublishableQuerySet["Organisation"]):
    """Words for organisations."""


class Organisation(Translated, Publishable):
    """A ministry, agency, fund manager, university or other body."""

    # What it is
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=200)
    name_ko = models.CharField(_("name (Korean)"), max_length=200, blank=True)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    type = models.CharField(
        _("type"),
        max_length=2,
        choices=OrganisationType,
        blank=True,
        help_text=_("IATI's list of organisation types; leave empty if unknown."),
    )
    country = models.ForeignKey(
        Country,
        verbose_name=_("country"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
    )
    iati_ref = models.CharField(
        _("IATI identifier"), max_length=60, blank=True, help_text=_("Leave empty if unknown.")
    )

    history = History()
    objects = OrganisationQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [*Publishable.Meta.constraints]

    def __str__(self) -> str:
        return f"{self.name} ({self.acronym})" if self.acronym else self.name

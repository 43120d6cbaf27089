"""Themes: key focus areas that cut across plans."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.history import History
from projects.models.publishable import Publishable, PublishableQuerySet
from projects.models.source import Source
from projects.models.translated import Translated


class ThemeQuerySet(PublishableQuerySet["Theme"]):
    """Words for themes."""


class Theme(Translated, Publishable):
    """A key focus area that projects of several plans share."""

    slug = models.SlugField(_("address"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=200)
    name_ko = models.CharField(_("name (Korean)"), max_length=200, blank=True)
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="+"
    )

    history = History()
    objects = ThemeQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [*Publishable.Meta.constraints]

    def __str__(self) -> str:
        return self.name

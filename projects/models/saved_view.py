"""Saved views: filtered lists under a name."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """Words for saved views."""

    def of(self, model: type[models.Model]) -> Self:
        """Those of the list of one noun."""
        return self.filter(content_type=ContentType.objects.get_for_model(model))

    def usable_by(self, user: AbstractBaseUser) -> Self:
        """The person's own, and what colleagues share."""
        return self.filter(Q(owner=user.pk) | Q(is_shared=True))


class SavedView(models.Model):
    """A list of the staff site as one person filtered, searched and ordered it."""

    name = models.CharField(_("name"), max_length=80)
    content_type = models.ForeignKey(
        ContentType, verbose_name=_("list"), on_delete=models.CASCADE, related_name="+"
    )
    query = models.CharField(
        _("filters"), max_length=2000, blank=True, help_text=_("The part of the address after “?”.")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("saved by"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    is_shared = models.BooleanField(
        _("shared"),
        default=False,
        help_text=_("Colleagues see its name; the rows they see are those they may see."),
    )

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["owner", "content_type", "name"],
                name="savedview_name_is_used_once",
                violation_error_message=_("You saved another view of this list by that name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

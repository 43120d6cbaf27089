"""The data version: the one number that rises with every change the public can see."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DataVersionQuerySet(models.QuerySet["DataVersion"]):
    """Words for the data version."""

    def published(self) -> Self:
        """The one row; it holds nothing that is not public."""
        return self.filter(pk=1)


class DataVersion(models.Model):
    """The one row that counts publications; ETags and cached counts hang on it."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(_("number"), default=0)
    raised_at = models.DateTimeField(_("raised at"), default=timezone.now)

    objects = DataVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("data version")
        verbose_name_plural = _("data version")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="dataversion_has_one_row",
                condition=models.Q(id=1),
                violation_error_message=_("There is one data version: number 1."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

"""The countries in which a project works."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.models.country import Country
from projects.models.history import History
from projects.models.project import Project


class ProjectCountry(models.Model):
    """A country in which a project works, with its share of the money where known."""

    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.CASCADE, related_name="territories"
    )
    country = models.ForeignKey(Country, verbose_name=_("country"), on_delete=models.PROTECT)
    share = models.DecimalField(
        _("share in per cent"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text=_("Leave empty if unknown; 0 means zero."),
    )

    history = History()

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering: ClassVar = ["country", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "country"], name="project_country_is_listed_once"
            ),
            models.CheckConstraint(
                name="project_country_share_is_between_0_and_100",
                condition=Q(share__isnull=True) | (Q(share__gte=0) & Q(share__lte=100)),
                violation_error_message=_("A share lies between 0 and 100 per cent."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.country)

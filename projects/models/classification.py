"""Classifications: the codes under which a project is filed."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.choices import Significance
from projects.models.history import History
from projects.models.project import Project
from projects.models.vocabulary_code import VocabularyCode


class Classification(models.Model):
    """A code under which a project is classified."""

    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.CASCADE, related_name="classifications"
    )
    code = models.ForeignKey(VocabularyCode, verbose_name=_("code"), on_delete=models.PROTECT)
    percentage = models.DecimalField(
        _("per cent"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text=_("For DAC purpose codes, whose shares add up to 100."),
    )
    significance = models.PositiveSmallIntegerField(
        _("significance"),
        choices=Significance,
        null=True,
        blank=True,
        help_text=_("For policy markers."),
    )

    history = History()

    class Meta:
        verbose_name = _("classification")
        verbose_name_plural = _("classifications")
        ordering: ClassVar = ["code", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "code"], name="classification_is_listed_once"
            ),
            models.CheckConstraint(
                name="classification_percentage_is_between_0_and_100",
                condition=Q(percentage__isnull=True)
                | (Q(percentage__gte=0) & Q(percentage__lte=100)),
                violation_error_message=_("A share lies between 0 and 100 per cent."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.code)

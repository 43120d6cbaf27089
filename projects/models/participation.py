"""Participations: who does what in a project."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.choices import Role
from projects.models.history import History
from projects.models.organisation import Organisation
from projects.models.project import Project


class Participation(models.Model):
    """What an organisation does in a project."""

    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.CASCADE, related_name="participations"
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="participations",
    )
    role = models.CharField(_("role"), max_length=12, choices=Role)

    history = History()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering: ClassVar = ["role", "organisation__name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "organisation", "role"], name="participation_is_listed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_role_display()})"

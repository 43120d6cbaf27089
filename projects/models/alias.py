"""Other names under which a record is searched and found."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.choices import Language
from projects.models.history import History
from projects.models.organisation import Organisation
from projects.models.project import Project
from projects.models.source import Source


class Alias(models.Model):
    """One other name, in one language, with the source that uses it."""

    name = models.CharField(_("name"), max_length=300)
    language = models.CharField(
        _("language"), max_length=2, choices=Language, default=Language.ENGLISH
    )
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        abstract = True
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class OrganisationAlias(Alias):
    """Another name by which an organisation is known."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="aliases")

    history = History()

    class Meta(Alias.Meta):
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "name"], name="organisation_alias_is_listed_once"
            ),
        ]


class ProjectAlias(Alias):
    """Another name of a project: a variant, an older name, a translation."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="aliases")

    history = History()

    class Meta(Alias.Meta):
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "name"], name="project_alias_is_listed_once"
            ),
        ]

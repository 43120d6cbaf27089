"""Ledger entries about a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.models.ledger import LedgerEntry, LedgerQuerySet

if TYPE_CHECKING:
    from projects.models.project import Project

Row_co = TypeVar("Row_co", bound="ProjectEntry", covariant=True)


class ProjectEntryQuerySet(LedgerQuerySet[Row_co]):
    """Words for entries about a project: they are public once the project has a public record."""

    def subject_is_public(self) -> Q:
        return Q(project__public_record__isnull=False)


class ProjectEntry(LedgerEntry):
    """A dated, sourced statement about one project."""

    project = models.ForeignKey(
        "projects.Project", verbose_name=_("project"), on_delete=models.PROTECT
    )

    class Meta(LedgerEntry.Meta):
        abstract = True
        indexes: ClassVar = [
            *LedgerEntry.Meta.indexes,
            models.Index(fields=["project", "effective_on"]),
        ]

    @property
    def subject(self) -> Project:
        """The project the entry is about."""
        return self.project

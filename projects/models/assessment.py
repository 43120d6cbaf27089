"""Assessments: the ledger of how far a line has come."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.choices import LineState
from projects.models.action_line import ActionLine
from projects.models.history import History
from projects.models.ledger import LedgerEntry, LedgerQuerySet


class AssessmentQuerySet(LedgerQuerySet["Assessment"]):
    """Words for assessments."""

    def subject_is_public(self) -> Q:
        return Q(line__in=ActionLine.objects.published())


class Assessment(LedgerEntry):
    """What a source says of the state of an action line on a date."""

    line = models.ForeignKey(
        ActionLine, verbose_name=_("line"), on_delete=models.PROTECT, related_name="assessments"
    )
    state = models.CharField(_("state"), max_length=16, choices=LineState)

    history = History()
    objects = AssessmentQuerySet.as_manager()

    class Meta(LedgerEntry.Meta):
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        constraints: ClassVar = [*LedgerEntry.Meta.constraints]
        indexes: ClassVar = [
            *LedgerEntry.Meta.indexes,
            models.Index(fields=["line", "effective_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.line.number}: {self.get_state_display()} ({self.effective_on})"

    @property
    def subject(self) -> ActionLine:
        """The line assessed."""
        return self.line

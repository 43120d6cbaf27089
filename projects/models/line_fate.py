"""What became of a plan's lines in the plan that follows."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from projects.choices import FateKind
from projects.models.action_line import ActionLine
from projects.models.history import History
from projects.models.source import Source
from projects.models.versioned import Versioned


class LineFateQuerySet(models.QuerySet["LineFate"]):
    """Words for fates."""

    def published(self) -> Self:
        """Only those whose lines on both sides the public may see."""
        public = ActionLine.objects.published()
        return self.filter(Q(successor__isnull=True) | Q(successor__in=public), line__in=public)


class LineFate(Versioned):
    """Into which line of the successor plan a line went, or that it was dropped, and why."""

    line = models.ForeignKey(
        ActionLine, verbose_name=_("line"), on_delete=models.CASCADE, related_name="fates"
    )
    kind = models.CharField(_("what became of it"), max_length=12, choices=FateKind)
    successor = models.ForeignKey(
        ActionLine,
        verbose_name=_("successor line"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="origins",
    )
    reason = models.TextField(_("why"), blank=True)
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="+"
    )

    history = History()
    objects = LineFateQuerySet.as_manager()

    class Meta:
        verbose_name = _("fate of a line")
        verbose_name_plural = _("fates of lines")
        ordering: ClassVar = ["line", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="linefate_names_a_successor_unless_dropped",
                condition=Q(kind=FateKind.DROPPED, successor__isnull=True)
                | (~Q(kind=FateKind.DROPPED) & Q(successor__isnull=False)),
                violation_error_message=_(
                    "A dropped line has no successor; any other fate names one."
                ),
            ),
            models.CheckConstraint(
                name="linefate_leads_to_another_line",
                condition=Q(successor__isnull=True) | ~Q(successor=F("line")),
                violation_error_message=_("A line can't be its own successor."),
            ),
            models.UniqueConstraint(
                fields=["line", "successor"],
                name="linefate_is_listed_once",
            ),
            models.UniqueConstraint(
                fields=["line"],
                condition=Q(kind=FateKind.DROPPED),
                name="linefate_line_is_dropped_once",
                violation_error_message=_("This line is dropped already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line.number}: {self.get_kind_display()}"

"""Milestones of a project."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from projects.models.history import History
from projects.models.project_entry import ProjectEntry, ProjectEntryQuerySet


class MilestoneQuerySet(ProjectEntryQuerySet["Milestone"]):
    """Words for milestones."""

    def outstanding(self) -> Self:
        """To be reached, by all that was entered so far; the next one due first."""
        return self.unreplaced().filter(done_on__isnull=True).order_by("due_on", "entered_at", "pk")


class Milestone(ProjectEntry):
    """Something that a project should reach, or reached, on a day."""

    title = models.CharField(_("what"), max_length=200)
    title_ko = models.CharField(_("what (Korean)"), max_length=200, blank=True)
    due_on = models.DateField(
        _("due on"), null=True, blank=True, help_text=_("Leave empty if no day was set.")
    )
    done_on = models.DateField(
        _("done on"), null=True, blank=True, help_text=_("Leave empty until it is done.")
    )

    history = History()
    objects = MilestoneQuerySet.as_manager()

    class Meta(ProjectEntry.Meta):
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        default_related_name = "milestones"
        constraints: ClassVar = [
            *ProjectEntry.Meta.constraints,
            models.CheckConstraint(
                name="milestone_has_a_day",
                condition=Q(due_on__isnull=False) | Q(done_on__isnull=False),
                violation_error_message=_("Give the day it is due, or the day it was done."),
            ),
            models.CheckConstraint(
                name="milestone_is_not_done_in_the_future",
                condition=Q(done_on__isnull=True) | Q(done_on__lte=F("entered_on")),
                violation_error_message=_(
                    "“Done on” is in the future: leave it empty until the day has come."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

"""Submissions: the working copies that were handed in for review, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from projects.choices import OPEN_DECISIONS, Decision
from projects.models.plan import Plan
from projects.models.project import Project


class DecidedSubmissionError(Exception):
    """A submission was about to be changed after its decision; hand in once more instead."""


SENTENCES = {
    Decision.WAITING: _("Submitted by %(submitter)s on %(day)s; it waits for a reviewer."),
    Decision.SCHEDULED: _("Approved by %(reviewer)s on %(day)s, to be published on %(moment)s."),
    Decision.RETURNED: _("Returned by %(reviewer)s on %(day)s: “%(reason)s”"),
    Decision.TAKEN_BACK: _("Taken back by %(reviewer)s on %(day)s."),
    Decision.PUBLISHED: _("Published by %(reviewer)s on %(day)s."),
}


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Words for submissions."""

    def open(self) -> Self:
        """Not decided for good: waiting for a reviewer, or approved and under embargo."""
        return self.filter(decision__in=OPEN_DECISIONS)

    def waiting(self) -> Self:
        """No reviewer has decided yet."""
        return self.filter(decision=Decision.WAITING)

    def unanswered(self) -> Self:
        """Returned, and nothing handed in again since."""
        later = self.model._default_manager.filter(
            project=OuterRef("project"), submitted_at__gt=OuterRef("submitted_at")
        )
        return self.filter(decision=Decision.RETURNED).exclude(Exists(later))

    def due(self, *, at: datetime) -> Self:
        """Approved, under an embargo that has passed at the moment ``at``."""
        return self.filter(decision=Decision.SCHEDULED, publish_at__lte=at)

    def for_plans(self, plans: Iterable[Plan]) -> Self:
        """Of projects whose working copy serves one of the plans."""
        serving = Project.objects.serving([plan.pk for plan in plans])
        return self.filter(project__in=serving.values("pk"))

    def newest_first(self) -> Self:
        """The last one handed in first."""
        return self.order_by("-submitted_at", "-pk")


class Submission(models.Model):
    """One hand-in of a project's working copy, from the first note to the decision.

    The rows of a project are the history of its reviews, each refusal with its reason; one that
    is decided is never changed.
    """

    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.PROTECT, related_name="submissions"
    )
    # What was handed in
    version = models.PositiveIntegerField(_("version"))
    contents = models.TextField(
        _("contents"),
        help_text=_("What was handed in or, once approved, what was approved; as JSON."),
    )
    note = models.TextField(_("note for the reviewer"), blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("submitted by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    submitted_at = models.DateTimeField(_("submitted at"), default=timezone.now)
    # What became of it
    decision = models.CharField(
        _("decision"), max_length=10, choices=Decision, default=Decision.WAITING
    )
    reason = models.TextField(_("reason"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    publish_at = models.DateTimeField(_("publish at"), null=True, blank=True, db_index=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering: ClassVar = ["-submitted_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project"],
                condition=Q(decision__in=sorted(OPEN_DECISIONS)),
                name="submission_is_the_only_open_one_of_its_project",
                violation_error_message=_("This project is submitted already."),
            ),
            models.CheckConstraint(
                name="submission_returned_has_a_reason",
                condition=~Q(decision=Decision.RETURNED) | ~Q(reason=""),
                violation_error_message=_("Say what has to change before it can be published."),
            ),
            models.CheckConstraint(
                name="submission_under_embargo_has_a_moment",
                condition=~Q(decision=Decision.SCHEDULED) | Q(publish_at__isnull=False),
                violation_error_message=_("An embargo needs the moment at which it ends."),
            ),
            models.CheckConstraint(
                name="submission_decided_has_a_moment",
                condition=Q(decision=Decision.WAITING) | Q(decided_at__isnull=False),
                violation_error_message=_("A decision has the moment at which it was made."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project}: {self.get_decision_display()}"

    @property
    def is_open(self) -> bool:
        """Whether it waits for its decision, or for the end of its embargo."""
        return self.decision in OPEN_DECISIONS

    @property
    def standing(self) -> str:
        """Where it stands, in one sentence."""
        nobody = _("the system")
        told = {
            "submitter": self.submitted_by or nobody,
            "reviewer": self.decided_by or nobody,
            "day": localize(timezone.localdate(self.decided_at or self.submitted_at)),
            "reason": self.reason,
            "moment": self.publish_at and localize(timezone.localtime(self.publish_at)),
        }
        return str(SENTENCES[Decision(self.decision)]) % told

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store what is handed in, or its decision.

        Raises DecidedSubmissionError if it was decided before.
        """
        if not self._state.adding:
            stored = type(self).objects.filter(pk=self.pk).first()
            if stored is not None and not stored.is_open:
                raise DecidedSubmissionError(_("A decided submission stays as it is."))
        super().save(*args, **kwargs)

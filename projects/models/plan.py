"""Plans of Action."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from projects.choices import PlanStage
from projects.models.history import History
from projects.models.meeting import Meeting
from projects.models.partnership import Partnership
from projects.models.publishable import Publishable, PublishableQuerySet
from projects.models.source import Source
from projects.models.translated import Translated

# How long a record stays trusted where nobody said otherwise.
DEFAULT_REVIEW_DAYS = 90


class PlanQuerySet(PublishableQuerySet["Plan"]):
    """Words for plans."""

    context: ClassVar[Q] = Q(partnership__publication_state="published")

    def as_of(self, on: date) -> Self:
        """Those whose period had begun, or that had been adopted, on the date ``on``."""
        return self.filter(
            Q(starts_on__lte=on)
            | Q(adopted_at__starts_on__lte=on, adopted_at__publication_state="published")
        )

    def in_order(self) -> Self:
        """By partnership, the newest period first."""
        return self.order_by("partnership__name", "-starts_on", "pk")


class Plan(Translated, Publishable):
    """An adopted document with a period, its own tree of areas and its own numbering."""

    # What it is
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    partnership = models.ForeignKey(
        Partnership, verbose_name=_("partnership"), on_delete=models.PROTECT, related_name="plans"
    )
    title = models.CharField(_("title"), max_length=300)
    title_ko = models.CharField(_("title (Korean)"), max_length=300, blank=True)
    summary = models.TextField(_("summary"), blank=True, help_text=_("In your own words."))
    summary_ko = models.TextField(_("summary (Korean)"), blank=True)
    stage = models.CharField(
        _("stage"), max_length=10, choices=PlanStage, default=PlanStage.DRAFTING
    )
    # When
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("Leave empty if the plan names no end.")
    )
    adopted_at = models.ForeignKey(
        Meeting,
        verbose_name=_("adopted at"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="adopted_plans",
    )
    succeeds = models.ForeignKey(
        "self",
        verbose_name=_("succeeds"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
        help_text=_("The plan that this one follows, if any."),
    )
    # How we know
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="+"
    )
    # How it is kept
    review_interval_days = models.PositiveSmallIntegerField(
        _("review every … days"),
        default=DEFAULT_REVIEW_DAYS,
        help_text=_("After so many days without a confirmation its projects count as stale."),
    )
    needs_two_people = models.BooleanField(
        _("needs two people"),
        default=False,
        help_text=_("Nobody publishes a change of their own in what serves this plan."),
    )

    history = History()
    objects = PlanQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        ordering: ClassVar = ["-starts_on", "title", "pk"]
        constraints: ClassVar = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                name="plan_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The plan ends before it starts: give a later end."),
            ),
            models.CheckConstraint(
                name="plan_does_not_succeed_itself",
                condition=Q(succeeds__isnull=True) | ~Q(succeeds=F("pk")),
                violation_error_message=_("A plan can't succeed itself: choose the earlier plan."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

"""Meetings and the other milestones of a partnership."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from projects.choices import DatePrecision, MeetingKind
from projects.models.history import History
from projects.models.partnership import Partnership
from projects.models.publishable import Publishable, PublishableQuerySet
from projects.models.source import Source
from projects.models.translated import Translated


class MeetingQuerySet(PublishableQuerySet["Meeting"]):
    """Words for meetings."""

    context: ClassVar[Q] = Q(partnership__publication_state="published")

    def as_of(self, on: date) -> Self:
        """Those that had begun on the date ``on``."""
        return self.filter(starts_on__lte=on)

    def in_order(self) -> Self:
        """Newest first."""
        return self.order_by("-starts_on", "title", "pk")


class Meeting(Translated, Publishable):
    """A meeting at which progress is taken stock of, or another dated milestone."""

    # What it is
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    partnership = models.ForeignKey(
        Partnership,
        verbose_name=_("partnership"),
        on_delete=models.PROTECT,
        related_name="meetings",
    )
    kind = models.CharField(_("kind"), max_length=20, choices=MeetingKind)
    ordinal = models.PositiveSmallIntegerField(
        _("number"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("29 for the 29th; leave empty if it has none."),
    )
    title = models.CharField(_("title"), max_length=300)
    title_ko = models.CharField(_("title (Korean)"), max_length=300, blank=True)
    outcome = models.TextField(
        _("what it adopted or agreed"), blank=True, help_text=_("In your own words.")
    )
    outcome_ko = models.TextField(_("what it adopted or agreed (Korean)"), blank=True)
    # When and where
    starts_on = models.DateField(
        _("from"),
        help_text=_("For a whole year or month, its last day: pages as of it see it all."),
    )
    ends_on = models.DateField(_("until"), null=True, blank=True)
    precision = models.CharField(
        _("dated"), max_length=8, choices=DatePrecision, default=DatePrecision.DAY
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    # How we know
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="+"
    )
    locator = models.CharField(_("where in the source"), max_length=200, blank=True)

    history = History()
    objects = MeetingQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering: ClassVar = ["-starts_on", "title", "pk"]
        constraints: ClassVar = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                name="meeting_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The meeting ends before it starts: give a later end."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def last_on(self) -> date:
        """The last day of the meeting: what “as of the meeting” means."""
        return self.ends_on or self.starts_on

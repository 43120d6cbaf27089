"""Partnerships, their dated membership and their dated coordinators."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from projects.choices import DatePrecision, MemberSide
from projects.models.country import Country
from projects.models.history import History
from projects.models.publishable import Publishable, PublishableQuerySet
from projects.models.source import Source
from projects.models.translated import Translated


class PartnershipQuerySet(PublishableQuerySet["Partnership"]):
    """Words for partnerships."""


class Partnership(Translated, Publishable):
    """A standing relation between ASEAN states and partners that adopts Plans of Action."""

    # What it is
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=200)
    name_ko = models.CharField(_("name (Korean)"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    summary_ko = models.TextField(_("summary (Korean)"), blank=True)

    history = History()
    objects = PartnershipQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [*Publishable.Meta.constraints]

    def __str__(self) -> str:
        return self.name


class DatedRoleQuerySet(models.QuerySet["DatedRole"]):
    """Words for rows that hold from one date to another."""

    def as_of(self, on: date) -> Self:
        """Those that held on the date ``on``; an empty date sets no limit."""
        return self.filter(
            Q(starts_on__isnull=True) | Q(starts_on__lte=on),
            Q(ends_on__isnull=True) | Q(ends_on__gte=on),
        )

    def published(self) -> Self:
        """Only what an anonymous visitor may see."""
        return self.filter(partnership__in=Partnership.objects.published())


class DatedRole(models.Model):
    """What a country was in a partnership, from one date to another, with its source."""

    partnership = models.ForeignKey(
        Partnership, verbose_name=_("partnership"), on_delete=models.CASCADE
    )
    country = models.ForeignKey(Country, verbose_name=_("country"), on_delete=models.PROTECT)
    starts_on = models.DateField(
        _("from"), null=True, blank=True, help_text=_("Leave empty if unknown.")
    )
    starts_precision = models.CharField(
        _("dated"), max_length=8, choices=DatePrecision, default=DatePrecision.DAY
    )
    ends_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("Leave empty if it goes on.")
    )
    ends_precision = models.CharField(
        _("dated"), max_length=8, choices=DatePrecision, default=DatePrecision.DAY
    )
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True
        ordering: ClassVar = ["starts_on", "country", "pk"]
        default_related_name = "%(class)ss"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="%(class)s_ends_after_it_starts",
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The end is before the start: give a later end."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country} ({self.partnership})"


class Membership(DatedRole):
    """A country's membership of a partnership."""

    side = models.CharField(_("side"), max_length=8, choices=MemberSide)

    history = History()
    objects = DatedRoleQuerySet.as_manager()

    class Meta(DatedRole.Meta):
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")


class CoordinatorTerm(DatedRole):
    """A country's turn as coordinator of a partnership on ASEAN's side."""

    history = History()
    objects = DatedRoleQuerySet.as_manager()

    class Meta(DatedRole.Meta):
        verbose_name = _("country coordinator")
        verbose_name_plural = _("country coordinators")

"""Contributions: the ledger of what is paid into a fund."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.choices import ContributionKind
from projects.models.fund import Fund
from projects.models.history import History
from projects.models.ledger import LedgerEntry, LedgerQuerySet
from projects.models.money import Sum
from projects.models.organisation import Organisation


class ContributionQuerySet(LedgerQuerySet["Contribution"]):
    """Words for contributions."""

    def subject_is_public(self) -> Q:
        return Q(fund__publication_state="published")


class Contribution(LedgerEntry, Sum):
    """What a source says was, or will be, paid into a fund for one year or in all."""

    fund = models.ForeignKey(
        Fund, verbose_name=_("fund"), on_delete=models.PROTECT, related_name="contributions"
    )
    contributor = models.ForeignKey(
        Organisation,
        verbose_name=_("paid by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contributions",
    )
    kind = models.CharField(_("kind"), max_length=10, choices=ContributionKind)
    year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1967), MaxValueValidator(2100)],
        help_text=_("The year it is for; leave empty for a cumulative figure."),
    )

    history = History()
    objects = ContributionQuerySet.as_manager()

    class Meta(LedgerEntry.Meta):
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        constraints: ClassVar = [
            *LedgerEntry.Meta.constraints,
            *Sum.Meta.constraints,
            models.CheckConstraint(
                name="contribution_has_a_year_unless_cumulative",
                condition=Q(kind=ContributionKind.CUMULATIVE, year__isnull=True)
                | (~Q(kind=ContributionKind.CUMULATIVE) & Q(year__isnull=False)),
                violation_error_message=_("Give the year it is for; a cumulative figure has none."),
            ),
        ]
        indexes: ClassVar = [
            *LedgerEntry.Meta.indexes,
            models.Index(fields=["fund", "effective_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.currency} {self.amount} ({self.year or self.get_kind_display()})"

    @property
    def subject(self) -> Fund:
        """The fund paid into."""
        return self.fund

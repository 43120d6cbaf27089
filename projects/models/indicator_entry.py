"""Ledger entries about an indicator."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.choices import Qualifier
from projects.models.indicator import Indicator
from projects.models.ledger import LedgerEntry, LedgerQuerySet

Row_co = TypeVar("Row_co", bound="IndicatorEntry", covariant=True)


class IndicatorEntryQuerySet(LedgerQuerySet[Row_co]):
    """Words for entries about an indicator."""

    def subject_is_public(self) -> Q:
        return Q(indicator__in=Indicator.objects.published())


class IndicatorEntry(LedgerEntry):
    """A value of an indicator, in its unit: a number, words, or that none applies."""

    indicator = models.ForeignKey(Indicator, verbose_name=_("indicator"), on_delete=models.PROTECT)
    qualifier = models.CharField(
        _("hedged by"), max_length=10, choices=Qualifier, default=Qualifier.EXACTLY
    )
    value = models.DecimalField(
        _("value"),
        max_digits=20,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("In the indicator's unit. 0 means zero; if unknown, make no entry."),
    )
    text = models.CharField(
        _("in words"), max_length=300, blank=True, help_text=_("For what can't be counted.")
    )
    text_ko = models.CharField(_("in words (Korean)"), max_length=300, blank=True)
    is_not_applicable = models.BooleanField(
        _("not applicable"),
        default=False,
        help_text=_("Tick if no such value can exist; then leave the value empty."),
    )

    class Meta(LedgerEntry.Meta):
        abstract = True
        indexes: ClassVar = [
            *LedgerEntry.Meta.indexes,
            models.Index(fields=["indicator", "effective_on"]),
        ]
        constraints: ClassVar = [
            *LedgerEntry.Meta.constraints,
            models.CheckConstraint(
                name="%(class)s_has_a_value_unless_not_applicable",
                condition=Q(is_not_applicable=True, value__isnull=True)
                | (Q(is_not_applicable=False) & (Q(value__isnull=False) | ~Q(text=""))),
                violation_error_message=_(
                    "Give the value, in figures or words; or tick “not applicable” "
                    "and leave it empty."
                ),
            ),
        ]

    @property
    def subject(self) -> Indicator:
        """The indicator measured."""
        return self.indicator

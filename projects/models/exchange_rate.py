"""Exchange rates."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.choices import Currency
from projects.models.history import History
from projects.models.source import Source
from projects.models.versioned import Versioned


class ExchangeRateQuerySet(models.QuerySet["ExchangeRate"]):
    """Words for exchange rates."""

    def as_of(self, on: date) -> Self:
        """Known on the date ``on``, the latest first."""
        return self.filter(on__lte=on).order_by("-on", "pk")


class ExchangeRate(Versioned):
    """What one unit of a currency was worth in US dollars on a day, by a source."""

    currency = models.CharField(_("currency"), max_length=3, choices=Currency)
    on = models.DateField(_("on"))
    usd_per_unit = models.DecimalField(
        _("US dollars for one unit"),
        max_digits=18,
        decimal_places=10,
        help_text=_("For the won, about 0.0007."),
    )
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="+"
    )

    history = History()
    objects = ExchangeRateQuerySet.as_manager()

    class Meta:
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        ordering: ClassVar = ["currency", "-on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["currency", "on", "source"], name="exchangerate_is_listed_once"
            ),
            models.CheckConstraint(
                name="exchangerate_is_above_zero",
                condition=Q(usd_per_unit__gt=0),
                violation_error_message=_("A rate is above zero."),
            ),
            models.CheckConstraint(
                name="exchangerate_is_of_a_known_currency",
                condition=Q(currency__in=Currency.values) & ~Q(currency=Currency.USD),
                violation_error_message=_("Choose a currency other than the US dollar."),
            ),
        ]

    def __str__(self) -> str:
        return f"1 {self.currency} = {self.usd_per_unit} USD ({self.on})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a rate; one that sums were converted at keeps its figures.

        Raises ValidationError if it would change under them.
        """
        self.refuse_changing_what_was_used()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse what save() would."""
        super().clean()
        self.refuse_changing_what_was_used()

    def refuse_changing_what_was_used(self) -> None:
        """Keep conversions true to the rate they name.

        Raises ValidationError if the rate differs from the stored one and a sum was converted.
        """
        used = type(self).objects.filter(pk=self.pk, funding_entries__isnull=False).first()
        if used is None:
            return
        if (used.currency, used.on, used.usd_per_unit) != (
            self.currency,
            self.on,
            self.usd_per_unit,
        ):
            raise ValidationError(
                _("Sums were converted at this rate: enter the new one beside it.")
            )

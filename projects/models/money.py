"""The columns of a sum of money: amount and currency together, zero and unknown apart."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.choices import Currency, Qualifier


class Sum(models.Model):
    """An amount in its own currency, or the statement that none applies.

    ``amount`` is a decimal of at most 18 digits, 2 of them after the point, in ``currency``
    (ISO 4217). Empty with ``is_not_applicable`` means that the question does not arise; what
    nobody reported has no row.
    """

    qualifier = models.CharField(
        _("hedged by"), max_length=10, choices=Qualifier, default=Qualifier.EXACTLY
    )
    amount = models.DecimalField(
        _("amount"),
        max_digits=18,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("In full, not in millions. 0 means zero; if unknown, make no entry."),
    )
    currency = models.CharField(
        _("currency"),
        max_length=3,
        choices=Currency,
        blank=True,
        help_text=_("The currency the source gives; conversions are kept beside it."),
    )
    is_not_applicable = models.BooleanField(
        _("not applicable"),
        default=False,
        help_text=_("Tick if no such sum can exist; then leave the amount empty."),
    )

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                name="%(class)s_amount_has_a_currency",
                condition=Q(is_not_applicable=False, amount__isnull=False)
                & Q(currency__in=Currency.values)
                | Q(is_not_applicable=True, amount__isnull=True, currency=""),
                violation_error_message=_(
                    "An amount needs its currency, like USD; or tick “not applicable” "
                    "and leave both empty."
                ),
            ),
        ]

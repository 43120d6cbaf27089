"""Funding entries: the ledger of a project's money."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, F, Q
from django.db.models import Sum as AddUp
from django.utils.translation import gettext_lazy as _

from projects.choices import Currency, FundingKind
from projects.models.exchange_rate import ExchangeRate
from projects.models.fiction import is_fictional
from projects.models.fund import Fund
from projects.models.history import History
from projects.models.money import Sum
from projects.models.organisation import Organisation
from projects.models.project_entry import ProjectEntry, ProjectEntryQuerySet

# Less than the smallest coin: SQLite adds sums of money up in binary fractions.
LESS_THAN_A_CENT = Decimal("0.005")


class FundingEntryQuerySet(ProjectEntryQuerySet["FundingEntry"]):
    """Words for funding entries."""

    def above_commitment(self) -> Any:
        """The totals, project by project, where more is disbursed than committed.

        Two currencies are never added: where there are several, the stored conversions are
        compared, and nothing is said of a project that has a sum without one.
        """
        committed, disbursed = Q(kind=FundingKind.COMMITMENT), Q(kind=FundingKind.DISBURSEMENT)
        totals = (
            self.filter(committed | disbursed, is_not_applicable=False)
            .order_by()
            .values("project")
            .annotate(
                currencies=Count("currency", distinct=True),
                unconverted=Count("pk", filter=Q(usd_amount__isnull=True)),
                committed=AddUp("amount", filter=committed),
                disbursed=AddUp("amount", filter=disbursed),
                committed_usd=AddUp("usd_amount", filter=committed),
                disbursed_usd=AddUp("usd_amount", filter=disbursed),
            )
        )
        return totals.filter(
            Q(currencies=1, disbursed__gt=F("committed") + LESS_THAN_A_CENT)
            | Q(
                currencies__gt=1,
                unconverted=0,
                disbursed_usd__gt=F("committed_usd") + LESS_THAN_A_CENT,
            )
        )


class FundingEntry(ProjectEntry, Sum):
    """A sum that a source reports for a project: pledged, budgeted, committed, paid or spent.

    ``effective_on`` is the value date. ``usd_amount`` is the sum in US dollars: the amount itself
    if that is its currency, else its conversion at ``exchange_rate``, else empty.
    """

    # How much of what
    kind = models.CharField(_("kind"), max_length=12, choices=FundingKind)
    # From whom
    fund = models.ForeignKey(
        Fund,
        verbose_name=_("fund"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="funding_entries",
    )
    provider = models.ForeignKey(
        Organisation,
        verbose_name=_("provider"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="provided_funding",
        help_text=_("Who pays, where no fund does."),
    )
    # Stored conversion
    exchange_rate = models.ForeignKey(
        ExchangeRate,
        verbose_name=_("converted at"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="funding_entries",
        help_text=_("The rate of the value date; leave empty for US dollars, or if none is known."),
    )
    usd_amount = models.DecimalField(
        _("in US dollars"), max_digits=18, decimal_places=2, null=True, blank=True, editable=False
    )

    history = History()
    objects = FundingEntryQuerySet.as_manager()

    class Meta(ProjectEntry.Meta):
        verbose_name = _("funding entry")
        verbose_name_plural = _("funding entries")
        default_related_name = "funding_entries"
        constraints: ClassVar = [
            *ProjectEntry.Meta.constraints,
            *Sum.Meta.constraints,
            models.CheckConstraint(
                name="fundingentry_is_negative_only_for_refunds",
                condition=Q(amount__isnull=True)
                | Q(amount__gte=0)
                | Q(kind__in=[FundingKind.DISBURSEMENT, FundingKind.EXPENDITURE]),
                violation_error_message=_(
                    "Only a disbursement or an expenditure can be negative, as a refund."
                ),
            ),
            models.CheckConstraint(
                name="fundingentry_conversion_names_its_rate",
                condition=Q(
                    currency=Currency.USD, exchange_rate__isnull=True, usd_amount__isnull=False
                )
                & Q(usd_amount=F("amount"))
                | (
                    ~Q(currency=Currency.USD)
                    & (
                        Q(exchange_rate__isnull=False, usd_amount__isnull=False)
                        | Q(exchange_rate__isnull=True, usd_amount__isnull=True)
                    )
                ),
                violation_error_message=_("A conversion needs its rate; US dollars need none."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.currency} {self.amount}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the sum with its conversion."""
        self.convert()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Convert, so that what is checked is what is stored.

        Raises ValidationError on ``exchange_rate`` if it is made up and the project is not.
        """
        super().clean()
        self._refuse_made_up_rate()
        self.convert()

    def _refuse_made_up_rate(self) -> None:
        rate = self.exchange_rate
        if rate is None or self.project_id is None:
            return
        if is_fictional(rate.source.slug) != is_fictional(self.project.slug):
            raise ValidationError(
                {
                    "exchange_rate": _(
                        "Only one of the two is made up, the rate or the project: choose another "
                        "rate."
                    )
                }
            )

    def convert(self) -> None:
        """Keep ``usd_amount`` true to the amount and the rate, rounded half up to the cent."""
        if self.amount is None or (self.currency != Currency.USD and self.exchange_rate is None):
            self.usd_amount = None
        elif self.exchange_rate is None:
            self.usd_amount = self.amount
        else:
            self.usd_amount = (self.amount * self.exchange_rate.usd_per_unit).quantize(
                Decimal("0.01"), rounding=ROUND_HALF_UP
            )

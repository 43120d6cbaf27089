"""What money is, and in which currency."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FundingKind(TextChoices):
    """What a sum of money is; one kind never stands in for another."""

    PLEDGE = "pledge", _("Pledge")
    BUDGET = "budget", _("Budget")
    COMMITMENT = "commitment", _("Commitment")
    DISBURSEMENT = "disbursement", _("Disbursement")
    EXPENDITURE = "expenditure", _("Expenditure")


# What each kind says, from the promise to the bill.
FUNDING_MEANINGS = {
    FundingKind.PLEDGE: _("What a party said it would give, before anything was agreed"),
    FundingKind.BUDGET: _("What the project is planned to cost"),
    FundingKind.COMMITMENT: _("What a party is bound to pay by an agreement or an approval"),
    FundingKind.DISBURSEMENT: _("What was paid out to those who carry the project out"),
    FundingKind.EXPENDITURE: _("What they spent"),
}


class ContributionKind(TextChoices):
    """What a contribution to a fund covers."""

    ANNUAL = "annual", _("Paid in for one year")
    ANNOUNCED = "announced", _("Announced for one year")
    CUMULATIVE = "cumulative", _("All paid in up to the date")


class FundType(TextChoices):
    """How a cooperation fund is held, as the ASEAN Secretariat distinguishes them."""

    ASEAN = "asean", _("ASEAN fund")
    PARTNER_TRUST = "partner_trust", _("Partner's trust fund, managed by the ASEAN Secretariat")
    PARTNER = "partner", _("Partner's fund, managed elsewhere")


class Currency(TextChoices):
    """ISO 4217 codes of the currencies of the partnerships' members and of common donors."""

    USD = "USD", _("US dollar")
    KRW = "KRW", _("Korean won")
    AUD = "AUD", _("Australian dollar")
    BND = "BND", _("Brunei dollar")
    CAD = "CAD", _("Canadian dollar")
    CHF = "CHF", _("Swiss franc")
    CNY = "CNY", _("Chinese yuan")
    EUR = "EUR", _("Euro")
    GBP = "GBP", _("Pound sterling")
    IDR = "IDR", _("Indonesian rupiah")
    INR = "INR", _("Indian rupee")
    JPY = "JPY", _("Japanese yen")
    KHR = "KHR", _("Cambodian riel")
    LAK = "LAK", _("Lao kip")
    MMK = "MMK", _("Myanmar kyat")
    MYR = "MYR", _("Malaysian ringgit")
    NZD = "NZD", _("New Zealand dollar")
    PHP = "PHP", _("Philippine peso")
    RUB = "RUB", _("Russian rouble")
    SGD = "SGD", _("Singapore dollar")
    THB = "THB", _("Thai baht")
    VND = "VND", _("Vietnamese dong")

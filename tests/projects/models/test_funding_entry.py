"""The stored conversion: rounded half up, never guessed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from projects.choices import Currency, FundingKind
from projects.models import FundingEntry
from tests.factories import ON, make_funding, make_project, make_rate, make_source

pytestmark = pytest.mark.django_db


def stored_usd(amount: str, **values: Any) -> Decimal | None:
    entry = make_funding(make_project(), amount, **values)
    return FundingEntry.objects.get(pk=entry.pk).usd_amount


def test_us_dollars_are_their_own_conversion() -> None:
    assert stored_usd("7300000.01") == Decimal("7300000.01")


def test_zero_stays_zero() -> None:
    assert stored_usd("0") == Decimal("0.00")


@pytest.mark.parametrize(
    ("amount", "converted"),
    [
        ("0.50", "0.13"),  # 0.125
        ("0.54", "0.14"),  # 0.135
        ("0.57", "0.14"),  # 0.1425
        ("-0.50", "-0.13"),
        ("9000000000000000.00", "2250000000000000.00"),
    ],
)
def test_conversion_is_rounded_half_up_to_the_cent(amount: str, converted: str) -> None:
    rate = make_rate(usd_per_unit=Decimal("0.25"))
    found = stored_usd(amount, currency="KRW", exchange_rate=rate, kind=FundingKind.DISBURSEMENT)
    assert found == Decimal(converted)


def test_conversion_keeps_all_decimals_of_the_rate() -> None:
    rate = make_rate(usd_per_unit=Decimal("0.0007463251"))
    assert stored_usd("1000000000", currency="KRW", exchange_rate=rate) == Decimal("746325.10")


def test_without_a_rate_there_is_no_conversion() -> None:
    assert stored_usd("10000000000", currency="KRW") is None


def test_what_does_not_apply_has_no_amount_and_no_conversion() -> None:
    FundingEntry.objects.create(
        project=make_project(),
        source=make_source(),
        effective_on=ON,
        kind=FundingKind.BUDGET,
        is_not_applicable=True,
    )
    stored = FundingEntry.objects.get()
    assert (stored.amount, stored.currency, stored.usd_amount) == (None, "", None)


def test_conversion_given_by_hand_is_not_kept() -> None:
    assert stored_usd("10000000000", currency="KRW", usd_amount=Decimal(7)) is None


def test_clean_converts_what_it_checks() -> None:
    entry = FundingEntry(
        project=make_project(),
        source=make_source(),
        effective_on=ON,
        kind=FundingKind.BUDGET,
        amount=Decimal(1000),
        currency="KRW",
        exchange_rate=make_rate(),
    )
    entry.full_clean()
    assert entry.usd_amount == Decimal("0.75")


@pytest.mark.parametrize("currency", ["", "XXX", "usd", "US$"])
def test_amount_without_a_known_currency_is_refused(currency: str) -> None:
    entry = make_funding(make_project())
    entry.currency = currency
    with pytest.raises(ValidationError):
        entry.full_clean()
    rows = FundingEntry.objects.filter(pk=entry.pk)
    with (
        pytest.raises(IntegrityError, match="fundingentry_amount_has_a_currency"),
        transaction.atomic(),
    ):
        rows.update(currency=currency, usd_amount=None)


@pytest.mark.parametrize("kind", [FundingKind.DISBURSEMENT, FundingKind.EXPENDITURE])
def test_refund_is_negative(kind: FundingKind) -> None:
    entry = make_funding(make_project(), "-10.00", kind=kind)
    entry.full_clean()
    assert FundingEntry.objects.get().usd_amount == Decimal("-10.00")


def test_every_known_currency_is_accepted() -> None:
    project = make_project()
    for currency in Currency:
        make_funding(project, currency=currency).full_clean()
    assert FundingEntry.objects.count() == len(Currency)

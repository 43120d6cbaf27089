"""Which rate was known on a day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from projects.models import ExchangeRate
from tests.factories import ON, make_rate

pytestmark = pytest.mark.django_db


def test_rates_known_on_a_day_stand_latest_first() -> None:
    older, newer = make_rate(on=date(2023, 1, 2)), make_rate()
    assert list(ExchangeRate.objects.as_of(ON)) == [newer, older]
    assert list(ExchangeRate.objects.as_of(ON - timedelta(days=1))) == [older]


def test_rate_says_what_one_unit_is_worth() -> None:
    assert str(ExchangeRate(currency="KRW", usd_per_unit=Decimal("0.00075"), on=ON)) == (
        "1 KRW = 0.00075 USD (2024-05-16)"
    )

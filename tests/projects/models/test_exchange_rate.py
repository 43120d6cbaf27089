"""Which rate was known on a day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from projects.choices import ReviewState
from projects.models import ExchangeRate
from tests.factories import ON, make_funding, make_project, make_rate, make_source

pytestmark = pytest.mark.django_db


def test_rates_known_on_a_day_stand_latest_first() -> None:
    older, newer = make_rate(on=date(2023, 1, 2)), make_rate()
    assert list(ExchangeRate.objects.as_of(ON)) == [newer, older]
    assert list(ExchangeRate.objects.as_of(ON - timedelta(days=1))) == [older]


def test_rate_says_what_one_unit_is_worth() -> None:
    assert str(ExchangeRate(currency="KRW", usd_per_unit=Decimal("0.00075"), on=ON)) == (
        "1 KRW = 0.00075 USD (2024-05-16)"
    )


def make_used(state: ReviewState = ReviewState.PUBLISHED) -> ExchangeRate:
    """A rate that a sum was converted at."""
    rate = make_rate()
    make_funding(make_project(), currency="KRW", exchange_rate=rate, review_state=state)
    return rate


FIGURES = [
    ("usd_per_unit", Decimal("0.0008")),
    ("on", ON - timedelta(days=1)),
    ("currency", "EUR"),
]
REFUSAL = ["Sums were converted at this rate: enter the new one beside it."]


@pytest.mark.parametrize(("field", "value"), FIGURES)
@pytest.mark.parametrize("keep", ["full_clean", "save"])
def test_rate_that_sums_were_converted_at_can_not_be_changed(
    keep: str, field: str, value: object
) -> None:
    rate = make_used()
    stored = ExchangeRate.objects.values().get()
    setattr(rate, field, value)
    with pytest.raises(ValidationError) as refusal:
        getattr(rate, keep)()
    assert refusal.value.messages == REFUSAL
    assert ExchangeRate.objects.values().get() == stored


def test_rate_of_a_draft_sum_can_not_be_changed_either() -> None:
    """The draft's conversion is stored already."""
    rate = make_used(ReviewState.DRAFT)
    rate.usd_per_unit = Decimal("0.0008")
    with pytest.raises(ValidationError) as refusal:
        rate.save()
    assert refusal.value.messages == REFUSAL


def test_used_rate_may_get_another_source() -> None:
    rate, source = make_used(), make_source()
    rate.source = source
    rate.full_clean()
    rate.save()
    assert ExchangeRate.objects.get().source == source


@pytest.mark.parametrize(("field", "value"), FIGURES)
def test_rate_that_was_never_used_can_be_changed(field: str, value: object) -> None:
    make_used()
    rate = make_rate()
    setattr(rate, field, value)
    rate.full_clean()
    rate.save()
    assert ExchangeRate.objects.values(field).get(pk=rate.pk) == {field: value}

"""An official statement, exactly as far as its source goes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from projects.models import Claim
from tests.factories import ON, make_claim, make_plan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "values",
    [
        {"percentage": None},
        {"percentage": Decimal(0)},
        {"percentage": Decimal(100)},
        {"percentage": Decimal(95), "numerator": 171, "denominator": 181},
        {"percentage": None, "numerator": 0, "denominator": 0},
        {"percentage": None, "numerator": 171},
    ],
)
def test_claim_may_say_as_much_or_as_little_as_its_source(values: dict[str, Any]) -> None:
    make_claim(make_plan(), **values).full_clean()


def test_claim_is_named_by_what_was_said() -> None:
    said = {"verb": "carried out", "effective_on": ON}
    assert [str(Claim(percentage=Decimal("95.00"), **said)), str(Claim(**said))] == [
        "95% carried out (2024-05-16)",
        "carried out (2024-05-16)",
    ]

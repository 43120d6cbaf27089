"""What an indicator measures, and that zero is a baseline."""

from __future__ import annotations

from decimal import Decimal

import pytest

from projects.models import Indicator
from tests.factories import (
    make_fund,
    make_indicator,
    make_partnership,
    make_plan,
    make_project,
    make_source,
)

pytestmark = pytest.mark.django_db


def test_indicator_names_the_one_thing_that_it_measures() -> None:
    subjects = {
        "project": make_project(),
        "plan": make_plan(),
        "partnership": make_partnership(),
        "fund": make_fund(),
    }
    found = {name: make_indicator(**{name: row}).subject for name, row in subjects.items()}
    assert found == subjects


def test_indicator_of_nothing_yet_has_no_subject() -> None:
    with pytest.raises(ValueError, match="measures nothing yet"):
        Indicator().subject  # noqa: B018


def test_baseline_of_zero_needs_year_and_source_and_none_needs_neither() -> None:
    make_indicator(
        fund=make_fund(),
        baseline_value=Decimal(0),
        baseline_year=2020,
        baseline_source=make_source(),
    ).full_clean()
    make_indicator(fund=make_fund()).full_clean()

"""Indicators: baseline, the latest counted target and reading, and the whole ledgers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from projects.documents.entries import source_document
from projects.documents.indicator import indicator_documents
from projects.documents.shapes import IndicatorShape
from projects.models import Indicator
from tests.factories import (
    ON,
    make_indicator,
    make_project,
    make_reading,
    make_source,
    make_target,
)

pytestmark = pytest.mark.django_db


def make_one(**values: Any) -> Indicator:
    return make_indicator(project=make_project(), **values)


def document(indicator: Indicator, on: date = ON) -> IndicatorShape:
    return indicator_documents([indicator], on=on)[indicator.pk]


@pytest.mark.parametrize(("value", "text"), [("0", "0"), ("100", "100"), ("0.5000", "0.5")])
def test_baseline_is_exact_with_its_year_and_source(value: str, text: str) -> None:
    """U18."""
    source = make_source()
    indicator = make_one(baseline_value=Decimal(value), baseline_year=2020, baseline_source=source)
    assert document(indicator)["baseline"] == {
        "value": text,
        "year": 2020,
        "source": source_document(source),
    }


def test_unknown_baseline_is_null() -> None:
    """U18."""
    assert document(make_one())["baseline"] is None


def test_latest_counted_values_stand_beside_the_whole_ledgers() -> None:
    indicator = make_one()
    make_reading(indicator, "1", effective_on=date(2023, 1, 1))
    make_reading(indicator, "2")
    make_reading(indicator, "9", is_counted=False, counting_reason="Another source is nearer")
    make_target(indicator, "100", due_on=date(2028, 12, 31), due_precision="year")
    found = document(indicator)
    assert found["reading"] is not None
    assert found["target"] is not None
    assert (found["reading"]["value"], [it["value"] for it in found["readings"]]) == (
        "2",
        ["1", "2", "9"],
    )
    assert (found["target"]["value"], found["target"]["due_on"]) == ("100", "2028-12-31")


def test_value_of_a_day_knows_nothing_of_later_days() -> None:
    indicator = make_one()
    make_reading(indicator, "1", effective_on=date(2023, 1, 1))
    make_reading(indicator, "2")
    found = document(indicator, on=ON - timedelta(days=1))
    assert [it["value"] for it in found["readings"]] == ["1"]


def test_superseded_reading_no_longer_speaks() -> None:
    indicator = make_one()
    first = make_reading(indicator, "1")
    make_reading(
        indicator, "2", supersedes=first, is_correction=True, effective_on=date(2023, 1, 1)
    )
    found = document(indicator)
    assert found["reading"] is not None
    assert found["reading"]["value"] == "2"


def test_draft_values_are_left_out() -> None:
    """T01."""
    indicator = make_one()
    make_reading(indicator, review_state="draft")
    make_target(indicator, review_state="submitted")
    found = document(indicator)
    assert (found["readings"], found["targets"], found["reading"]) == ([], [], None)


def test_words_and_not_applicable_are_no_numbers() -> None:
    """U18."""
    indicator = make_one(measure="qualitative")
    make_reading(indicator, "0")
    values = indicator.readings.values("source")
    indicator.readings.create(
        effective_on=ON, source_id=values[0]["source"], text="Law drafted", review_state="published"
    )
    indicator.readings.create(
        effective_on=ON,
        source_id=values[0]["source"],
        is_not_applicable=True,
        review_state="published",
    )
    found = document(indicator)
    assert [(it["value"], it["text"], it["is_not_applicable"]) for it in found["readings"]] == [
        ("0", "", False),
        (None, "Law drafted", False),
        (None, "", True),
    ]

"""A value of an indicator: zero, words, not applicable, and nothing at all."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from projects.choices import ReviewState
from projects.models import PublishedEntryError, Reading, ReadingPart
from tests.factories import ON, make_fund, make_indicator, make_reading, make_source

pytestmark = pytest.mark.django_db


def reading(**values: Any) -> Reading:
    return Reading(
        indicator=make_indicator(fund=make_fund()), effective_on=ON, source=make_source(), **values
    )


@pytest.mark.parametrize(
    "values",
    [
        {"value": Decimal(0)},
        {"value": Decimal("-1.5")},
        {"text": "First draft of the law"},
        {"value": Decimal(3), "text": "three, one of them in Laos"},
        {"is_not_applicable": True},
    ],
)
def test_reading_says_something(values: dict[str, Any]) -> None:
    """U18."""
    reading(**values).full_clean()


@pytest.mark.parametrize("values", [{}, {"is_not_applicable": True, "value": Decimal(0)}])
def test_reading_that_says_nothing_or_two_things_is_refused(values: dict[str, Any]) -> None:
    """U18."""
    with pytest.raises(ValidationError) as refusal:
        reading(**values).full_clean()
    assert refusal.value.messages == [
        "Give the value, in figures or words; or tick “not applicable” and leave it empty."
    ]


def test_reading_is_named_by_its_value_or_its_words() -> None:
    assert [
        str(Reading(value=Decimal(0), effective_on=ON)),
        str(Reading(text="x", effective_on=ON)),
    ] == [
        "0 (2024-05-16)",
        "x (2024-05-16)",
    ]


def make_part(**values: Any) -> ReadingPart:
    return ReadingPart.objects.create(
        reading=make_reading(make_indicator(fund=make_fund()), **values),
        dimension="sex",
        label="women",
        value=5,
    )


@pytest.mark.parametrize("state", [ReviewState.PUBLISHED, ReviewState.WITHDRAWN])
def test_part_of_a_released_reading_can_not_be_changed(state: ReviewState) -> None:
    """A part is a figure too, and has no review of its own."""
    part = make_part(review_state=state)
    part.value = Decimal(6)
    with pytest.raises(PublishedEntryError) as refusal:
        part.save()
    assert str(refusal.value) == (
        "A part of a published reading can't be changed: supersede the reading."
    )
    assert ReadingPart.objects.get().value == 5


@pytest.mark.parametrize("state", [ReviewState.PUBLISHED, ReviewState.WITHDRAWN])
def test_part_of_a_released_reading_can_not_be_deleted(state: ReviewState) -> None:
    part = make_part(review_state=state)
    with pytest.raises(PublishedEntryError):
        part.delete()
    assert list(ReadingPart.objects.all()) == [part]


def test_part_of_a_draft_reading_can_be_changed_and_deleted() -> None:
    part = make_part(review_state=ReviewState.DRAFT)
    part.value = Decimal(6)
    part.save()
    assert ReadingPart.objects.get().value == 6
    part.delete()
    assert list(ReadingPart.objects.all()) == []

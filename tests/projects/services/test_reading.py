"""A reading and its parts are entered together, or not at all."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from projects.models import Reading, ReadingPart, history_of
from projects.services.reading import record_reading
from tests.factories import ON, make_indicator, make_project, make_source, make_staff

pytestmark = pytest.mark.django_db


def a_reading() -> Reading:
    return Reading(
        indicator=make_indicator(project=make_project()),
        value="10",
        effective_on=ON,
        source=make_source(),
    )


def part(label: str) -> ReadingPart:
    return ReadingPart(dimension="sex", label=label, value="5")


def test_a_reading_is_entered_with_its_parts() -> None:
    staff, reading = make_staff(), a_reading()
    record_reading(reading, [part("women"), part("men")], by=staff, reason="By mail")
    assert [it.label for it in reading.parts.all()] == ["men", "women"]
    told = [*history_of(Reading).all(), *history_of(ReadingPart).all()]
    assert {(it.history_user, it.history_change_reason) for it in told} == {(staff, "By mail")}
    assert (reading.review_state, len(told)) == ("draft", 3)


def test_with_a_wrong_part_nothing_is_entered() -> None:
    with pytest.raises(ValidationError) as refused:
        record_reading(a_reading(), [part("women"), part("women")], by=make_staff())
    assert set(refused.value.message_dict) == {"parts"}
    assert not Reading.objects.exists()

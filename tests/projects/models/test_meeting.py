"""What “as of the meeting” means, and which meetings are seen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from projects.choices import PublicationState
from projects.models import Meeting
from tests.factories import ON, make_meeting, make_partnership

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("ends_on", "last_on"), [(None, ON), (ON, ON), (date(2024, 5, 18), date(2024, 5, 18))]
)
def test_last_day_of_a_meeting_is_its_end_or_else_its_start(
    ends_on: date | None, last_on: date
) -> None:
    assert Meeting(starts_on=ON, ends_on=ends_on).last_on == last_on


def test_meeting_has_begun_from_its_first_day_on() -> None:
    meeting = make_meeting(ends_on=ON + timedelta(days=2))
    assert list(Meeting.objects.as_of(ON - timedelta(days=1))) == []
    assert list(Meeting.objects.as_of(ON)) == [meeting]


def test_meetings_stand_newest_first() -> None:
    older = make_meeting(title="A", starts_on=date(2020, 1, 1))
    second = make_meeting(title="B")
    first = make_meeting(title="A")
    assert list(Meeting.objects.in_order()) == [first, second, older]


def test_meeting_of_a_hidden_partnership_is_hidden() -> None:
    make_meeting(partnership=make_partnership(publication_state=PublicationState.DRAFT))
    make_meeting(publication_state=PublicationState.WITHDRAWN)
    seen = make_meeting()
    assert list(Meeting.objects.published()) == [seen]

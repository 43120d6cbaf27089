"""Which plans there were on a date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from projects.choices import PublicationState
from projects.models import Plan
from tests.factories import ON, make_meeting, make_partnership, make_plan

pytestmark = pytest.mark.django_db

START = date(2021, 1, 1)


@pytest.mark.parametrize(
    ("on", "found"), [(START - timedelta(days=1), 0), (START, 1), (date(2099, 1, 1), 1)]
)
def test_plan_is_there_once_its_period_has_begun(on: date, found: int) -> None:
    make_plan(starts_on=START)
    assert Plan.objects.as_of(on).count() == found


def test_adopted_plan_is_there_before_its_period_begins() -> None:
    make_plan(starts_on=date(2026, 1, 1), ends_on=None, adopted_at=make_meeting(starts_on=ON))
    assert Plan.objects.as_of(ON - timedelta(days=1)).count() == 0
    assert Plan.objects.as_of(ON).count() == 1


def test_adoption_at_a_hidden_meeting_is_not_told() -> None:
    """T01."""
    hidden = make_meeting(starts_on=ON, publication_state=PublicationState.DRAFT)
    make_plan(starts_on=date(2026, 1, 1), ends_on=None, adopted_at=hidden)
    assert Plan.objects.as_of(ON).count() == 0


def test_plan_of_a_hidden_partnership_is_hidden() -> None:
    make_plan(partnership=make_partnership(publication_state=PublicationState.DRAFT))
    make_plan(publication_state=PublicationState.SUBMITTED)
    seen = make_plan()
    assert list(Plan.objects.published()) == [seen]


def test_plans_stand_by_partnership_and_newest_first() -> None:
    a, b = make_partnership(name="A"), make_partnership(name="B")
    last = make_plan(partnership=b)
    older = make_plan(partnership=a, starts_on=date(2016, 1, 1))
    newer = make_plan(partnership=a, starts_on=date(2021, 1, 1))
    assert list(Plan.objects.in_order()) == [newer, older, last]

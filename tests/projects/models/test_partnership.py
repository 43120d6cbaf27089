"""Membership and coordination hold from one date to another."""

from __future__ import annotations

from datetime import date

import pytest

from projects.choices import PublicationState
from projects.models import CoordinatorTerm, Membership
from tests.factories import make_country, make_partnership, make_source

pytestmark = pytest.mark.django_db

JOINED, LEFT = date(2025, 10, 26), date(2027, 10, 25)


@pytest.mark.parametrize(
    ("on", "found"),
    [
        (date(2025, 10, 25), 0),
        (JOINED, 1),
        (date(2026, 1, 1), 1),
        (LEFT, 1),
        (date(2027, 10, 26), 0),
    ],
)
def test_role_holds_on_its_first_and_last_day_and_between(on: date, found: int) -> None:
    CoordinatorTerm.objects.create(
        partnership=make_partnership(),
        country=make_country(),
        starts_on=JOINED,
        ends_on=LEFT,
        source=make_source(),
    )
    assert CoordinatorTerm.objects.as_of(on).count() == found


@pytest.mark.parametrize(
    ("starts_on", "ends_on"), [(None, None), (None, LEFT), (JOINED, None), (JOINED, JOINED)]
)
def test_empty_date_sets_no_limit(starts_on: date | None, ends_on: date | None) -> None:
    Membership.objects.create(
        partnership=make_partnership(),
        country=make_country(),
        side="asean",
        starts_on=starts_on,
        ends_on=ends_on,
        source=make_source(),
    )
    assert Membership.objects.as_of(JOINED).count() == 1


@pytest.mark.parametrize(
    ("state", "found"), [(PublicationState.PUBLISHED, 1), (PublicationState.DRAFT, 0)]
)
def test_roles_of_a_hidden_partnership_are_hidden(state: PublicationState, found: int) -> None:
    partnership = make_partnership(publication_state=state)
    values = {"partnership": partnership, "country": make_country(), "source": make_source()}
    CoordinatorTerm.objects.create(**values)
    Membership.objects.create(**values, side="asean")
    assert CoordinatorTerm.objects.published().count() == found
    assert Membership.objects.published().count() == found

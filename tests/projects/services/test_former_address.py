"""A former address leads to the present one in one hop."""

from __future__ import annotations

import pytest

from projects.choices import Noun
from projects.models import FormerAddress
from projects.services.former_address import leave_address

pytestmark = pytest.mark.django_db


def addresses() -> set[tuple[str, str, str]]:
    return set(FormerAddress.objects.values_list("noun", "slug", "leads_to"))


def test_chain_collapses() -> None:
    leave_address(Noun.PLAN, "one", "two")
    leave_address(Noun.PLAN, "two", "three")
    assert addresses() == {("plan", "one", "three"), ("plan", "two", "three")}


def test_circle_ends_at_the_present_address() -> None:
    leave_address(Noun.PLAN, "one", "two")
    leave_address(Noun.PLAN, "two", "one")
    assert addresses() == {("plan", "two", "one")}


def test_kinds_of_records_do_not_meet() -> None:
    leave_address(Noun.PLAN, "one", "two")
    leave_address(Noun.FUND, "two", "three")
    assert addresses() == {("plan", "one", "two"), ("fund", "two", "three")}


def test_address_left_twice_leads_to_the_latest() -> None:
    leave_address(Noun.PLAN, "one", "two")
    leave_address(Noun.PLAN, "one", "three")
    assert addresses() == {("plan", "one", "three")}

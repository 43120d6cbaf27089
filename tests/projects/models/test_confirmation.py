"""“Still accurate” is an event with a day of its own."""

from __future__ import annotations

from datetime import timedelta

import pytest

from projects.models import Confirmation
from tests.factories import ON, make_project

pytestmark = pytest.mark.django_db


def test_confirmation_holds_from_its_day_on() -> None:
    made = Confirmation.objects.create(project=make_project(), confirmed_on=ON)
    assert list(Confirmation.objects.as_of(ON - timedelta(days=1))) == []
    assert list(Confirmation.objects.as_of(ON)) == [made]

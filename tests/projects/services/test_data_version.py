"""The one number that rises with every change the public can see."""

from __future__ import annotations

import pytest

from projects.models import DataVersion
from projects.services.data_version import raise_data_version

pytestmark = pytest.mark.django_db


def test_first_publication_makes_the_one_row() -> None:
    raise_data_version()
    assert list(DataVersion.objects.values_list("id", "number")) == [(1, 1)]


def test_each_publication_raises_the_number_by_one_and_its_moment() -> None:
    raise_data_version()
    before = DataVersion.objects.get()
    raise_data_version()
    after = DataVersion.objects.get()
    assert after.number == before.number + 1
    assert after.raised_at > before.raised_at

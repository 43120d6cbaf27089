"""A country's code is its key: an unknown one can't be stored anywhere."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from projects.models import ProjectCountry
from tests.factories import make_country, make_project

pytestmark = pytest.mark.django_db


def test_unknown_country_code_is_refused_with_a_sentence() -> None:
    make_country("VN")
    with pytest.raises(ValidationError) as refusal:
        ProjectCountry(project=make_project(), country_id="XX").full_clean()
    assert refusal.value.message_dict == {
        "country": ["country instance with code 'XX' is not a valid choice."]
    }


def test_unknown_country_code_is_refused_by_the_database() -> None:
    make_country("VN")
    row = ProjectCountry(project=make_project(), country_id="XX")
    with pytest.raises(IntegrityError), transaction.atomic():
        store_and_check(row)


def store_and_check(row: ProjectCountry) -> None:
    """Store a row and check now what both databases check at the commit."""
    ProjectCountry.objects.bulk_create([row])
    connection.check_constraints()

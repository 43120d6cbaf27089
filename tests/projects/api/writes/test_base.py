"""What a write is refused for is a rule; whatever else goes wrong is a fault, and logged as one."""

import pytest
from django.db import IntegrityError, transaction

from projects.api.answers.problems import Refused
from projects.api.writes.base import refusals
from projects.models import Project
from tests.factories import make_project

pytestmark = pytest.mark.django_db


def test_the_database_refuses_by_its_rules_alone() -> None:
    make_project(slug="taken")
    with pytest.raises(Refused) as refusal, transaction.atomic(), refusals():
        Project.objects.bulk_create([Project(slug="taken", title="Another")])
    told = (refusal.value.status_code, str(refusal.value.detail))
    assert told == (409, "Project with this Address already exists.")
    with pytest.raises(IntegrityError), transaction.atomic(), refusals():
        Project.objects.bulk_create([Project(slug="new", title=None)])  # type: ignore[misc]

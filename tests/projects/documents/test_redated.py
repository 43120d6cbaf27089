"""A document of another day, without looking up again what its text names."""

import json
from datetime import date

import pytest

from projects.choices import Status
from projects.documents.project import compose, redated
from projects.documents.references import Published
from tests.factories import (
    make_funding,
    make_indicator,
    make_period,
    make_plan,
    make_project,
    make_reading,
    make_status,
    publish,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("on", [date(2022, 1, 1), date(2023, 6, 1), date(2025, 1, 1)])
def test_redated_document_is_the_composed_one(on: date) -> None:
    project = make_project()
    project.plans.add(make_plan())
    make_status(project, Status.APPROVED, effective_on=date(2023, 1, 1))
    make_status(project, Status.ONGOING, effective_on=date(2024, 1, 1))
    make_period(project, ends_on=date(2025, 1, 1))
    make_funding(project)
    make_reading(make_indicator(project=project))
    record = publish(project)
    composed = compose({record.pk: Published.of(record)}, on=on)[record.pk].document
    stored = {record.pk: json.loads(record.document)}
    assert redated(stored, on=on) == {record.pk: json.loads(json.dumps(composed))}

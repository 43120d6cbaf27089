"""The tree of a plan's areas stays within the plan and free of circles."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from projects.models import FocusArea
from tests.factories import make_area, make_plan

pytestmark = pytest.mark.django_db


def test_area_can_not_be_part_of_its_own_part() -> None:
    top = make_area()
    middle = make_area(plan=top.plan, parent=top)
    top.parent = make_area(plan=top.plan, parent=middle)
    with pytest.raises(ValidationError) as refusal:
        top.full_clean()
    assert refusal.value.message_dict == {"parent": ["That area is itself part of this one."]}


def test_area_can_not_be_part_of_another_plans_area() -> None:
    area = make_area(parent=make_area())
    with pytest.raises(ValidationError) as refusal:
        area.full_clean()
    assert refusal.value.message_dict == {"parent": ["That area belongs to another plan."]}


def test_areas_may_be_nested_at_any_depth() -> None:
    area = make_area()
    for _ in range(5):
        area = make_area(plan=area.plan, parent=area)
    area.full_clean()


def test_areas_stand_as_the_document_lists_them() -> None:
    plan = make_plan()
    third, first, second = (make_area(plan=plan, position=it) for it in (2, 0, 1))
    assert list(FocusArea.objects.in_order()) == [first, second, third]


def test_area_is_named_by_number_and_title() -> None:
    assert [str(FocusArea(number="1.1", title="Trade")), str(FocusArea(title="Trade"))] == [
        "1.1 Trade",
        "Trade",
    ]

"""A line stays within its plan; its number is the document's own text."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from projects.models import ActionLine
from tests.factories import make_area, make_line, make_plan

pytestmark = pytest.mark.django_db


def test_line_can_not_stand_in_another_plans_area() -> None:
    line = make_line(focus_area=make_area())
    with pytest.raises(ValidationError) as refusal:
        line.full_clean()
    assert refusal.value.message_dict == {"focus_area": ["That area belongs to another plan."]}


def test_line_may_stand_in_its_own_plans_area_or_in_none() -> None:
    area = make_area()
    make_line(plan=area.plan, focus_area=area).full_clean()
    make_line(plan=area.plan).full_clean()


def test_two_plans_may_use_one_number() -> None:
    make_line(number="1.1.1")
    make_line(number="1.1.1").full_clean()


def test_lines_stand_in_the_order_of_the_document_not_of_their_numbers() -> None:
    plan = make_plan()
    for position, number in enumerate(["1.1(a)", "II.", "1.10", "1.9"]):
        make_line(plan=plan, number=number, position=position)
    assert [line.number for line in ActionLine.objects.in_order()] == [
        "1.1(a)",
        "II.",
        "1.10",
        "1.9",
    ]

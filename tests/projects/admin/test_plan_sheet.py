"""Taking a plan's areas and lines out, and bringing them back."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from projects.choices import StaffRole
from projects.models import ActionLine, Plan, Rehearsal
from tests.factories import make_area, make_line, make_member, make_plan
from tests.projects.admin.forms import url
from tests.projects.imports.sheets import as_file, exported_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    plan = make_plan(slug="plan-a")
    area = make_area(plan=plan, number="1.")
    make_line(plan=plan, number="1.10", focus_area=area, text="Do this", publication_state="draft")
    return plan


def hand_in(desk: Client, plan: Plan, rows: list[dict[str, str]]) -> Any:
    file = SimpleUploadedFile("tree.csv", as_file(rows))
    return desk.post(url(Plan, "import", plan.pk), {"file": file}, follow=True)


def test_the_tree_is_exported_with_its_numbers_as_text(desk: Client, plan: Plan) -> None:
    response = desk.get(url(Plan, "export", plan.pk, "xlsx"))
    book = load_workbook(BytesIO(response.content))
    assert response["Content-Disposition"] == 'attachment; filename="plan-a.xlsx"'
    number = book.worksheets[0]["B3"]
    assert (number.value, number.data_type, number.number_format) == ("1.10", "s", "@")


def test_an_import_is_shown_and_stored(desk: Client, plan: Plan) -> None:
    rows = exported_tree(plan)
    rows[1]["text"] = "Do that"
    response = hand_in(desk, plan, rows)
    assert "Store 1 row" in response.content.decode()
    response = desk.post(url(Plan, "apply", plan.pk, Rehearsal.objects.get().pk), follow=True)
    assert [str(it) for it in response.context["messages"]] == ["“tree.csv” is stored."]
    assert ActionLine.objects.get().text == "Do that"


def test_a_rehearsal_belongs_to_its_plan(desk: Client, plan: Plan) -> None:
    rows = exported_tree(plan)
    rows[1]["text"] = "Do that"
    hand_in(desk, plan, rows)
    key = Rehearsal.objects.get().pk
    assert desk.post(url(Plan, "apply", make_plan().pk, key)).status_code == 404
    assert ActionLine.objects.get().text == "Do this"


@pytest.mark.parametrize("role", [StaffRole.VIEWER, StaffRole.EDITOR])
def test_only_a_plans_reviewers_import_its_tree(
    client: Client, plan: Plan, role: StaffRole
) -> None:
    client.force_login(make_member(role))
    assert client.get(url(Plan, "import", plan.pk)).status_code == 403
    assert hand_in(client, plan, exported_tree(plan)).status_code == 403
    assert Rehearsal.objects.count() == 0


def test_a_reviewer_imports_the_tree_of_their_own_plan_alone(client: Client, plan: Plan) -> None:
    client.force_login(make_member(StaffRole.REVIEWER, plans=[plan]))
    assert client.get(url(Plan, "import", plan.pk)).status_code == 200
    assert client.get(url(Plan, "import", make_plan().pk)).status_code == 403

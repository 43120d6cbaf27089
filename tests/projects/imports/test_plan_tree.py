"""What a plan's sheet would change in its areas and lines, and what storing it leaves."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from projects.choices import StaffRole
from projects.imports.rehearsal import apply_rehearsal, hand_in
from projects.models import ActionLine, FocusArea, Plan, Project
from projects.services.history import save_with_history
from tests.factories import (
    make_area,
    make_line,
    make_member,
    make_plan,
    make_public_project,
    make_source,
    make_staff,
)
from tests.projects.imports.sheets import (
    as_file,
    cells,
    exported_tree,
    imported,
    problems,
    rehearsed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    """Two areas, one in the other, and three lines; one area bears no number."""
    plan = make_plan(slug="plan")
    first = make_area(plan=plan, number="1.", position=1, title="First", slug="plan-1")
    inner = make_area(plan=plan, number="1.1", position=1, parent=first, slug="plan-1-1")
    make_area(plan=plan, position=2, title="Without", slug="plan-without")
    make_line(plan=plan, number="1.1.1", position=1, focus_area=inner, text="One")
    make_line(plan=plan, number="1.1.2", position=2, focus_area=inner, text="Two")
    make_line(plan=plan, number="9", position=3, text="Outside")
    return plan


def new(kind: str, number: str, text: str, **values: str) -> dict[str, str]:
    return {"kind": kind, "number": number, "text": text} | values


def shape(plan: Plan) -> list[tuple[str, str, str, str]]:
    """The tree as its export has it: what, number, in which area, text."""
    return [(it["kind"], it["number"], it["parent"], it["text"]) for it in exported_tree(plan)]


def test_the_rows_stand_in_the_order_of_the_document(plan: Plan) -> None:
    assert shape(plan) == [
        ("area", "1.", "", "First"),
        ("area", "1.1", "1.", FocusArea.objects.get(slug="plan-1-1").title),
        ("line", "1.1.1", "1.1", "One"),
        ("line", "1.1.2", "1.1", "Two"),
        ("area", "", "", "Without"),
        ("line", "9", "", "Outside"),
    ]


def test_what_was_exported_changes_nothing(plan: Plan) -> None:
    outcome = rehearsed(exported_tree(plan), plan=plan)
    assert (outcome.rows, outcome.same) == ([], 6)


def test_each_changed_cell_is_named_and_stored(plan: Plan) -> None:
    rows = exported_tree(plan)
    rows[2] |= {"text": "One, amended", "locator": "p. 3", "parent": "plan-without"}
    assert cells(rehearsed(rows, plan=plan)) == [
        ("parent", "change", "1.1", "plan-without"),
        ("text", "change", "One", "One, amended"),
        ("locator", "change", "", "p. 3"),
    ]
    batch = imported(rows, plan=plan)
    line = ActionLine.objects.get(number="1.1.1")
    assert (line.text, line.locator, line.focus_area, line.version) == (
        "One, amended",
        "p. 3",
        FocusArea.objects.get(slug="plan-without"),
        2,
    )
    saved = line.history.first()
    assert (saved.history_detail, saved.history_batch, saved.history_origin) == (
        "row 4",
        batch,
        "import",
    )


def test_a_whole_tree_is_added_in_the_order_of_the_file() -> None:
    plan, source = make_plan(slug="new-plan"), make_source()
    said = {"source": source.slug, "locator": "p. 1"}
    imported(
        [
            new("line", "1.1(a)", "Do this", parent="1.1", **said),
            new("area", "1.", "First", **said),
            new("area", "1.1", "Inner", parent="1.", **said),
            new("line", "1.1(b)", "Do that", parent="1.1", text_ko="저것", **said),
            new("area", "", "Second", **said),
            new("line", "II", "Do more", parent="Second", **said),
        ],
        plan=plan,
    )
    assert shape(plan) == [
        ("area", "1.", "", "First"),
        ("area", "1.1", "1.", "Inner"),
        ("line", "1.1(a)", "1.1", "Do this"),
        ("line", "1.1(b)", "1.1", "Do that"),
        ("area", "", "", "Second"),
        ("line", "II", "new-plan-second", "Do more"),
    ]
    assert {*ActionLine.objects.values_list("slug", "position", "publication_state")} == {
        ("new-plan-1-1-a", 1, "draft"),
        ("new-plan-1-1-b", 2, "draft"),
        ("new-plan-ii", 3, "draft"),
    }


def test_the_same_file_twice_changes_nothing() -> None:
    plan, source = make_plan(), make_source()
    rows = [
        new("area", "1.", "First", source=source.slug),
        new("area", "", "Second", source=source.slug),
        new("line", "1.1", "Do this", parent="1.", source=source.slug),
    ]
    imported(rows, plan=plan)
    outcome = rehearsed(rows, plan=plan)
    assert (problems(outcome), outcome.rows, outcome.same) == ([], [], 3)


def test_a_new_line_follows_the_row_above_it(plan: Plan) -> None:
    rows = exported_tree(plan)
    source = rows[0]["source"]
    added = new("line", "1.1.1bis", "Between", parent="1.1", source=source)
    imported([*rows[:3], dict.fromkeys(rows[0], "") | added, *rows[3:]], plan=plan)
    lines = [number for kind, number, _, _ in shape(plan) if kind == "line"]
    assert lines == ["1.1.1", "1.1.1bis", "1.1.2", "9"]


def test_lines_without_a_version_are_found_by_their_number(plan: Plan) -> None:
    rows = [new("line", "1.1.1", "One", text_ko="하나"), new("area", "1.", "First", text_ko="첫째")]
    assert cells(rehearsed(rows, plan=plan)) == [
        ("text_ko", "change", "", "하나"),
        ("text_ko", "change", "", "첫째"),
    ]


def test_what_a_colleague_changed_since_stays_or_is_decided(plan: Plan) -> None:
    rows = exported_tree(plan)
    line = ActionLine.objects.get(number="1.1.1")
    line.text, line.locator = "Theirs", "p. 9"
    save_with_history(line, by=make_staff(username="colleague"), reason="Edited")
    rows[2]["text"] = "Mine"
    outcome = rehearsed(rows, plan=plan)
    assert cells(outcome) == [
        ("text", "conflict", "Theirs", "Mine"),
        ("locator", "kept", "p. 9", ""),
    ]
    assert {cell.changed_by for cell in outcome.rows[0].cells} == {"colleague"}


def test_a_public_line_says_so_and_shows_its_new_words_at_once(plan: Plan) -> None:
    line = ActionLine.objects.get(number="1.1.1")
    project = make_public_project()
    project.action_lines.add(line)
    rows = exported_tree(plan)
    rows[2]["text"] = "In other words"
    outcome = rehearsed(rows, plan=plan)
    assert [row.is_public for row in outcome.rows] == [True]
    imported(rows, plan=plan)
    assert ActionLine.objects.published().get(pk=line.pk).text == "In other words"


def test_a_plan_that_needs_two_people_lets_no_public_line_change(plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(needs_two_people=True)
    plan.refresh_from_db()
    rows = exported_tree(plan)
    rows[2]["text"] = "In other words"
    assert [it[:2] for it in problems(rehearsed(rows, plan=plan, by=make_staff()))] == [(4, "text")]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (
            new("chapter", "3", "Text"),
            ("kind", "“chapter” is not among the words for this: write one of area, line."),
        ),
        (new("", "3", "Text"), ("kind", "Say what the row is: area or line.")),
        (new("line", "", "Text"), ("number", "Each line has a number, like 1.1.2.")),
        (new("line", "3", ""), ("text", "Each area has a title, and each line a text.")),
        (new("line", "3", "Text"), ("source", "Name the document that states it by its address.")),
        (
            new("line", "3", "Text", parent="1.2", source="document"),
            ("parent", "The plan has no area “1.2”: write its number. Did you mean “1.”, “1.1”?"),
        ),
        (
            new("line", "1" * 21, "Text", source="document"),
            ("number", "Ensure this value has at most 20 characters (it has 21)."),
        ),
        (
            new("area", "1.", "First", parent="1.1"),
            ("parent", "“1.1” is itself part of this area."),
        ),
        (
            new("area", "1.1.1", "One", slug="nowhere"),
            (
                "slug",
                (
                    "The plan has no area or line at this address: leave it as it was exported, "
                    "or empty for a new row."
                ),
            ),
        ),
    ],
)
def test_each_mistake_is_explained_beside_its_cell(
    plan: Plan, row: dict[str, str], problem: tuple[str, str]
) -> None:
    make_source(slug="document")
    [(number, column, sentence)] = problems(rehearsed([row], plan=plan))
    assert (number, column, sentence) == (2, *problem)


def test_columns_that_name_the_row_can_not_be_missing(plan: Plan) -> None:
    assert [it[1] for it in problems(rehearsed([{"number": "1."}], plan=plan))] == ["kind", "text"]


def test_an_editor_has_no_plan_to_change(plan: Plan) -> None:
    editor = make_member(StaffRole.EDITOR)
    rehearsal = hand_in("s.csv", as_file(exported_tree(plan)), by=editor, plan=plan)
    with pytest.raises(ValidationError):
        apply_rehearsal(rehearsal, by=editor)
    assert problems(rehearsed(exported_tree(plan), by=editor, plan=plan)) == [
        (0, "", "This plan is not yours to change.")
    ]


def test_nothing_is_deleted_by_leaving_it_out(plan: Plan) -> None:
    rows = exported_tree(plan)
    rows[0]["text"] = "Only this"
    imported(rows[:1], plan=plan)
    assert len(exported_tree(plan)) == 6
    assert Project.objects.count() == 0


@pytest.mark.parametrize("count", [1, 30])
def test_a_rehearsal_costs_the_same_with_1_and_30_rows(
    count: int, django_assert_num_queries: Any
) -> None:
    plan = make_plan()
    for number in range(count):
        make_line(plan=plan, number=str(number))
    rows = exported_tree(plan)
    for row in rows:
        row["text"] = "Changed"
    content = as_file(rows)
    with django_assert_num_queries(8):
        hand_in("sheet.csv", content, by=None, plan=plan)

"""What a project sheet would change, and what storing it leaves (S19, T10, T19, T20)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from projects.choices import ReviewState, StaffRole
from projects.imports.rehearsal import Drifted, apply_rehearsal, decide, hand_in, outcome_of
from projects.imports.sheet.outcome import Decision
from projects.models import Batch, Period, Project, PublicRecord, StatusUpdate
from projects.services.history import save_with_history
from tests.factories import (
    make_area,
    make_line,
    make_member,
    make_organisation,
    make_period,
    make_plan,
    make_project,
    make_public_project,
    make_reporting_period,
    make_source,
    make_staff,
    make_status,
    make_territory,
    make_theme,
)
from tests.projects.imports.sheets import (
    as_file,
    cells,
    exported,
    imported,
    problems,
    rehearsed,
)

pytestmark = pytest.mark.django_db


def make_full_project(**values: Any) -> Project:
    """One with something in every column."""
    project = make_project(
        **{
            "acronym": "FULL",
            "title_ko": "제목",
            "summary": "Two lines.\r\n=1+1",
            "summary_ko": "요약",
            "is_signature": True,
            "review_interval_days": 0,
            "parent": make_project(),
            "follows": make_project(),
        }
        | values
    )
    project.plans.add(make_plan(), make_plan())
    project.focus_areas.add(make_area())
    project.action_lines.add(make_line())
    project.themes.add(make_theme())
    project.owner_organisations.add(make_organisation())
    project.owners.add(make_staff())
    make_territory(project, "VN")
    make_territory(project, "LA")
    make_status(project, note="So it is.", locator="p. 4")
    make_period(project, starts_on=date(2024, 1, 1), ends_on=date(2026, 12, 31))
    return project


def edit(project: Project, *, by: User | None = None, **values: Any) -> None:
    """A colleague changes the project on its page."""
    fresh = Project.objects.get(pk=project.pk)
    vars(fresh).update(values)
    save_with_history(fresh, by=by, reason="Edited")


def test_what_was_exported_changes_nothing() -> None:
    make_full_project()
    make_project()
    outcome = rehearsed(exported(*Project.objects.all()))
    assert outcome.rows == []
    assert outcome.counts() == {"add": 0, "change": 0, "same": 4, "conflict": 0, "error": 0}


def test_each_changed_cell_is_named_and_nothing_else() -> None:
    project, other = make_full_project(), make_project()
    plan = make_plan()
    [row, rest] = exported(project, other)
    row |= {"title": "Another", "plans": plan.slug, "countries": "", "review_interval_days": ""}
    assert cells(rehearsed([row, rest])) == [
        ("title", "change", project.title, "Another"),
        ("plans", "change", ";".join(sorted(it.slug for it in project.plans.all())), plan.slug),
        ("countries", "change", "LA;VN", ""),
        ("review_interval_days", "change", "0", ""),
    ]


def test_storing_changes_exactly_what_was_rehearsed() -> None:
    project, other = make_full_project(), make_project()
    staff, theme = make_staff(), make_theme()
    [row, rest] = exported(project, other)
    row |= {"title": "Another", "themes": theme.slug, "countries": "KH;VN", "is_signature": "no"}
    make_territory(make_project(), "KH")
    imported([row, rest], by=staff)
    [after, untouched] = exported(project, other)
    assert untouched == rest
    assert after == row | {"version": "2", "is_signature": "false"}
    assert Project.objects.get(pk=other.pk).history.count() == 1


def test_the_history_tells_from_which_row_of_which_file() -> None:
    project, staff = make_project(), make_staff()
    [row] = exported(project)
    batch = imported([row | {"title": "Another", "themes": make_theme().slug}], by=staff)
    [saved, _made] = project.history.all()
    assert (
        saved.history_user,
        saved.history_change_reason,
        saved.history_origin,
        saved.history_detail,
        saved.history_batch,
        saved.version,
        [kept.theme.slug for kept in saved.themes.all()],
    ) == (
        staff,
        "Import of sheet.csv",
        "import",
        "row 2",
        batch,
        2,
        [theme.slug for theme in project.themes.all()],
    )
    assert (batch.kind, batch.label, batch.made_by) == ("import", "sheet.csv", staff)


def test_nothing_public_changes() -> None:
    project = make_public_project(title="As published")
    before = PublicRecord.objects.values().get()
    [row] = exported(project)
    source = make_source()
    imported(
        [
            row
            | {
                "title": "As edited",
                "status": "completed",
                "status_on": "2024-06-01",
                "status_source": source.slug,
            }
        ]
    )
    assert PublicRecord.objects.values().get() == before
    assert StatusUpdate.objects.get().review_state == ReviewState.DRAFT


def test_the_same_file_twice_changes_nothing() -> None:
    project = make_full_project()
    source = make_source()
    [row] = exported(project)
    row |= {"title": "Another", "status": "completed", "status_on": "2024-06-01"}
    row |= {"status_source": source.slug, "planned_end": "2027-12-31", "planned_on": "2024-06-01"}
    new = dict.fromkeys(row, "") | {"slug": "new", "title": "New", "parent": project.slug}
    new |= {"status": "proposed", "status_on": "2024-06-01", "status_source": source.slug}
    imported([row, new], by=make_staff())
    again = rehearsed([row, new])
    assert problems(again) == []
    assert (again.changes_something, again.counts()["same"]) == (False, 2)


def test_a_colleagues_change_of_another_cell_stays() -> None:
    project, colleague = make_project(acronym="OLD"), make_staff(username="colleague")
    [row] = exported(project)
    edit(project, by=colleague, acronym="NEW")
    outcome = rehearsed([row | {"title": "Mine"}])
    assert cells(outcome) == [
        ("title", "change", project.title, "Mine"),
        ("acronym", "kept", "NEW", "OLD"),
    ]
    assert outcome.rows[0].cells[1].changed_by == "colleague"
    imported([row | {"title": "Mine"}])
    project.refresh_from_db()
    assert (project.title, project.acronym) == ("Mine", "NEW")


def test_a_cell_that_both_changed_waits_for_a_decision() -> None:
    project = make_project(title="Old")
    [row] = exported(project)
    edit(project, by=make_staff(), title="Theirs")
    rehearsal = hand_in("sheet.csv", as_file([row | {"title": "Mine"}]), by=None)
    outcome = outcome_of(rehearsal)
    assert cells(outcome) == [("title", "conflict", "Theirs", "Mine")]
    assert (outcome.open_cells(), outcome.counts()["conflict"]) == (1, 1)
    with pytest.raises(ValidationError):
        apply_rehearsal(rehearsal, by=None)
    assert (Project.objects.get().title, Batch.objects.count()) == ("Theirs", 0)


@pytest.mark.parametrize(
    ("decision", "title"), [(Decision.MINE, "Mine"), (Decision.THEIRS, "Theirs")]
)
def test_a_decision_is_kept_to(decision: Decision, title: str) -> None:
    project = make_project(title="Old")
    [row] = exported(project)
    edit(project, title="Theirs")
    rehearsal = hand_in("s.csv", as_file([row | {"title": "Mine", "acronym": "A"}]), by=None)
    decide(rehearsal, {"2:title": decision}, by=None)
    apply_rehearsal(rehearsal, by=None)
    project.refresh_from_db()
    assert (project.title, project.acronym) == (title, "A")


def test_both_having_said_the_same_is_no_conflict() -> None:
    project = make_project(title="Old")
    [row] = exported(project)
    edit(project, title="New")
    assert cells(rehearsed([row | {"title": "New"}])) == []


def test_relations_and_countries_are_compared_with_the_version_exported() -> None:
    project, mine, theirs = make_project(), make_theme(), make_theme()
    make_territory(project, "VN")
    make_territory(make_project(), "KH")
    [row] = exported(project)
    imported([row | {"themes": theirs.slug, "countries": "KH"}])
    assert cells(rehearsed([row | {"themes": mine.slug, "title": "Mine"}])) == [
        ("title", "change", project.title, "Mine"),
        ("themes", "conflict", theirs.slug, mine.slug),
        ("countries", "kept", "KH", "VN"),
    ]


def test_columns_left_out_are_left_alone() -> None:
    project = make_full_project()
    [row] = exported(project)
    imported([{"slug": row["slug"], "version": row["version"], "title": "Another"}])
    assert exported(project) == [row | {"version": "2", "title": "Another"}]


def test_without_a_version_the_file_is_compared_with_what_is_stored() -> None:
    project = make_project(title="Old")
    assert cells(rehearsed([{"slug": project.slug, "title": "New"}])) == [
        ("title", "change", "Old", "New")
    ]


def test_a_row_without_a_project_adds_one() -> None:
    plan, source = make_plan(), make_source()
    staff = make_staff(username="keeper")
    batch = imported(
        [
            {"slug": "part", "title": "Part", "parent": "whole", "status": "ongoing"}
            | {"status_on": "2024-05-16", "status_source": source.slug},
            {"slug": "whole", "title": "Whole", "plans": plan.slug, "countries": ""},
        ],
        by=staff,
    )
    part, whole = Project.objects.get(slug="part"), Project.objects.get(slug="whole")
    assert (part.parent, [*whole.plans.all()], [*part.owners.all()]) == (whole, [plan], [staff])
    assert (part.publication_state, part.version) == ("draft", 1)
    assert {row.history_batch for row in part.history.all()} == {batch}
    assert str(part.status_updates.get()) == "Ongoing (2024-05-16)"


def test_a_new_status_is_a_new_draft_and_the_old_one_stays() -> None:
    project = make_project()
    old = make_status(project, "ongoing", note="Old note")
    source, staff = make_source(), make_staff()
    [row] = exported(project)
    row |= {"status": "completed", "status_on": "2024-06-30", "status_dated": "month"}
    row |= {"status_source": source.slug, "status_note": "Done."}
    batch = imported([row], by=staff)
    [first, second] = StatusUpdate.objects.in_order()
    assert first == old
    assert (
        second.status,
        second.effective_on,
        second.effective_precision,
        second.source,
        second.note,
        second.entered_by,
        second.review_state,
        second.supersedes,
        second.history.get().history_batch,
    ) == ("completed", date(2024, 6, 30), "month", source, "Done.", staff, "draft", None, batch)
    assert Project.objects.get().version == 1


def test_a_status_dated_in_a_locked_reporting_period_is_a_problem_of_its_row() -> None:
    """S3; what is dated after it comes in."""
    staff = make_staff(username="amina")
    period = make_reporting_period(locked_by=staff)
    locked, later = make_project(), make_project()
    for project in (locked, later):
        project.plans.add(period.plan)
        make_status(project)
    rows = exported(locked, later)
    for row, day in zip(rows, ("2024-06-30", "2024-07-01"), strict=True):
        row |= {"status": "completed", "status_on": day}
    [(number, column, sentence)] = problems(rehearsed(rows, by=staff))
    assert (number, column) == (2, "status_on")
    assert f"“{period.name}” of “{period.plan}”, " in sentence
    assert " is locked by amina since " in sentence
    assert set(StatusUpdate.objects.values_list("status", flat=True)) == {"ongoing"}


def test_a_note_put_right_supersedes_the_entry_it_belongs_to() -> None:
    project = make_project()
    old = make_status(project, note="Tpyo")
    [row] = exported(project)
    imported([row | {"status_note": "Typo"}])
    new = StatusUpdate.objects.exclude(pk=old.pk).get()
    assert (new.supersedes, new.is_correction, new.note) == (old, True, "Typo")
    assert exported(project)[0]["status_note"] == "Typo"


def test_a_status_that_a_colleague_recorded_since_stays() -> None:
    project = make_project()
    make_status(project, "ongoing")
    [row] = exported(project)
    make_status(project, "completed", effective_on=date(2024, 6, 1), review_state="draft")
    assert cells(rehearsed([row])) == [
        ("status", "kept", "completed", "ongoing"),
        ("status_on", "kept", "2024-06-01", "2024-05-16"),
        ("status_source", "kept", exported(project)[0]["status_source"], row["status_source"]),
    ]


def test_a_new_status_needs_a_date_or_a_document_that_is_new_too() -> None:
    """Or else the old document would be made to say what it does not."""
    project = make_project()
    make_status(project, "ongoing")
    [row] = exported(project)
    assert problems(rehearsed([row | {"status": "completed"}])) == [
        (
            2,
            "status",
            (
                "This is new, and “status_on”, “status_source”, “status_locator” still speak of "
                "the earlier entry: say since when it is so, or which document says so and where."
            ),
        )
    ]


def test_planned_dates_are_a_new_entry_of_what_the_document_gives() -> None:
    project = make_project()
    make_period(project, starts_on=date(2024, 1, 1), ends_on=date(2026, 12, 31))
    source = make_source()
    [row] = exported(project)
    row |= {"planned_end": "2027-12-31", "planned_end_dated": "year"}
    imported([row | {"planned_on": "2024-06-01", "planned_source": source.slug}])
    new = Period.objects.latest_first()[0]
    assert (new.starts_on, new.ends_on, new.ends_precision, new.source, new.review_state) == (
        None,
        date(2027, 12, 31),
        "year",
        source,
        "draft",
    )
    [after] = exported(project)
    assert (after["planned_start"], after["planned_end"]) == ("2024-01-01", "2027-12-31")


def test_many_names_may_stand_in_any_order() -> None:
    project = make_project()
    one, two = make_theme(), make_theme()
    project.themes.add(one, two)
    [row] = exported(project)
    assert rehearsed([row | {"themes": f" {two.slug} ;{one.slug};"}]).rows == []


def test_lines_that_end_otherwise_are_the_same() -> None:
    project = make_project(summary="One\r\nTwo")
    [row] = exported(project)
    assert rehearsed([row | {"summary": "One\nTwo"}]).rows == []


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"title": ""}, ("title", "This field cannot be blank.")),
        (
            {"title": "x" * 301},
            ("title", "Ensure this value has at most 300 characters (it has 301)."),
        ),
        (
            {"is_signature": ""},
            ("is_signature", "An empty cell says neither: write true or false."),
        ),
        (
            {"is_signature": "perhaps"},
            ("is_signature", "“perhaps” is neither true nor false: write one of the two."),
        ),
        (
            {"review_interval_days": "soon"},
            ("review_interval_days", "“soon” is not a whole number, like 90."),
        ),
        (
            {"review_interval_days": "-1"},
            ("review_interval_days", "“-1” is not a whole number, like 90."),
        ),
        (
            {"countries": "VN;XX"},
            ("countries", "There is no country “XX”: write its address."),
        ),
        (
            {"parent": "the-whol"},
            (
                "parent",
                "There is no project “the-whol”: write its address. Did you mean “the-whole”?",
            ),
        ),
        (
            {"parent": "the-part"},
            ("parent", "“the-part” is itself part of this project, or a phase after it."),
        ),
        (
            {"status": "on going"},
            (
                "status",
                (
                    "“on going” is not among the words for this: write one of proposed, approved, "
                    "ongoing, suspended, activities_ended, completed, cancelled."
                ),
            ),
        ),
        (
            {"status_on": "05/16/2024"},
            (
                "status_on",
                "“05/16/2024” is not a day: write it with the year first, like 2025-05-16.",
            ),
        ),
        (
            {"status": ""},
            ("status", "An empty cell takes no status back: withdraw the entry on its own page."),
        ),
        (
            {"status_source": ""},
            (
                "status_source",
                "Name the document that says so by its address: every entry needs one.",
            ),
        ),
        (
            {"status_on": "2999-01-01"},
            ("status_on", None),
        ),
        (
            {"planned_end": "2023-12-31", "planned_on": "2024-06-01"},
            ("planned_end", None),
        ),
        (
            {"status_entry": "11111111-1111-4111-8111-111111111111/1"},
            (
                "status_entry",
                "This names no entry of the project: leave the cell as it was exported.",
            ),
        ),
        (
            {"version": "9"},
            (
                "version",
                "The project never had this version; it is at version 1: export anew.",
            ),
        ),
        (
            {"slug": "elsewhere"},
            (
                "version",
                (
                    "There is no project at this address: correct the slug, or empty the version "
                    "to add one."
                ),
            ),
        ),
        ({"slug": ""}, ("slug", "Each row needs the address of its project.")),
    ],
)
def test_each_mistake_is_explained_beside_its_cell(
    wrong: dict[str, str], problem: tuple[str, str | None]
) -> None:
    project = make_project(slug="the-whole")
    make_project(slug="the-part", parent=project)
    make_status(project)
    make_period(project, starts_on=date(2024, 1, 1), ends_on=date(2026, 12, 31))
    make_territory(project, "VN")
    [row] = exported(project)
    outcome = rehearsed([row | wrong])
    [(number, column, sentence)] = problems(outcome)
    assert (number, column) == (2, problem[0])
    assert problem[1] in (None, sentence)
    assert outcome.counts()["error"] == 1
    assert Batch.objects.count() == 0


def test_an_unknown_column_is_named_with_those_that_look_like_it() -> None:
    project = make_project()
    assert problems(rehearsed([{"slug": project.slug, "tittle": "x"}])) == [
        (
            0,
            "tittle",
            (
                "There is no column “tittle”: rename it, or take it out. "
                "Did you mean “title”, “title_ko”?"
            ),
        )
    ]


def test_the_column_of_the_addresses_can_not_be_missing() -> None:
    assert problems(rehearsed([{"title": "x"}])) == [
        (0, "slug", "The column “slug” is missing: it names the project.")
    ]


def test_two_rows_about_one_project_are_one_too_many() -> None:
    [row] = exported(make_project())
    assert problems(rehearsed([row, row])) == [
        (3, "slug", "Row 2 is about this project already: keep one of the two.")
    ]


def test_an_address_that_changed_since_is_told() -> None:
    project = make_project(slug="old")
    [row] = exported(project)
    edit(project, slug="new")
    assert problems(rehearsed([row])) == [
        (2, "version", "The project has another address by now: write “new” as its slug.")
    ]


def test_a_row_without_version_does_not_go_over_a_project_that_is_there() -> None:
    [row] = exported(make_project(title="Old"))
    outcome = rehearsed([row | {"version": "", "title": "New"}])
    assert [problem[1] for problem in problems(outcome)] == ["version"]


def test_a_file_of_complaints_can_be_handed_in_again() -> None:
    project = make_project(title="Old")
    rows = [{"slug": project.slug, "problem": "an earlier complaint", "title": "New"}]
    assert cells(rehearsed(rows)) == [("title", "change", "Old", "New")]


def test_one_bad_row_of_many_stores_none() -> None:
    projects = [make_project() for _ in range(30)]
    rows = exported(*projects)
    for row in rows:
        row["title"] = "Changed"
    rows[17]["is_signature"] = "perhaps"
    rehearsal = hand_in("sheet.csv", as_file(rows), by=None)
    assert problems(outcome_of(rehearsal)) == [
        (19, "is_signature", "“perhaps” is neither true nor false: write one of the two.")
    ]
    with pytest.raises(ValidationError):
        apply_rehearsal(rehearsal, by=None)
    assert Project.objects.filter(title="Changed").count() == 0


def test_what_drifted_since_the_rehearsal_is_told_and_nothing_stored() -> None:
    one, two, three = make_project(), make_project(), make_project(title="Old")
    rows = exported(one, two, three)
    rows[0]["title"] = rows[2]["title"] = "Mine"
    rehearsal = hand_in("sheet.csv", as_file(rows), by=None)
    edit(three, title="Theirs")
    assert apply_rehearsal(rehearsal, by=None) == Drifted([4])
    assert [*Project.objects.filter(title="Mine")] == []
    rehearsal.refresh_from_db()
    assert outcome_of(rehearsal).open_cells() == 1


def test_a_file_is_stored_once() -> None:
    [row] = exported(make_project())
    rehearsal = hand_in("sheet.csv", as_file([row | {"title": "Another"}]), by=None)
    apply_rehearsal(rehearsal, by=None)
    with pytest.raises(ValidationError) as refusal:
        apply_rehearsal(rehearsal, by=None)
    assert refusal.value.messages == ["This file is stored already."]
    assert Batch.objects.count() == 1


def test_a_file_that_changes_nothing_leaves_no_batch() -> None:
    rehearsal = hand_in("sheet.csv", as_file(exported(make_project())), by=None)
    with pytest.raises(ValidationError) as refusal:
        apply_rehearsal(rehearsal, by=None)
    assert refusal.value.messages == [
        "Nothing in the file differs from what is there: nothing to store."
    ]
    assert Batch.objects.count() == 0


# Whose projects


def test_an_editor_changes_their_own_projects_alone() -> None:
    ours, agency = make_public_project(), make_organisation()
    theirs = make_public_project()
    ours.owner_organisations.add(agency)
    editor = make_member(StaffRole.EDITOR, organisations=[agency])
    rows = [{"slug": it.slug, "title": "Changed"} for it in (ours, theirs)]
    assert problems(rehearsed(rows, by=editor)) == [
        (3, "slug", "This project is not yours to change: take the row out of the file.")
    ]
    assert cells(rehearsed(rows[:1], by=editor)) == [("title", "change", ours.title, "Changed")]


def test_nothing_of_a_hidden_project_is_shown() -> None:
    """T03: neither what it says nor what it is called, nor that it is there (T04)."""
    hidden = make_project(slug="hush", title="Hush-hush", acronym="HUSH")
    mine = make_project(slug="mine")
    editor = make_member(StaffRole.EDITOR)
    mine.owners.add(editor)
    rows = [
        {"slug": "hush", "title": "Guess", "parent": "", "version": "1"},
        {"slug": "mine", "title": mine.title, "parent": "hush", "version": "1"},
        {"slug": "never", "title": "Guess", "parent": "", "version": "1"},
    ]
    outcome = rehearsed(rows, by=editor)
    assert problems(outcome)[0][2] == problems(outcome)[2][2]
    assert problems(outcome)[1][2] == "There is no project “hush”: write its address."
    assert str(hidden) not in str(outcome.as_json())
    assert "HUSH" not in str(outcome.as_json())


def test_an_editor_keeps_what_they_add() -> None:
    editor = make_member(StaffRole.EDITOR)
    imported([{"slug": "new", "title": "New"}], by=editor)
    assert [*Project.objects.get().owners.all()] == [editor]


def test_what_an_editor_can_not_see_of_a_relation_stays() -> None:
    editor, colleague = make_member(StaffRole.EDITOR), make_member(StaffRole.EDITOR)
    project = make_project()
    project.owners.add(editor, colleague)
    rows = [{"slug": project.slug, "owners": editor.username}]
    imported(rows, by=editor)
    assert {*project.owners.all()} == {editor, colleague}


def test_a_viewer_imports_nothing() -> None:
    viewer = make_member(StaffRole.VIEWER)
    project = make_public_project()
    rows = [{"slug": project.slug, "title": "Changed"}, {"slug": "new", "title": "New"}]
    assert [problem[1] for problem in problems(rehearsed(rows, by=viewer))] == ["slug", "slug"]


# Many rows


@pytest.mark.parametrize("count", [1, 30])
def test_a_rehearsal_costs_the_same_with_1_and_30_rows(
    count: int, django_assert_num_queries: Any
) -> None:
    projects = [make_full_project() for _ in range(count)]
    rows = exported(*projects)
    for project in projects:
        edit(project, acronym="NEW")
    for row in rows:
        row |= {"title": "Changed", "status_note": "Changed"}
    content = as_file(rows)
    with django_assert_num_queries(37):
        hand_in("sheet.csv", content, by=None)

from contextlib import suppress

import pytest
from django.db import transaction

from projects.choices import BatchKind, Origin
from projects.models import Batch, Project, Provenance, one_save, recorded_as, recorded_for
from projects.models.history import rows_before, states_of
from projects.services.history import save_with_history
from tests.factories import make_plan, make_project, make_status, make_theme, make_user


def _told(row):
    versions = type(row).history.filter(id=row.pk).order_by("history_id")
    return list(versions.values_list("history_origin", "history_detail", "history_batch"))


def test_history_row_says_that_the_system_made_it_unless_told_otherwise(db):
    assert _told(make_project()) == [("system", "", None)]


def test_history_row_says_from_where_it_comes(db):
    batch = Batch.objects.create(kind=BatchKind.IMPORT, label="sheet.xlsx")
    project = make_project()

    with recorded_as(Origin.IMPORT, batch=batch, detail="row 12"):
        save_with_history(project, by=None, reason="Import")
        Project.objects.get(pk=project.pk).delete()
    save_with_history(project, by=None, reason="Put back")

    assert _told(project)[1:] == [
        ("import", "row 12", batch.pk),
        ("import", "row 12", batch.pk),
        ("system", "", None),
    ]


def test_many_valued_field_changed_in_the_block_comes_from_there_too(db):
    project, theme = make_project(), make_theme()
    with recorded_as(Origin.IMPORT, detail="row 3"):
        project.themes.add(theme)
    assert _told(project) == [("system", "", None), ("import", "row 3", None)]


def test_what_follows_the_block_comes_from_where_it_came_before():
    with recorded_as(Origin.STAFF) as outer:
        with recorded_as(Origin.IMPORT, detail="row 1"):
            pass
        with recorded_as(Origin.STAFF) as again:
            assert again == outer == Provenance(Origin.STAFF)


def test_version_counts_the_saves_of_an_entry_too(db):
    project = make_project()
    update = make_status(project)
    save_with_history(update, by=None, reason="Edited")
    update.refresh_from_db()
    assert update.version == 2


def _kinds(row):
    rows = type(row).history.filter(id=row.pk).order_by("history_id")
    return list(rows.values_list("history_type", flat=True))


def test_one_save_leaves_one_history_row_of_a_row_and_its_many_valued_fields(db):
    themes, plan = [make_theme(), make_theme()], make_plan()
    with one_save():
        project = make_project()
        project.themes.set(themes)
        project.plans.set([plan])
    (row,) = Project.history.filter(id=project.pk)
    assert (row.history_type, row.themes.count(), row.plans.count()) == ("+", 2, 1)


def test_rows_of_one_save_bear_one_moment_and_come_from_where_each_was_changed(db):
    with one_save():
        with recorded_as(Origin.IMPORT, detail="row 1"):
            one = make_project()
        with recorded_as(Origin.IMPORT, detail="row 2"):
            other = make_project()
    first, second = Project.history.order_by("id")
    assert (first.id, second.id) == (one.pk, other.pk)
    assert first.history_date == second.history_date
    assert (first.history_detail, second.history_detail) == ("row 1", "row 2")


def test_one_save_that_fails_leaves_nothing(db):
    with suppress(ZeroDivisionError), one_save():
        make_project()
        raise ZeroDivisionError
    assert (Project.objects.count(), Project.history.count()) == (0, 0)
    assert _kinds(make_project()) == ["+"]


def test_row_that_came_and_went_in_one_save_leaves_no_trace(db):
    kept = make_project()
    with one_save():
        make_project().delete()
        save_with_history(kept, by=None, reason="Edited")
        key = kept.pk
        kept.delete()
    rows = Project.history.filter(id=key).order_by("history_id")
    assert list(rows.values_list("history_type", flat=True)) == ["+", "-"]
    assert Project.history.count() == 2


def test_many_valued_field_is_not_changed_from_the_side_without_history(db):
    project, theme = make_project(), make_theme()
    with pytest.raises(TypeError), transaction.atomic():
        theme.projects.add(project)
    assert list(project.themes.all()) == []


def test_what_names_nobody_is_done_by_the_person_of_the_block(db):
    user = make_user()
    with recorded_as(Origin.STAFF, detail="page"), recorded_for(user, reason="Because"):
        project = make_project()
    row = Project.history.get(id=project.pk)
    assert (row.history_user, row.history_change_reason) == (user, "Because")
    assert (row.history_origin, row.history_detail) == ("staff", "page")


def test_states_tell_what_a_row_held_before_and_after(db):
    theme = make_theme()
    project = make_project(title="Before")
    save_with_history(project, by=None, reason="Themed", many={"themes": [theme]})
    project.title = "After"
    save_with_history(project, by=None, reason="Renamed")
    rows = list(Project.history.order_by("history_id"))
    states = states_of(Project, rows)
    before = rows_before(Project, rows)
    assert [before[row.history_id] for row in rows[1:]] == rows[:2]
    assert rows[0].history_id not in before
    assert [
        (state.columns["title"], state.many["themes"])
        for state in (states[row.history_id] for row in rows)
    ] == [("Before", frozenset()), ("Before", {theme.pk}), ("After", {theme.pk})]

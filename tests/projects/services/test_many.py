"""Many rows at once leave the same rows and the same history as one after the other."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.choices import BatchKind, Origin
from projects.models import Confirmation, Organisation, Project, Theme, recorded_as
from projects.services.batch import start_batch
from projects.services.history import save_with_history
from projects.services.many import add_with_history, change_with_history, held_by
from tests.factories import make_organisation, make_project, make_theme, make_user

pytestmark = pytest.mark.django_db


def told(row: Any) -> dict[str, Any]:
    """What the newest history row says, but for the keys and the moment of this very row."""
    newest = row.history.latest()
    own = {"id", "history_id", "history_date", "slug", "title", "created_at", "updated_at"}
    columns = {
        field.attname: getattr(newest, field.attname)
        for field in newest._meta.concrete_fields
        if field.attname not in own
    }
    many = {
        field.name: sorted(getattr(newest, field.name).values_list(f"{name}_id", flat=True))
        for field in newest._history_m2m_fields
        for name in [field.m2m_reverse_field_name()]
    }
    return columns | many


def test_changed_rows_tell_the_same_as_a_row_saved_by_itself() -> None:
    themes, other = [make_theme(), make_theme()], make_theme()
    one, first, second = (make_project() for _ in range(3))
    for project in (one, first, second):
        project.themes.set([other])
        project.sources.clear()
    user = make_user()
    one.is_signature = True
    save_with_history(one, by=user, reason="Decided", many={"themes": themes})
    for project in (first, second):
        project.is_signature = True
    wanted = {project.pk: {theme.pk for theme in themes} for project in (first, second)}
    change_with_history(
        [first, second], ["is_signature"], by=user, reason="Decided", many={"themes": wanted}
    )
    assert [told(first), told(second)] == [told(one), told(one)]
    assert set(Project.objects.values_list("is_signature", "version")) == {(True, 2)}
    assert set(second.themes.all()) == set(themes)


def test_changed_rows_leave_one_history_row_each() -> None:
    projects = [make_project() for _ in range(3)]
    wanted = {project.pk: {make_theme().pk} for project in projects}
    before = projects[0].history.count()
    change_with_history(projects, [], by=None, reason="x", many={"themes": wanted})
    assert [project.history.count() for project in projects] == [before + 1] * 3


def test_changed_rows_know_their_batch_and_their_moment() -> None:
    projects = [make_project(), make_project()]
    batch = start_batch(BatchKind.BULK, "Marked", by=None)
    with recorded_as(Origin.STAFF, batch=batch):
        change_with_history(projects, ["is_signature"], by=None, reason="x")
    newest = [project.history.latest() for project in projects]
    assert [(row.history_origin, row.history_batch) for row in newest] == [("staff", batch)] * 2
    assert newest[0].history_date == newest[1].history_date


def test_new_rows_begin_their_history() -> None:
    user, projects = make_user(), [make_project(), make_project()]
    stored = add_with_history(
        [Confirmation(project=project) for project in projects], by=user, reason="Looked"
    )
    assert [it.project for it in Confirmation.objects.order_by("pk")] == projects
    assert [
        (it.history.get().history_user, it.history.get().history_change_reason) for it in stored
    ] == [(user, "Looked")] * 2


def test_no_rows_are_no_work() -> None:
    add_with_history([], by=None, reason="x")
    change_with_history([], ["is_signature"], by=None, reason="x")
    assert Project.objects.count() == 0


def test_as_many_statements_for_thirty_rows_as_for_one() -> None:
    theme = make_theme()
    counts = []
    for number in (1, 30):
        projects = [make_project() for _ in range(number)]
        wanted = {project.pk: {theme.pk} for project in projects}
        with CaptureQueriesContext(connection) as queries:
            change_with_history(projects, [], by=None, reason="x", many={"themes": wanted})
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_lists_held_are_read_for_all_rows() -> None:
    full, empty = make_project(), make_project()
    themes = [make_theme(), make_theme()]
    full.themes.set(themes)
    assert held_by([full, empty], "themes") == {
        full.pk: {theme.pk for theme in themes},
        empty.pk: set(),
    }
    assert held_by([], "themes") == {}


def test_rows_without_lists_are_changed_too() -> None:
    organisation = make_organisation()
    organisation.name = "Anew"
    change_with_history([organisation], ["name"], by=None, reason="x")
    stored = Organisation.objects.get()
    assert (stored.name, stored.version, stored.history.latest().name) == ("Anew", 2, "Anew")
    assert Theme.objects.count() == 0

"""Who changed what: read from the history, decisions and bookkeeping left out."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import localize

from projects.choices import PublicationState, ReviewState
from projects.models import Project, ProjectAlias
from projects.services.authorship import Change, changes_of, project_changes
from projects.services.history import save_with_history
from tests.factories import (
    make_organisation,
    make_participation,
    make_plan,
    make_project,
    make_status,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina(db: None) -> User:
    return make_user(username="amina")


def told(changes: list[Change]) -> list[tuple[str, str]]:
    return [(str(it.by or "the system"), it.what) for it in changes]


def edit(row: Model, by: User, **values: object) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    save_with_history(row, by=by, reason="Edited")


def test_change_names_the_fields_in_the_words_of_the_form(amina: User) -> None:
    project = make_project(title="Cyber Shield")
    edit(project, amina, title="ASEAN Cyber Shield", summary_ko="사이버")
    assert told(project_changes(project)) == [
        ("the system", f"“{project}”"),
        ("amina", "title, summary (Korean)"),
    ]


def test_decisions_and_bookkeeping_are_nobodys_change(amina: User) -> None:
    project, since = make_project(), timezone.now()
    entry = make_status(project, review_state=ReviewState.DRAFT)
    entered = timezone.now()
    edit(project, amina, publication_state=PublicationState.SUBMITTED)
    edit(project, amina, review_interval_days=30)
    project.owners.add(amina)
    edit(entry, amina, review_state=ReviewState.RETURNED, returned_reason="Which page?")
    edit(entry, amina, internal_note="By phone")
    assert project_changes(project, since=since) == []
    assert changes_of([entry], since=entered) == []


def test_what_stands_beside_the_project_is_part_of_it(amina: User) -> None:
    project = make_project()
    gone = make_participation(project)
    since = timezone.now()
    vars(project)["_history_user"] = amina
    project.plans.add(make_plan())
    alias = ProjectAlias(project=project, name="Known as")
    save_with_history(alias, by=amina, reason="Edited")
    gone._history_user = amina
    gone.delete()
    make_participation(make_project(), organisation=make_organisation())
    assert told(project_changes(project, since=since)) == [
        ("amina", "plans"),
        ("amina", "other names"),
        ("amina", "participants"),
    ]


def test_entry_is_the_change_of_who_entered_it_and_of_who_edited_it(amina: User) -> None:
    entry = make_status(make_project(), review_state=ReviewState.DRAFT)
    edit(entry, amina, note="Handed over")
    assert told(changes_of([entry])) == [
        ("the system", f"“{entry}”"),
        ("amina", "note for the public"),
    ]


def test_change_put_right_again_is_still_a_change(amina: User) -> None:
    project = make_project(title="One")
    since = timezone.now()
    edit(project, amina, title="Two")
    edit(project, amina, title="One")
    assert told(project_changes(project, since=since)) == [("amina", "title")] * 2


def test_change_reads_as_who_when_and_what(amina: User) -> None:
    at = timezone.now()
    day = localize(timezone.localdate(at))
    assert str(Change(amina, at, "title")) == f"amina on {day}: title"
    assert str(Change(None, at, "title")) == f"the system on {day}: title"


def test_long_history_costs_as_many_queries_as_a_short_one(amina: User) -> None:
    counts = []
    for saves in (1, 30):
        project: Project = make_project()
        project.plans.add(make_plan())
        for number in range(saves):
            edit(project, amina, title=f"Title {number}")
        with CaptureQueriesContext(connection) as queries:
            assert len(project_changes(project)) == saves + 2
        counts.append(len(queries))
    assert counts == [10, 10]

"""Who changed what last, and why."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.models import Assessment, Claim, Project, ReportedValue, StatusUpdate
from projects.reports.recent_changes import recent_changes
from projects.services.history import save_with_history
from tests.factories import (
    make_assessment,
    make_claim,
    make_line,
    make_plan,
    make_project,
    make_reported_value,
    make_status,
    make_user,
)

pytestmark = pytest.mark.django_db


def changes(*models: Any, limit: int = 10) -> list[Any]:
    return recent_changes([model.objects.all() for model in models], limit=limit)


def test_change_tells_who_and_why() -> None:
    project, user = make_project(), make_user()
    save_with_history(project, by=user, reason="Renamed by law")
    [change] = changes(Project)
    assert (change.row, change.by, change.why, change.is_new, change.subject) == (
        project,
        user,
        "Renamed by law",
        False,
        None,
    )


def test_what_the_system_entered_is_new_and_nobodys() -> None:
    make_project()
    [change] = changes(Project)
    assert (change.by, change.why, change.is_new) == (None, "", True)


def test_last_change_stands_first_whatever_it_is_of() -> None:
    first = make_project()
    entry = make_status(first)
    second = make_project()
    save_with_history(first, by=None, reason="")
    assert [it.row for it in changes(StatusUpdate, Project)] == [first, second, entry]


def test_record_that_changed_twice_is_told_of_once() -> None:
    project, other = make_project(), make_project()
    for _ in range(3):
        save_with_history(project, by=None, reason="")
    assert [it.row for it in changes(Project, limit=2)] == [project, other]


def test_entries_name_what_they_are_about() -> None:
    project, line, plan = make_project(), make_line(), make_plan()
    make_status(project)
    make_assessment(line)
    make_claim(plan)
    make_reported_value(plan=plan)
    found = changes(StatusUpdate, Assessment, Claim, ReportedValue)
    assert [it.subject for it in found] == [plan, plan, line, project]


def test_nothing_is_told_of_records_that_are_not_seen_or_gone() -> None:
    seen, hidden = make_project(), make_project()
    save_with_history(hidden, by=None, reason="Hush")
    make_project().delete()
    found = recent_changes([Project.objects.filter(pk=seen.pk)], limit=10)
    assert [it.row for it in found] == [seen]


def test_telling_costs_the_same_with_1_and_30_rows() -> None:
    numbers = []
    for rows in (1, 29):
        for _ in range(rows):
            make_claim(make_plan())
            save_with_history(make_project(), by=make_user(), reason="")
        with CaptureQueriesContext(connection) as queries:
            for change in changes(Project, Claim):
                str(change.subject)
        numbers.append(len(queries))
    assert numbers == [5, 5]

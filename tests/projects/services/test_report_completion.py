"""Projects that are complete for a report: said once, of what reports, until the lock (S3)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from projects.choices import StaffRole
from projects.models import Project, ReportCompletion, ReportingPeriod, history_of
from projects.services.batch import UndoRefusedError, may_undo, steps_of, undo_batch
from projects.services.bulk_action import Order, Outcome, carry_out, rehearse
from projects.services.bulk_action.projects import COMPLETE
from projects.services.report_completion import (
    complete_project,
    periods_to_report,
    undo_completion,
    why_not_complete,
)
from projects.services.reporting_period import lock_period
from projects.services.restoration import restore_deleted
from tests.factories import (
    make_completion,
    make_member,
    make_plan,
    make_project,
    make_reporting_period,
    make_staff,
    make_user,
)

pytestmark = pytest.mark.django_db

ELSEWHERE = (
    "It does not serve “Plan”, on which “Q2” reports: choose a period of a plan that it serves."
)


@pytest.fixture
def period(db: None) -> ReportingPeriod:
    return make_reporting_period(plan=make_plan(title="Plan"), name="Q2")


def serving(period: ReportingPeriod, *owners: User) -> Project:
    project = make_project()
    project.plans.add(period.plan)
    project.owners.set(owners)
    return project


def refusal(do: Any) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        do()
    messages: list[str] = refused.value.messages
    return messages


def test_completing_and_undoing_are_in_the_history(period: ReportingPeriod) -> None:
    project, amina = serving(period), make_user(username="amina")
    completion = complete_project(project, period, by=amina, note="By telephone")
    assert (completion.completed_by, completion.note) == (amina, "By telephone")
    undo_completion(completion, by=amina, reason="A reading is missing")
    assert not ReportCompletion.objects.exists()
    rows = (
        history_of(ReportCompletion)
        .order_by("history_id")
        .values_list("history_type", "history_user__username", "history_change_reason", "project")
    )
    assert list(rows) == [
        ("+", "amina", "Complete for the report", project.pk),
        ("-", "amina", "A reading is missing", project.pk),
    ]


def test_project_is_complete_once(period: ReportingPeriod) -> None:
    project = serving(period)
    complete_project(project, period, by=None)
    assert refusal(lambda: complete_project(project, period, by=None)) == [
        "It is complete for “Q2” already."
    ]
    assert ReportCompletion.objects.count() == 1


def test_project_that_serves_another_plan_is_not_complete(period: ReportingPeriod) -> None:
    other = serving(make_reporting_period())
    assert refusal(lambda: complete_project(other, period, by=None)) == [ELSEWHERE]
    assert not ReportCompletion.objects.exists()


def test_locked_period_takes_no_completion_and_gives_none_back(period: ReportingPeriod) -> None:
    complete, project = serving(period), serving(period)
    completion = complete_project(complete, period, by=None)
    lock_period(period, by=make_user(username="amina"), reason="Sent")
    completion.refresh_from_db()
    told = refusal(lambda: complete_project(project, period, by=None))
    assert told == refusal(lambda: undo_completion(completion, by=None, reason="x"))
    assert told[0].startswith("“Q2” of “Plan” is locked by amina since ")
    assert list(ReportCompletion.objects.all()) == [completion]


def test_undone_completion_is_not_restored_into_a_locked_period(period: ReportingPeriod) -> None:
    completion = complete_project(serving(period), period, by=None)
    key = completion.pk
    undo_completion(completion, by=None, reason="x")
    lock_period(period, by=make_user(), reason="Sent")
    assert refusal(lambda: restore_deleted(ReportCompletion, key, by=None, reason="x"))
    assert not ReportCompletion.objects.exists()


def test_undone_completion_can_be_restored_while_the_period_is_open(
    period: ReportingPeriod,
) -> None:
    completion = complete_project(serving(period), period, by=None)
    key = completion.pk
    undo_completion(completion, by=None, reason="x")
    restore_deleted(ReportCompletion, key, by=None, reason="It was in")
    assert ReportCompletion.objects.get().pk == key


def test_periods_to_report_are_open_begun_and_of_its_plans(period: ReportingPeriod) -> None:
    project = serving(period)
    later = {"plan": period.plan, "begins_on": date(2024, 7, 1), "ends_on": date(2024, 9, 30)}
    third = make_reporting_period(**later)
    make_reporting_period()
    make_reporting_period(
        plan=period.plan,
        begins_on=date(2024, 1, 1),
        ends_on=date(2024, 3, 31),
        locked_by=make_user(),
    )
    assert list(periods_to_report(project, on=date(2024, 6, 30))) == [period]
    assert list(periods_to_report(project, on=date(2024, 7, 1))) == [third, period]


# Many at once


def order(by: User, period: ReportingPeriod) -> Order:
    answers = {"reporting_period": period}
    return Order(by=by, on=timezone.localdate(), reason="As agreed", answers=answers)


def completed(by: User, period: ReportingPeriod, *projects: Project) -> Outcome:
    """Rehearse it and carry it out."""
    keys, asked = [it.pk for it in projects], order(by, period)
    told = rehearse(COMPLETE, Project, keys, asked, tell=lambda outcome: None).outcome
    return carry_out(COMPLETE, Project, keys, asked, fingerprint=told.fingerprint)


def test_bulk_action_completes_those_that_report_and_are_not_complete(
    period: ReportingPeriod,
) -> None:
    editor = make_member(StaffRole.EDITOR)
    mine, done = serving(period, editor), serving(period, editor)
    elsewhere, theirs = serving(make_reporting_period(), editor), serving(period)
    make_completion(done, reporting_period=period)
    outcome = completed(editor, period, mine, done, elsewhere, theirs)
    assert outcome.done == [mine]
    assert outcome.refused == [
        (done, "It is complete for “Q2” already."),
        (elsewhere, ELSEWHERE),
        (theirs, "You can't change it: it is not yours, or it is closed."),
    ]
    assert {it.project for it in period.completions.all()} == {mine, done}


def test_bulk_action_does_nothing_in_a_locked_period(period: ReportingPeriod) -> None:
    staff, project = make_staff(), serving(period)
    lock_period(period, by=staff, reason="Sent")
    period.refresh_from_db()
    told = rehearse(
        COMPLETE, Project, [project.pk], order(staff, period), tell=lambda outcome: None
    ).outcome
    assert (told.done, [row for row, _why in told.refused]) == ([], [project])


def test_bulk_action_is_undone_by_who_did_it_until_the_lock(period: ReportingPeriod) -> None:
    editor = make_member(StaffRole.EDITOR)
    project = serving(period, editor)
    batch = completed(editor, period, project).batch
    assert may_undo(editor, batch, steps_of(batch))
    undo_batch(batch, by=editor, reason="Too early")
    assert not ReportCompletion.objects.exists()
    batch = completed(editor, period, project).batch
    lock_period(period, by=make_user(), reason="Sent")
    assert not may_undo(editor, batch, steps_of(batch))
    with pytest.raises(UndoRefusedError):
        undo_batch(batch, by=make_staff(), reason="Too early")
    assert ReportCompletion.objects.get().project == project


def test_why_not_costs_the_same_for_1_and_30_projects(period: ReportingPeriod) -> None:
    projects = [serving(period) for _ in range(30)]
    with CaptureQueriesContext(connection) as one:
        why_not_complete(projects[:1], period)
    with CaptureQueriesContext(connection) as thirty:
        why_not_complete(projects, period)
    assert (len(one), len(thirty)) == (2, 2)

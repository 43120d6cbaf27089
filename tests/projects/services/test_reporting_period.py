"""A locked period takes no figure: by whichever door, of whichever ledger, whoever asks (S3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from projects.choices import ReviewState, Status
from projects.models import (
    LedgerEntry,
    Plan,
    Project,
    ReportingPeriod,
    StatusUpdate,
    history_of,
)
from projects.services.bulk_action import Order, rehearse
from projects.services.bulk_action.entries import PUBLISH
from projects.services.embargo import Outcome, publish_due
from projects.services.history import delete_with_history
from projects.services.ledger import (
    publish_entries,
    record_entry,
    return_entry,
    revise_entry,
    schedule_entry,
    withdraw_entries,
)
from projects.services.project import publish_project
from projects.services.reporting_period import (
    lock_period,
    refuse_locked,
    save_period,
    unlock_period,
)
from projects.services.restoration import restore_deleted, restore_version
from projects.services.status_update import record_status
from tests.factories import (
    ON,
    make_area,
    make_assessment,
    make_claim,
    make_fund,
    make_funding,
    make_indicator,
    make_line,
    make_milestone,
    make_period,
    make_plan,
    make_project,
    make_public_project,
    make_reading,
    make_reported_value,
    make_reporting_period,
    make_source,
    make_staff,
    make_status,
    make_target,
    make_user,
    publish,
)

pytestmark = pytest.mark.django_db

DRAFT = {"review_state": ReviewState.DRAFT}
BEFORE, AFTER = date(2024, 3, 31), date(2024, 7, 1)
MOMENT = datetime(2030, 1, 1, 9, tzinfo=UTC)
SENTENCE = (
    "“Q2” of “Plan”, 1 April 2024 to 30 June 2024, is locked by amina since 2 May 2026. Ask amina, "
    "or another reviewer of the plan, to unlock it; what became true only later is dated after "
    "30 June 2024."
)


@pytest.fixture
def amina(db: None) -> User:
    return make_staff(username="amina")


@pytest.fixture
def plan(db: None) -> Plan:
    return make_plan(title="Plan")


@pytest.fixture
def period(plan: Plan, amina: User) -> ReportingPeriod:
    """Locked."""
    locked_at = datetime(2026, 5, 2, 9, tzinfo=UTC)
    return make_reporting_period(plan=plan, name="Q2", locked_by=amina, locked_at=locked_at)


@pytest.fixture
def project(plan: Plan) -> Project:
    project = make_public_project()
    project.plans.add(plan)
    return project


def new_status(project: Project, **values: Any) -> StatusUpdate:
    told = {"effective_on": ON, "source": make_source(), "status": Status.ONGOING}
    return StatusUpdate(project=project, **told | values)


def refusal(do: Callable[[], object]) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        do()
    return refused.value.messages


# Locking and unlocking


def test_lock_and_unlock_are_in_the_history_with_who_and_why(plan: Plan, amina: User) -> None:
    period = make_reporting_period(plan=plan)
    lock_period(period, by=amina, reason="Sent to the meeting")
    period.refresh_from_db()
    assert (period.is_locked, period.locked_by) == (True, amina)
    unlock_period(period, by=amina, reason="A figure was wrong")
    period.refresh_from_db()
    assert (period.is_locked, period.locked_by) == (False, None)
    rows = (
        history_of(ReportingPeriod)
        .order_by("history_id")
        .values_list(
            "history_type", "history_user__username", "history_change_reason", "locked_by__username"
        )
    )
    assert list(rows)[1:] == [
        ("~", "amina", "Sent to the meeting", "amina"),
        ("~", "amina", "A figure was wrong", None),
    ]


def test_what_is_locked_is_not_locked_again_nor_edited(
    period: ReportingPeriod, amina: User
) -> None:
    lock = (
        "Locked by amina since 2 May 2026: nothing dated 1 April 2024 to 30 June 2024 is "
        "entered, changed, published or withdrawn."
    )
    assert refusal(lambda: lock_period(period, by=make_user(), reason="x")) == [lock]
    period.ends_on = date(2024, 5, 1)
    assert refusal(lambda: save_period(period, by=amina, reason="x")) == [
        f"{lock} Unlock it first."
    ]
    stored = ReportingPeriod.objects.get()
    assert (stored.locked_by, stored.ends_on) == (amina, date(2024, 6, 30))


def test_what_is_open_is_not_unlocked(plan: Plan, amina: User) -> None:
    period = make_reporting_period(plan=plan)
    assert refusal(lambda: unlock_period(period, by=amina, reason="x")) == [
        "It is not locked: somebody unlocked it in the meantime."
    ]


def test_restoring_an_earlier_version_leaves_the_lock_as_it_is(plan: Plan, amina: User) -> None:
    period = make_reporting_period(plan=plan)
    lock_period(period, by=amina, reason="x")
    locked_at = history_of(ReportingPeriod).latest("history_id").history_date
    unlock_period(period, by=amina, reason="x")
    restore_version(period, at=locked_at, by=amina, reason="As it was")
    period.refresh_from_db()
    assert not period.is_locked


# What may not change


def test_entry_dated_in_a_locked_period_is_not_entered(
    project: Project, period: ReportingPeriod
) -> None:
    """Administrators are no exception."""
    entry = new_status(project)
    with pytest.raises(ValidationError) as refused:
        record_entry(entry, by=make_staff())
    assert refused.value.message_dict == {"effective_on": [SENTENCE]}
    assert not StatusUpdate.objects.exists()


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_entry_dated_outside_of_it_is_entered(
    project: Project, period: ReportingPeriod, day: date
) -> None:
    record_entry(new_status(project, effective_on=day), by=None)
    assert StatusUpdate.objects.get().effective_on == day


def test_first_and_last_day_are_within(project: Project, period: ReportingPeriod) -> None:
    for day in (period.begins_on, period.ends_on):
        assert refusal(lambda day=day: record_entry(new_status(project, effective_on=day), by=None))


def test_projects_of_other_plans_go_on(period: ReportingPeriod) -> None:
    other = make_project()
    other.plans.add(make_plan())
    record_entry(new_status(other), by=None)
    assert StatusUpdate.objects.get().project == other


def test_unlocked_it_takes_figures_again(
    project: Project, period: ReportingPeriod, amina: User
) -> None:
    unlock_period(period, by=amina, reason="A figure was wrong")
    record_entry(new_status(project), by=None)
    assert StatusUpdate.objects.count() == 1


def of_project(make: Callable[..., LedgerEntry]) -> Callable[[Plan], LedgerEntry]:
    def make_one(plan: Plan) -> LedgerEntry:
        project = make_project()
        project.plans.add(plan)
        return make(project)

    return make_one


def by_area(plan: Plan) -> LedgerEntry:
    project = make_project()
    project.focus_areas.add(make_area(plan=plan))
    return make_status(project, **DRAFT)


def once_published(plan: Plan) -> LedgerEntry:
    """Taken off the plan in the working copy alone."""
    project = make_project()
    project.plans.add(plan)
    publish(project)
    project.plans.clear()
    return make_status(project, **DRAFT)


LEDGERS: dict[str, Callable[[Plan], LedgerEntry]] = {
    "status": of_project(lambda it: make_status(it, **DRAFT)),
    "dates": of_project(lambda it: make_period(it, **DRAFT)),
    "funding": of_project(lambda it: make_funding(it, **DRAFT)),
    "milestone": of_project(lambda it: make_milestone(it, **DRAFT)),
    "value": of_project(lambda it: make_reported_value(project=it, **DRAFT)),
    "reading": of_project(lambda it: make_reading(make_indicator(project=it), **DRAFT)),
    "target": of_project(lambda it: make_target(make_indicator(project=it), **DRAFT)),
    "reading of the plan": lambda plan: make_reading(make_indicator(plan=plan), **DRAFT),
    "assessment": lambda plan: make_assessment(make_line(plan=plan), **DRAFT),
    "claim": lambda plan: make_claim(plan, **DRAFT),
    "value of the plan": lambda plan: make_reported_value(plan=plan, **DRAFT),
    "serving by an area": by_area,
    "serving as published": once_published,
}


@pytest.mark.parametrize("ledger", LEDGERS)
def test_no_ledger_changes_or_publishes_in_a_locked_period(
    plan: Plan, period: ReportingPeriod, ledger: str
) -> None:
    entry = LEDGERS[ledger](plan)
    for do in (
        lambda: revise_entry(entry, by=None, reason="x"),
        lambda: publish_entries([entry], by=None),
        lambda: schedule_entry(entry, at=MOMENT, by=None),
    ):
        assert len(refusal(do)) == 1
    entry.refresh_from_db()
    assert (entry.review_state, entry.version) == (ReviewState.DRAFT, 1)


def test_what_no_plan_is_concerned_by_goes_on(period: ReportingPeriod) -> None:
    entry = make_reported_value(fund=make_fund(), **DRAFT)
    publish_entries([entry], by=None)
    assert entry.is_published


def test_entry_is_not_dated_out_of_a_locked_period(
    project: Project, period: ReportingPeriod
) -> None:
    entry = make_status(project, **DRAFT)
    entry.effective_on = AFTER
    assert len(refusal(lambda: revise_entry(entry, by=None, reason="x"))) == 1


def test_entry_is_not_corrected_from_outside_and_may_be_revised(
    project: Project, period: ReportingPeriod
) -> None:
    """A correction takes the figure from the period, whatever its own date."""
    entry = make_status(project)
    told = {"supersedes": entry, "effective_on": AFTER}
    corrected = new_status(project, is_correction=True, **told)
    assert len(refusal(lambda: record_entry(corrected, by=None))) == 1
    record_entry(new_status(project, **told), by=None)


def test_published_figure_of_a_locked_period_is_not_withdrawn(
    project: Project, period: ReportingPeriod
) -> None:
    entry = make_status(project)
    assert refusal(lambda: withdraw_entries([entry], by=None, reason="x")) == [SENTENCE]
    entry.refresh_from_db()
    assert entry.is_published


def test_draft_of_a_locked_period_can_be_returned_or_deleted(
    project: Project, period: ReportingPeriod
) -> None:
    """Ways out that bring no figure."""
    returned, deleted = make_status(project, **DRAFT), make_status(project, **DRAFT)
    return_entry(returned, by=None, reason="The period is locked")
    delete_with_history(deleted, by=None, reason="x")
    assert StatusUpdate.objects.get().review_state == ReviewState.RETURNED


def test_deleted_draft_is_not_restored_into_a_locked_period(
    project: Project, plan: Plan, amina: User
) -> None:
    entry = make_status(project, **DRAFT)
    key = entry.pk
    delete_with_history(entry, by=None, reason="x")
    lock_period(make_reporting_period(plan=plan), by=amina, reason="x")
    assert refusal(lambda: restore_deleted(StatusUpdate, key, by=None, reason="x"))
    assert not StatusUpdate.objects.exists()


# Every door


def test_short_form_refuses_and_stores_nothing(project: Project, period: ReportingPeriod) -> None:
    assert refusal(
        lambda: record_status(
            project, status=Status.ONGOING, effective_on=ON, source=make_source(), by=None
        )
    ) == [SENTENCE]
    assert not StatusUpdate.objects.exists()


def test_project_is_published_once_its_drafts_of_the_period_are_out_of_the_way(
    project: Project, period: ReportingPeriod
) -> None:
    entry = make_status(project, **DRAFT)
    assert refusal(lambda: publish_project(project, by=None)) == [SENTENCE]
    return_entry(entry, by=None, reason="The period is locked")
    publish_project(project, by=None)
    entry.refresh_from_db()
    assert entry.review_state == ReviewState.RETURNED


def test_of_several_entries_it_is_said_which(project: Project, period: ReportingPeriod) -> None:
    make_status(project, **DRAFT)
    make_status(project, **DRAFT | {"effective_on": AFTER})
    told = f"Status update “Ongoing (2024-05-16)”: {SENTENCE}"
    assert refusal(lambda: publish_project(project, by=None)) == [told]


def test_embargo_that_ends_in_a_locked_period_is_kept_and_told(
    project: Project, period: ReportingPeriod
) -> None:
    entry = make_status(project, review_state=ReviewState.SCHEDULED, publish_at=MOMENT)
    assert publish_due(at=MOMENT) == Outcome(
        published=0, refused=[f"status update “{entry}”: {SENTENCE}"]
    )
    entry.refresh_from_db()
    assert entry.review_state == ReviewState.SCHEDULED


def test_bulk_action_publishes_the_others(
    project: Project, period: ReportingPeriod, amina: User
) -> None:
    within, after = (
        make_status(project, **DRAFT),
        make_status(project, **DRAFT | {"effective_on": AFTER}),
    )
    order = Order(by=amina, on=timezone.localdate(), reason="x")
    outcome = rehearse(
        PUBLISH, StatusUpdate, [within.pk, after.pk], order, tell=lambda outcome: None
    ).outcome
    assert (outcome.done, outcome.refused) == ([after], [(within, SENTENCE)])


def test_rule_costs_one_query_where_nothing_is_locked(project: Project) -> None:
    make_reporting_period()
    entries = [make_status(project, **DRAFT) for _ in range(30)]
    with CaptureQueriesContext(connection) as one:
        refuse_locked(entries[:1])
    with CaptureQueriesContext(connection) as thirty:
        refuse_locked(entries)
    assert (len(one), len(thirty)) == (1, 1)

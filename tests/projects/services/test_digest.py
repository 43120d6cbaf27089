"""Who is reminded of what, when once more, and of nothing they may not know of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.choices import PublicationState, ReviewState, StaffRole
from projects.models import Digest, Project, StaffMember
from projects.services.confirmation import confirm_project
from projects.services.digest import (
    Reminder,
    Unreached,
    drop_digest,
    keys_of,
    next_step,
    open_digest,
    reminders,
    waiting_for,
)
from projects.services.ledger import return_entry
from projects.services.submission import return_project, submit_project
from tests.factories import (
    ON,
    make_member,
    make_organisation,
    make_period,
    make_plan,
    make_project,
    make_status,
    make_user,
)

pytestmark = pytest.mark.django_db


def days(number: int) -> timedelta:
    return timedelta(days=number)


def editor(**values: Any) -> User:
    return make_member(StaffRole.EDITOR, **{"email": "minh@example.org", **values})


def looked_at(days_ago: int, *owners: User, **values: Any) -> Project:
    project = make_project(publication_state=PublicationState.PUBLISHED, **values)
    project.owners.set(owners)
    make_status(project, effective_on=ON - days(days_ago))
    return project


def told(on: date) -> list[tuple[User, list[Any], int]]:
    """Whom a run reminds of which records, and how often they were reminded of the same."""
    found = []
    for reminder in list(reminders(on=on)):
        assert isinstance(reminder, Reminder)
        assert open_digest(reminder, on=on) is not None
        rows = [thing.row for thing in reminder.waiting.things]
        found.append((reminder.person, rows, reminder.step))
    return found


# What waits


def test_all_that_waits_is_told_in_the_order_of_urgency() -> None:
    plan = make_plan()
    person = make_member(StaffRole.REVIEWER, plans=[plan])
    stale, due = looked_at(100, person), looked_at(80, person)
    make_period(stale, ends_on=ON - days(1))
    looked_at(10, person)
    looked_at(100)
    returned = make_status(
        due,
        review_state="returned",
        returned_reason="Which?",
        entered_by=person,
        is_counted=False,
        counting_reason="Old",
    )
    theirs = looked_at(10)
    theirs.plans.add(plan)
    submitted = make_status(theirs, review_state=ReviewState.SUBMITTED)
    make_status(looked_at(10), review_state=ReviewState.SUBMITTED)
    waiting = waiting_for(person, on=ON)
    sections = [waiting.stale, waiting.due, waiting.overdue, waiting.returned, waiting.to_review]
    assert [[(it.row, it.day) for it in section] for section in sections] == [
        [(stale, ON - days(100))],
        [(due, ON + days(10))],
        [(stale, ON - days(1))],
        [(returned, None)],
        [(submitted, None)],
    ]


def test_project_handed_in_is_told_once_and_not_entry_by_entry() -> None:
    plan = make_plan()
    reviewer = make_member(StaffRole.REVIEWER, plans=[plan])
    project = make_project()
    project.plans.add(plan)
    make_status(project, review_state=ReviewState.DRAFT)
    submit_project(project, by=make_user())
    assert [it.row for it in waiting_for(reviewer, on=ON).to_review] == [project]


def test_project_sent_back_is_told_to_who_handed_it_in_until_it_is_handed_in_again() -> None:
    person = editor()
    project = make_project()
    project.owners.add(person)
    submission = submit_project(project, by=person)
    return_project(submission, by=make_user(), reason="Which page?")
    assert [it.row for it in waiting_for(person, on=ON).returned] == [project]
    submit_project(project, by=person)
    assert waiting_for(person, on=ON).returned == []


def test_nothing_is_told_that_a_person_may_not_know_of() -> None:
    """T03: what was shared once and is a draft again."""
    person = editor()
    make_status(
        make_project(title="Hush"), review_state="returned", returned_reason="No", entered_by=person
    )
    make_status(make_project(), review_state=ReviewState.SUBMITTED)
    hidden = make_project()
    make_status(hidden, effective_on=ON - days(100))
    assert keys_of(waiting_for(person, on=ON)) == []


def test_work_of_an_organisation_is_told_to_its_staff() -> None:
    organisation = make_organisation()
    person = editor(organisations=[organisation])
    project = looked_at(100)
    project.owner_organisations.add(organisation)
    assert [it.row for it in waiting_for(person, on=ON).stale] == [project]


# When


def test_same_things_are_told_after_7_14_and_28_days_and_every_28_from_then_on() -> None:
    project = looked_at(76, person := editor())
    found = {}
    # Every day of the first week; from then on those around a day of it.
    for day in (*range(9), 13, 14, 15, 20, 21, 22, 28, 48, 49, 50, 76, 77, 78, 104, 105, 106):
        for who, rows, step in told(ON + days(day)):
            assert (who, rows) == (person, [project])
            found[day] = step
    assert found == {0: 0, 7: 1, 21: 2, 49: 3, 77: 4, 105: 5}


def test_nothing_is_told_before_something_is_due() -> None:
    looked_at(75, editor())
    assert [told(ON), len(told(ON + days(1)))] == [[], 1]


@pytest.mark.parametrize("work", ["confirm", "status"])
def test_work_done_ends_it_and_the_next_time_begins_anew(work: str) -> None:
    project = looked_at(76, person := editor())
    assert [len(told(ON)), len(told(ON + days(7)))] == [1, 1]
    on = ON + days(10)
    if work == "confirm":
        confirm_project(project, on=on, by=person)
    else:
        make_status(project, "ongoing", effective_on=on)
    assert [told(on + days(day)) for day in (11, 40, 75)] == [[], [], []]
    assert told(on + days(76)) == [(person, [project], 0)]


def test_what_is_done_is_named_no_more_and_the_rest_waits_its_time() -> None:
    first, second = looked_at(76, person := editor()), looked_at(80, person)
    assert told(ON) == [(person, [second, first], 0)]
    confirm_project(second, on=ON + days(1), by=person)
    assert [told(ON + days(day)) for day in (1, 6)] == [[], []]
    assert told(ON + days(7)) == [(person, [first], 1)]


def test_what_is_new_is_told_at_once_unless_the_person_was_told_within_a_week() -> None:
    old = looked_at(76, person := editor())
    told(ON)
    told(ON + days(7))
    new = looked_at(76 - 9, person)
    # On the ninth day the second becomes due; the first would have been told on the 21st.
    assert [told(ON + days(day)) for day in (8, 9, 13)] == [[], [], []]
    assert told(ON + days(14)) == [(person, [old, new], 0)]


def test_later_return_of_the_same_entry_is_new() -> None:
    person = editor()
    project = looked_at(10, person)
    entry = make_status(project, review_state=ReviewState.SUBMITTED, entered_by=person)
    return_entry(entry, by=make_user(), reason="Which page?")
    before = keys_of(waiting_for(person, on=ON))
    entry.refresh_from_db()
    return_entry(entry, by=make_user(), reason="Which table?")
    assert (len(before), set(before) & set(keys_of(waiting_for(person, on=ON)))) == (1, set())


def test_second_run_of_a_day_tells_nobody_anything() -> None:
    looked_at(100, editor())
    assert [len(told(ON)), told(ON)] == [1, []]


def test_digest_is_opened_once_a_day_even_by_two_runs_at_the_same_time() -> None:
    looked_at(100, editor())
    [reminder] = reminders(on=ON)
    assert isinstance(reminder, Reminder)
    assert [open_digest(reminder, on=ON) is None for _ in range(2)] == [False, True]


def test_dropped_digest_is_tried_again() -> None:
    looked_at(100, editor())
    [reminder] = reminders(on=ON)
    assert isinstance(reminder, Reminder)
    digest = open_digest(reminder, on=ON)
    assert digest is not None
    drop_digest(digest)
    assert len(told(ON)) == 1


def test_nothing_to_tell_is_never_time_to_tell_it() -> None:
    assert next_step(None, [], on=ON) is None


# To whom


def test_digest_keeps_what_it_named() -> None:
    project = looked_at(100, person := editor())
    told(ON)
    assert [(it.person, it.sent_on, it.step, it.named) for it in Digest.objects.all()] == [
        (person, ON, 0, [f"look:{project.pk}:{ON - days(100)}"])
    ]


def test_each_is_told_what_is_theirs_in_their_language() -> None:
    one, other = editor(), editor()
    StaffMember.objects.filter(user=other).update(language="ko")
    first, second = looked_at(100, one), looked_at(100, other)
    found: Any = list(reminders(on=ON))
    assert [
        (it.person, it.language, [thing.row for thing in it.waiting.things]) for it in found
    ] == [
        (one, "en", [first]),
        (other, "ko", [second]),
    ]


def test_who_wants_no_mails_is_told_nothing() -> None:
    looked_at(100, person := editor())
    StaffMember.objects.filter(user=person).update(wants_digest=False)
    assert list(reminders(on=ON)) == []


def test_superuser_without_a_role_is_told_in_english() -> None:
    person = make_user(is_staff=True, is_superuser=True, email="a@example.org")
    looked_at(100, person)
    [reminder] = reminders(on=ON)
    assert isinstance(reminder, Reminder)
    assert reminder.language == "en"


@pytest.mark.parametrize(
    ("values", "is_active"), [({"email": ""}, True), ({"is_active": False}, False)]
)
def test_who_can_not_be_told_is_named_with_how_much_waits(
    values: dict[str, Any], is_active: bool
) -> None:
    person = editor(**values)
    looked_at(100, person)
    looked_at(80, person)
    assert list(reminders(on=ON)) == [Unreached(person, is_active, 2)]


def test_who_left_and_has_nothing_to_do_is_not_named() -> None:
    editor(is_active=False)
    make_user(email="reader@example.org")
    assert list(reminders(on=ON)) == []


def test_owner_without_the_staff_site_is_not_told() -> None:
    looked_at(100, make_user(email="reader@example.org"))
    assert list(reminders(on=ON)) == []


def test_withdrawn_project_is_not_told_of() -> None:
    project = looked_at(100, editor())
    project.publication_state = PublicationState.WITHDRAWN
    project.save()
    assert list(reminders(on=ON)) == []


def test_reminding_costs_the_same_with_1_and_30_things() -> None:
    person = editor()
    numbers = []
    for rows in (1, 29):
        for _ in range(rows):
            make_period(looked_at(100, person), ends_on=ON - days(1))
        with CaptureQueriesContext(connection) as queries:
            list(reminders(on=ON))
        numbers.append(len(queries))
    assert numbers == [19, 19]

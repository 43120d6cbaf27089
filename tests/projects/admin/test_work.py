"""The front page of the staff site: what waits for whom, and nothing they may not know of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from projects.admin.work import Work
from projects.choices import ReviewState, StaffRole
from projects.models import Confirmation, Project, StaffMember
from projects.services.confirmation import confirm_project
from projects.services.status_update import record_status
from projects.services.submission import return_project, submit_project
from tests.factories import (
    make_claim,
    make_comment,
    make_member,
    make_organisation,
    make_period,
    make_plan,
    make_project,
    make_public_project,
    make_source,
    make_status,
)
from tests.projects.admin.forms import url

HOME = reverse("admin:index")
TODAY = timezone.localdate()
RETURNED = {
    "review_state": ReviewState.RETURNED,
    "returned_reason": "Which page?",
    "effective_on": date(2019, 1, 1),
}


def work_of(client: Client) -> Work:
    work: Work = client.get(HOME).context["work"]
    return work


def counts(found: list[Any]) -> list[tuple[str, int]]:
    return [(str(it.label), it.count) for it in found]


def looked_at(days_ago: int, *owners: User, **values: Any) -> Project:
    project = make_public_project(**values)
    project.owners.set(owners)
    make_status(project, effective_on=TODAY - timedelta(days=days_ago))
    return project


@pytest.fixture
def editor(db: None) -> User:
    return make_member(StaffRole.EDITOR)


@pytest.fixture
def editor_desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def test_own_work_is_counted_the_most_urgent_first(editor_desk: Client, editor: User) -> None:
    late = looked_at(100, editor)
    make_period(late, ends_on=TODAY - timedelta(days=1))
    looked_at(80, editor)
    looked_at(10, editor)
    looked_at(100)
    make_status(late, entered_by=editor, entered_on=date(2020, 1, 1), **RETURNED)
    make_status(late, **RETURNED)
    make_claim(make_plan(), entered_by=editor, review_state=ReviewState.DRAFT)
    make_comment(late).asked.add(editor)
    assert counts(work_of(editor_desk).yours) == [
        ("Stale: not looked at in their interval", 1),
        ("Due for a look soon", 1),
        ("Planned end passed, and not ended", 1),
        ("Questions to you in comments", 1),
        ("Status updates returned to you", 1),
        ("Claims you have not submitted", 1),
    ]


def test_work_of_an_organisation_is_that_of_its_staff(editor_desk: Client, editor: User) -> None:
    organisation = make_organisation()
    StaffMember.objects.get(user=editor).organisations.add(organisation)
    looked_at(100).owner_organisations.add(organisation)
    assert counts(work_of(editor_desk).yours) == [("Stale: not looked at in their interval", 1)]


def test_stale_projects_of_ones_own_stand_there_by_name(editor_desk: Client, editor: User) -> None:
    week = looked_at(97, editor)
    year = looked_at(365, editor)
    never = make_project()
    never.owners.add(editor)
    looked_at(500)
    assert [(it.project, it.days) for it in work_of(editor_desk).unseen] == [
        (never, None),
        (year, 365),
        (week, 97),
    ]


def test_front_page_shows_no_more_stale_projects_than_a_screen_holds(
    editor_desk: Client, editor: User
) -> None:
    for number in range(9):
        looked_at(100 + number, editor)
    assert len(work_of(editor_desk).unseen) == 8


def test_one_click_on_the_front_page_confirms_and_takes_it_off(
    editor_desk: Client, editor: User
) -> None:
    project = looked_at(100, editor)
    [item] = work_of(editor_desk).unseen
    response = editor_desk.post(item.confirm_url, {"back": HOME})
    assert response.headers["Location"] == HOME
    assert [(it.project, it.confirmed_by) for it in Confirmation.objects.all()] == [
        (project, editor)
    ]
    assert work_of(editor_desk).unseen == []


def test_status_recorded_as_a_draft_takes_it_off_too(editor_desk: Client, editor: User) -> None:
    project = looked_at(100, editor)
    record_status(
        project, status="ongoing", effective_on=date(2024, 1, 1), source=make_source(), by=editor
    )
    assert work_of(editor_desk).unseen == []


def test_queue_leads_through_all_stale_ones_the_longest_unseen_first(
    editor_desk: Client, editor: User
) -> None:
    week, year = looked_at(97, editor, title="A"), looked_at(365, editor, title="B")
    looked_at(10, editor)
    response = editor_desk.get(work_of(editor_desk).queue_url)
    assert response.headers["Location"] == (
        f"{url(Project, 'record_status', year.pk)}?queue={year.pk},{week.pk}"
    )


def test_viewer_is_offered_nothing_to_press(client: Client, db: None) -> None:
    viewer = make_member(StaffRole.VIEWER)
    looked_at(100, viewer)
    client.force_login(viewer)
    assert [item.record_url for item in work_of(client).unseen] == [None]


def test_reviewer_sees_what_waits_for_their_decision_alone(client: Client, db: None) -> None:
    plan = make_plan()
    reviewer = make_member(StaffRole.REVIEWER, plans=[plan])
    ours, theirs = make_project(), make_project()
    ours.plans.add(plan)
    for project in (ours, theirs):
        for state in (ReviewState.SUBMITTED, ReviewState.DRAFT):
            make_status(project, review_state=state)
    client.force_login(reviewer)
    assert counts(work_of(client).to_review) == [("Status updates", 1)]


def test_project_handed_in_waits_for_its_reviewer_and_returns_to_its_editor(
    client: Client, editor: User
) -> None:
    plan = make_plan()
    reviewer = make_member(StaffRole.REVIEWER, plans=[plan])
    project = make_project()
    project.owners.add(editor)
    project.plans.add(plan)
    submission = submit_project(project, by=editor)
    client.force_login(reviewer)
    [waiting] = work_of(client).to_review
    assert (waiting.label, waiting.count) == ("Projects handed in for you to decide on", 1)
    assert client.get(waiting.url).context["cl"].result_count == 1
    return_project(submission, by=reviewer, reason="Which page?")
    assert work_of(client).to_review == []
    client.force_login(editor)
    [returned] = [it for it in work_of(client).yours if "returned" in str(it.label)]
    assert (returned.label, returned.count) == ("Projects returned to you", 1)
    assert client.get(returned.url).context["cl"].result_count == 1
    submit_project(project, by=editor)
    assert [it for it in work_of(client).yours if "returned" in str(it.label)] == []


def test_editor_has_nothing_to_review_and_is_shown_no_totals(
    editor_desk: Client, editor: User
) -> None:
    make_status(looked_at(100, editor), review_state=ReviewState.SUBMITTED)
    work = work_of(editor_desk)
    assert (work.to_review, work.everybodys) == ([], [])


def test_who_decides_is_shown_the_totals(desk: Client) -> None:
    looked_at(100)
    looked_at(80)
    assert counts(work_of(desk).everybodys) == [
        ("Stale: not looked at in their interval", 1),
        ("Due for a look soon", 1),
    ]


def test_missing_korean_is_asked_of_what_the_public_reads_first(desk: Client) -> None:
    make_project()
    make_plan(title_ko="계획")
    make_plan()
    assert counts(work_of(desk).korean) == [
        ("Projects with missing Korean", 1),
        ("Plans with missing Korean", 1),
    ]


def test_outdated_korean_is_asked_of_everything(desk: Client) -> None:
    make_plan(title_ko="계획", outdated_translations=["title"])
    assert counts(work_of(desk).korean) == [("Plans with outdated Korean", 1)]


def test_gaps_are_counted_plan_by_plan(desk: Client) -> None:
    plan = make_plan(title="The plan")
    served = looked_at(10, make_member(StaffRole.EDITOR))
    served.plans.add(plan)
    looked_at(10)
    found = work_of(desk).plans
    assert [(str(it.plan), it.projects) for it in found] == [("The plan", 1), ("None", 1)]
    assert [dict(counts(it.counts)).get("No owner", 0) for it in found] == [0, 1]


def test_every_link_shows_as_many_rows_as_it_says(desk: Client, staff: User) -> None:
    plan = make_plan()
    late = looked_at(100, staff)
    late.plans.add(plan)
    make_period(late, ends_on=date(2020, 12, 31))
    looked_at(80, staff).plans.add(plan)
    looked_at(100)
    make_status(late, review_state=ReviewState.SUBMITTED)
    make_status(late, entered_by=staff, entered_on=date(2020, 1, 1), **RETURNED)
    make_status(late, **RETURNED)
    make_claim(plan, entered_by=staff, review_state=ReviewState.DRAFT)
    make_claim(plan, review_state=ReviewState.DRAFT)
    make_comment(late).asked.add(staff)
    work = work_of(desk)
    links = [*work.yours, *work.to_review, *work.everybodys, *work.korean]
    links += [count for it in work.plans for count in it.counts]
    assert len(links) > 20
    assert [(it.url, it.count) for it in links] == [
        (it.url, desk.get(it.url).context["cl"].result_count) for it in links
    ]


def test_last_changes_lead_to_their_history(desk: Client, staff: User) -> None:
    project = make_public_project(title="P")
    confirm_project(project, on=TODAY, by=staff)
    update = record_status(
        project, status="ongoing", effective_on=TODAY, source=make_source(), by=staff
    )
    found = work_of(desk).changed
    assert [(it.noun, it.change.row, it.change.subject, it.change.by, it.url) for it in found] == [
        (
            "Status update",
            update,
            project,
            staff,
            url(type(update), "history", update.pk),
        ),
        ("Project", project, None, None, url(Project, "history", project.pk)),
    ]
    assert [desk.get(it.url).status_code for it in found] == [200, 200]


def test_front_page_names_nothing_that_its_reader_may_not_know_of(
    editor_desk: Client, editor: User
) -> None:
    """T03."""
    looked_at(100, editor, title="Mine")
    hidden = make_project(title="Hush hush")
    hidden.plans.add(make_plan(title="Hush plan", publication_state="draft"))
    make_status(hidden, review_state=ReviewState.SUBMITTED, note="Hush note")
    make_comment(hidden, text="Hush words").asked.add(editor)
    hidden.save()
    text = editor_desk.get(HOME).content.decode()
    assert ("Mine" in text, "ush" in text.replace("Publish", "")) == (True, False)
    assert [it.projects for it in work_of(editor_desk).plans] == [1]


def test_front_page_costs_the_same_with_1_and_30_rows(desk: Client, staff: User) -> None:
    def fill() -> None:
        project = looked_at(100, staff)
        project.plans.add(make_plan())
        make_period(project, ends_on=date(2020, 12, 31))
        make_status(project, review_state=ReviewState.SUBMITTED)
        make_status(project, entered_by=staff, entered_on=date(2020, 1, 1), **RETURNED)
        make_comment(project).asked.add(staff)
        project.save()

    fill()
    # Content types and the session are looked up once and remembered.
    desk.get(HOME)
    numbers = []
    for rows in (0, 29):
        for _ in range(rows):
            fill()
        with CaptureQueriesContext(connection) as queries:
            desk.get(HOME)
        numbers.append(len(queries))
    assert numbers == [72, 72]

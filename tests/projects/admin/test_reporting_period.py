"""Reporting periods at the desk: who is complete, the lock, and what it refuses (S3)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from projects.choices import StaffRole
from projects.models import (
    Plan,
    Project,
    ReportCompletion,
    ReportingPeriod,
    StatusUpdate,
    history_of,
)
from tests.factories import (
    ON,
    make_completion,
    make_member,
    make_plan,
    make_project,
    make_reporting_period,
    make_source,
    make_status,
    make_user,
)
from tests.projects.admin.forms import new_entry, opened, send, sentences, shown, url

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
WORDS = {
    "status": "ongoing",
    "effective_on": ON.isoformat(),
    "effective_precision": "day",
    "is_counted": "on",
}


@pytest.fixture
def plan(db: None) -> Plan:
    return make_plan(title="Plan")


@pytest.fixture
def period(plan: Plan) -> ReportingPeriod:
    return make_reporting_period(plan=plan, name="Q2")


@pytest.fixture
def reviewer(plan: Plan) -> User:
    return make_member(StaffRole.REVIEWER, username="rosa", plans=[plan])


@pytest.fixture
def review_desk(client: Client, reviewer: User) -> Client:
    client.force_login(reviewer)
    return client


def at_desk(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def serving(plan: Plan, *owners: User, **values: Any) -> Project:
    project = make_project(**values)
    project.plans.add(plan)
    project.owners.set(owners)
    return project


def lock(period: ReportingPeriod, by: User) -> None:
    period.locked_at, period.locked_by = timezone.now(), by
    period.save()


def said(client: Client, response: Any) -> list[str]:
    return [str(message) for message in client.get(response.url).context["messages"]]


# Keeping periods


def test_reviewer_adds_a_period_to_their_plan(review_desk: Client, plan: Plan) -> None:
    page = url(ReportingPeriod, "add")
    typed = {"plan": plan.pk, "name": "Q3", "begins_on": "2024-07-01", "ends_on": "2024-09-30"}
    review_desk.post(page, shown(opened(review_desk, page)) | typed | {"why": "For the Dialogue"})
    stored = ReportingPeriod.objects.get()
    assert (stored.name, stored.plan, stored.is_locked) == ("Q3", plan, False)
    assert history_of(ReportingPeriod).get().history_change_reason == "For the Dialogue"


def test_reviewer_adds_none_to_another_plan(review_desk: Client) -> None:
    page = url(ReportingPeriod, "add")
    typed = {"plan": make_plan().pk, "name": "Q3"}
    typed |= {"begins_on": "2024-07-01", "ends_on": "2024-09-30"}
    answer = review_desk.post(page, shown(opened(review_desk, page)) | typed)
    assert answer.status_code == 200
    assert not ReportingPeriod.objects.exists()


def test_overlapping_period_is_refused_beside_its_first_day(
    review_desk: Client, period: ReportingPeriod
) -> None:
    page = url(ReportingPeriod, "add")
    typed = {"plan": period.plan_id, "name": "May"}
    typed |= {"begins_on": "2024-05-01", "ends_on": "2024-05-31"}
    answer = review_desk.post(page, shown(opened(review_desk, page)) | typed)
    assert answer.context["adminform"].form.errors == {
        "begins_on": [
            "It overlaps with “Q2”, 1 April 2024 to 30 June 2024: choose days outside of that."
        ]
    }


def test_page_tells_who_is_complete_and_who_is_not(
    review_desk: Client, plan: Plan, period: ReportingPeriod
) -> None:
    done, open_one = serving(plan, title="Done"), serving(plan, title="Open")
    serving(make_plan(), title="Elsewhere")
    completion = make_completion(done, reporting_period=period)
    told = review_desk.get(url(ReportingPeriod, "change", period.pk)).context
    assert told["standing"] == ["1 of 2 projects are complete."]
    assert list(told["incomplete"]) == [open_one]
    assert told["completions"] == [(completion, True)]
    listed = [
        list(review_desk.get(told[f"{word}_url"]).context["cl"].result_list)
        for word in ("complete", "incomplete")
    ]
    assert listed == [[done], [open_one]]


def test_page_counts_no_project_that_its_reader_may_not_know_of(
    plan: Plan, period: ReportingPeriod
) -> None:
    """T03."""
    editor = make_member(StaffRole.EDITOR)
    mine, hidden = serving(plan, editor), serving(plan, title="Hush")
    make_completion(hidden, reporting_period=period)
    answer = at_desk(editor).get(url(ReportingPeriod, "change", period.pk))
    assert (answer.context["total"], list(answer.context["incomplete"])) == (1, [mine])
    assert "Hush" not in answer.content.decode()


def test_list_of_projects_tells_nothing_of_a_period_that_is_kept_from_its_reader() -> None:
    """A viewer, and a plan that is not public."""
    plan = make_plan(title="Hush", publication_state="draft")
    period = make_reporting_period(plan=plan)
    make_completion(serving(plan, publication_state="published"), reporting_period=period)
    viewer = at_desk(make_member(StaffRole.VIEWER))
    page = url(Project, "changelist")
    answer = viewer.get(page, {"report": f"complete-{period.pk}"})
    assert list(answer.context["cl"].result_list) == []
    assert "Hush" not in answer.content.decode()


@pytest.mark.parametrize(
    "word", ["complete-", "complete-x", "else-1", "complete-99999999999999999999"]
)
def test_filter_that_names_no_period_finds_nothing(
    review_desk: Client, plan: Plan, word: str
) -> None:
    serving(plan)
    answer = review_desk.get(url(Project, "changelist"), {"report": word})
    assert list(answer.context["cl"].result_list) == []


# The lock


def test_reviewer_locks_with_a_reason_and_unlocks(
    review_desk: Client, reviewer: User, period: ReportingPeriod
) -> None:
    for page, is_locked in (("lock", True), ("unlock", False)):
        address = url(ReportingPeriod, page, period.pk)
        assert review_desk.get(address).status_code == 200
        review_desk.post(address, {"reason": f"To {page}", "version_seen": period.version})
        period.refresh_from_db()
        assert period.is_locked == is_locked
    rows = history_of(ReportingPeriod).order_by("history_id")
    assert [(it.history_user, it.history_change_reason) for it in rows][1:] == [
        (reviewer, "To lock"),
        (reviewer, "To unlock"),
    ]


def test_lock_wants_a_reason_and_a_post(review_desk: Client, period: ReportingPeriod) -> None:
    address = url(ReportingPeriod, "lock", period.pk)
    review_desk.get(address)
    review_desk.post(address, {"reason": "", "version_seen": period.version})
    period.refresh_from_db()
    assert not period.is_locked


@pytest.mark.parametrize("role", [StaffRole.VIEWER, StaffRole.EDITOR, StaffRole.REVIEWER])
def test_nobody_else_locks_or_unlocks(plan: Plan, period: ReportingPeriod, role: StaffRole) -> None:
    """A reviewer of another plan is nobody here."""
    other = make_member(role, plans=[make_plan()] if role == StaffRole.REVIEWER else [])
    serving(plan, other)
    desk = at_desk(other)
    for page in ("lock", "unlock"):
        answer = desk.post(url(ReportingPeriod, page, period.pk), {"reason": "x"})
        assert answer.status_code == 403
        if page == "lock":
            period.refresh_from_db()
            assert not period.is_locked
            lock(period, make_user())
    period.refresh_from_db()
    assert period.is_locked


def test_what_is_locked_is_shown_and_not_edited(
    review_desk: Client, reviewer: User, period: ReportingPeriod
) -> None:
    lock(period, reviewer)
    page = review_desk.get(url(ReportingPeriod, "change", period.pk))
    assert [str(tool.label) for tool in page.context["tools"]] == ["Unlock…"]
    assert page.context["standing"] == [period.lock, "0 of 0 projects are complete."]
    review_desk.post(url(ReportingPeriod, "change", period.pk), {"name": "Other"})
    period.refresh_from_db()
    assert period.name == "Q2"


# What the lock refuses, beside the field


def locked_sentence(period: ReportingPeriod) -> str:
    day = period.told["day"]
    return (
        f"“Q2” of “Plan”, 1 April 2024 to 30 June 2024, is locked by rosa since {day}. Ask rosa, "
        "or another reviewer of the plan, to unlock it; what became true only later is dated "
        "after 30 June 2024."
    )


def test_entry_form_refuses_on_the_date(
    desk: Client, reviewer: User, period: ReportingPeriod
) -> None:
    lock(period, reviewer)
    page = url(StatusUpdate, "add")
    typed = WORDS | {"project": serving(period.plan).pk, "source": make_source().pk}
    answer = desk.post(page, shown(opened(desk, page)) | typed)
    assert answer.context["adminform"].form.errors == {"effective_on": [locked_sentence(period)]}
    assert not StatusUpdate.objects.exists()


def test_entry_of_the_project_form_is_refused_on_the_date(
    desk: Client, reviewer: User, period: ReportingPeriod
) -> None:
    lock(period, reviewer)
    project = serving(period.plan)
    typed = new_entry(
        "status_updates",
        status="ongoing",
        verification="reported",
        effective_on=ON.isoformat(),
        source=make_source().pk,
    )
    answer = send(desk, url(Project, "change", project.pk), typed)
    assert sentences(answer) == [locked_sentence(period)]
    assert not StatusUpdate.objects.exists()


def test_new_project_that_serves_the_plan_is_refused_with_its_entry(
    desk: Client, reviewer: User, period: ReportingPeriod
) -> None:
    """Known only once the project is stored: nothing stays of it."""
    lock(period, reviewer)
    page = url(Project, "add")
    typed = {"slug": "new", "title": "New", "plans": [period.plan_id]}
    typed |= new_entry(
        "status_updates",
        status="ongoing",
        verification="reported",
        effective_on=ON.isoformat(),
        source=make_source().pk,
    )
    answer = desk.post(page, shown(opened(desk, page)) | typed)
    assert sentences(answer) == [locked_sentence(period)]
    assert not Project.objects.exists()


def test_short_form_refuses_on_the_date(
    desk: Client, reviewer: User, period: ReportingPeriod
) -> None:
    lock(period, reviewer)
    project = serving(period.plan)
    typed = WORDS | {"verification": "reported", "_save": "1"}
    answer = desk.post(url(Project, "record_status", project.pk), typed)
    # All that is wrong at once.
    assert answer.context["form"].errors == {
        "effective_on": [locked_sentence(period)],
        "source": ["Name the document that says so: every entry needs a source."],
    }
    assert not StatusUpdate.objects.exists()


def test_buttons_of_an_entry_say_why_not(
    desk: Client, reviewer: User, period: ReportingPeriod
) -> None:
    lock(period, reviewer)
    project = serving(period.plan)
    draft, public = make_status(project, review_state="draft"), make_status(project)
    for entry, page, typed in (
        (draft, "publish", {"version_seen": 1}),
        (public, "withdraw", {"reason": "x", "version_seen": 1}),
    ):
        answer = desk.post(url(StatusUpdate, page, entry.pk), typed)
        assert said(desk, answer) == [f"“{entry}”: {locked_sentence(period)}"]
    draft.refresh_from_db()
    public.refresh_from_db()
    assert (draft.is_published, public.is_published) == (False, True)


# On the project, in its list and on the front page


def test_owner_completes_a_project_and_undoes_it(plan: Plan, period: ReportingPeriod) -> None:
    owner = make_member(StaffRole.EDITOR, username="omar")
    project, desk = serving(plan, owner), at_desk(owner)
    page = url(Project, "change", project.pk)
    [tool] = [it for it in desk.get(page).context["tools"] if "Q2" in it.label]
    assert (tool.label, tool.is_post) == ("Complete for Q2", True)
    answer = desk.post(tool.url)
    assert said(desk, answer) == [f"“{project}” is complete for “Q2”."]
    assert ReportCompletion.objects.get().completed_by == owner
    told = desk.get(page).context
    day = "Complete for Q2, by omar on "
    assert [it.startswith(day) for it in told["standing"]].count(True) == 1
    [tool] = [it for it in told["tools"] if "Q2" in it.label]
    assert (tool.label, tool.is_post) == ("Not complete for Q2…", False)
    desk.post(tool.url, {"post": "yes", "reason": "A reading is missing"})
    assert not ReportCompletion.objects.exists()
    newest = history_of(ReportCompletion).latest("history_id")
    assert newest.history_change_reason == "A reading is missing"


def test_only_a_post_by_who_may_change_the_project_completes_it(
    plan: Plan, period: ReportingPeriod
) -> None:
    owner = make_member(StaffRole.EDITOR)
    project = serving(plan, owner, publication_state="published")
    address = url(Project, "complete", project.pk, period.pk)
    answers = [
        at_desk(owner).get(address).status_code,
        at_desk(make_member(StaffRole.EDITOR)).post(address).status_code,
        at_desk(make_member(StaffRole.VIEWER)).post(address).status_code,
    ]
    assert answers == [403, 403, 403]
    assert not ReportCompletion.objects.exists()


def test_locked_period_is_neither_offered_nor_taken(
    plan: Plan, period: ReportingPeriod, reviewer: User
) -> None:
    lock(period, reviewer)
    owner = make_member(StaffRole.EDITOR)
    project, desk = serving(plan, owner), at_desk(owner)
    tools = desk.get(url(Project, "change", project.pk)).context["tools"]
    assert [it for it in tools if "Q2" in str(it.label)] == []
    answer = desk.post(url(Project, "complete", project.pk, period.pk))
    [sentence] = said(desk, answer)
    assert sentence.startswith(f"“{project}”: “Q2” of “Plan” is locked by rosa since ")
    assert not ReportCompletion.objects.exists()


def test_many_are_completed_from_the_list(plan: Plan, period: ReportingPeriod) -> None:
    owner = make_member(StaffRole.EDITOR)
    projects, desk = [serving(plan, owner), serving(plan, owner)], at_desk(owner)
    selection = ",".join(str(it.pk) for it in projects)
    address = url(Project, "bulk", "complete")
    typed = {"selection": selection, "reporting_period": period.pk}
    page = desk.post(address, typed | {"_show": "1"})
    fingerprint = page.context["preview"].outcome.fingerprint
    desk.post(address, typed | {"_do": "1", "fingerprint": fingerprint})
    assert {it.project for it in ReportCompletion.objects.all()} == {*projects}


def test_completion_is_added_by_its_own_form(plan: Plan, period: ReportingPeriod) -> None:
    owner = make_member(StaffRole.EDITOR)
    project, desk = serving(plan, owner), at_desk(owner)
    page = url(ReportCompletion, "add")
    typed = {"project": project.pk, "reporting_period": period.pk, "note": "By telephone"}
    desk.post(page, shown(opened(desk, page)) | typed)
    stored = ReportCompletion.objects.get()
    assert (stored.project, stored.completed_by, stored.note) == (project, owner, "By telephone")


def test_completion_of_a_project_elsewhere_is_refused_on_its_period(desk: Client) -> None:
    page, period = url(ReportCompletion, "add"), make_reporting_period()
    typed = {"project": make_project().pk, "reporting_period": period.pk}
    answer = desk.post(page, shown(opened(desk, page)) | typed)
    assert list(answer.context["adminform"].form.errors) == ["reporting_period"]
    assert not ReportCompletion.objects.exists()


def test_front_page_counts_ones_own_projects_that_are_not_complete(plan: Plan) -> None:
    owner = make_member(StaffRole.EDITOR)
    quarter = {"plan": plan, "begins_on": TODAY - timedelta(days=90)}
    period = make_reporting_period(name="Q2", ends_on=TODAY - timedelta(days=1), **quarter)
    # Neither due nor mine.
    make_reporting_period(plan=plan, begins_on=TODAY, ends_on=TODAY + timedelta(days=90))
    make_reporting_period(begins_on=date(2024, 1, 1), ends_on=TODAY)
    first, second = serving(plan, owner), serving(plan, owner)
    serving(plan)
    make_completion(first, reporting_period=period)
    desk = at_desk(owner)
    work = desk.get("/admin/").context["work"]
    [count] = [it for it in work.yours if "complete" in str(it.label)]
    assert (str(count.label), count.count) == ("Not complete for Q2, Plan", 1)
    assert list(desk.get(count.url).context["cl"].result_list) == [second]

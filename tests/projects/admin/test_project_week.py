"""The weekly work: a status on one screen, “still accurate” in one click, one by one."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from projects.choices import ReviewState, StaffRole
from projects.models import Confirmation, Milestone, Project, PublicRecord, Source, StatusUpdate
from tests.factories import (
    make_member,
    make_milestone,
    make_plan,
    make_project,
    make_public_project,
    make_source,
    make_status,
)
from tests.projects.admin.forms import url

HOME = reverse("admin:index")
TODAY = timezone.localdate()
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def editor(db: None) -> User:
    """Keeps projects, and publishes nothing."""
    return make_member(StaffRole.EDITOR)


@pytest.fixture
def editor_desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def owned_by(user: User, **values: Any) -> Project:
    project = make_public_project(**values)
    project.owners.add(user)
    return project


def page(client: Client, project: Project, query: str = "") -> Any:
    return client.get(url(Project, "record_status", project.pk) + query)


def record(
    client: Client, project: Project, button: str = "_save", query: str = "", **values: Any
) -> Any:
    return client.post(
        url(Project, "record_status", project.pk) + query,
        {
            "status": "completed",
            "effective_on": "2024-06-30",
            "effective_precision": "day",
            "verification": "reported",
            "source": values.pop("source", None) or make_source().pk,
            "locator": "p. 4",
            "note": "Handed over",
            "internal_note": "Told by phone first",
            button: "1",
        }
        | values,
    )


def said(client: Client, response: Any) -> list[str]:
    return [str(message) for message in client.get(response.url).context["messages"]]


# What the form begins with


def test_form_begins_with_today_and_with_what_holds_now(desk: Client) -> None:
    project = make_project()
    make_status(project, "suspended")
    make_status(project, "completed", review_state=ReviewState.DRAFT)
    form = page(desk, project).context["form"]
    assert (form["status"].value(), form["effective_on"].value()) == ("suspended", TODAY)


def test_form_begins_without_a_status_where_none_is_known(desk: Client) -> None:
    assert page(desk, make_project()).context["form"]["status"].value() is None


def test_form_begins_with_the_source_that_the_person_named_last(desk: Client) -> None:
    source = make_source()
    assert page(desk, make_project()).context["form"]["source"].value() is None
    record(desk, make_project(), source=source.pk)
    field = page(desk, make_project()).context["form"]["source"]
    assert (field.value(), field.help_text) == (
        source.pk,
        "As in your last entry; choose another if another document says so.",
    )


def test_source_that_is_gone_is_not_offered_again(desk: Client) -> None:
    source = make_source()
    record(desk, make_project(), source=source.pk)
    StatusUpdate.objects.all().delete()
    Source.objects.filter(pk=source.pk).delete()
    assert page(desk, make_project()).context["form"]["source"].value() is None


def test_form_begins_with_the_next_milestone(desk: Client) -> None:
    project = make_project()
    make_milestone(project, title="Later", due_on=date(2026, 1, 1))
    make_milestone(project, title="Next", due_on=date(2025, 1, 1))
    make_milestone(make_project(), title="Another project's", due_on=date(2024, 1, 1))
    form = page(desk, project).context["form"]
    assert (form["milestone_title"].value(), form["milestone_due_on"].value()) == (
        "Next",
        date(2025, 1, 1),
    )


# What it stores


def test_status_is_recorded_as_a_draft(desk: Client) -> None:
    project = make_public_project()
    response = record(desk, project)
    update = StatusUpdate.objects.get()
    assert response.headers["Location"] == url(Project, "change", project.pk)
    assert (
        update.status,
        update.effective_on,
        update.locator,
        update.note,
        update.internal_note,
        update.review_state,
    ) == (
        "completed",
        date(2024, 6, 30),
        "p. 4",
        "Handed over",
        "Told by phone first",
        "draft",
    )
    assert PublicRecord.objects.get(pk=project.pk).status == ""


def test_status_is_recorded_and_published(desk: Client) -> None:
    project = make_public_project()
    record(desk, project, "_publish")
    assert PublicRecord.objects.get(pk=project.pk).status == "completed"


def test_draft_is_stored_by_whoever_keeps_the_project(editor_desk: Client, editor: User) -> None:
    record(editor_desk, owned_by(editor))
    assert [(it.review_state, it.entered_by) for it in StatusUpdate.objects.all()] == [
        ("draft", editor)
    ]


def test_status_is_submitted_with_its_milestone(editor_desk: Client, editor: User) -> None:
    response = record(editor_desk, owned_by(editor, title="P"), "_submit", **REVIEW)
    assert [it.review_state for it in StatusUpdate.objects.all()] == ["submitted"]
    assert [it.review_state for it in Milestone.objects.all()] == ["submitted"]
    assert said(editor_desk, response) == [
        (
            "“P”: “Completed, effective 2024-06-30” is submitted. "
            "The public sees it once a reviewer publishes it."
        )
    ]


def test_who_enters_what_needs_two_people_can_only_submit_it(desk: Client) -> None:
    project = make_public_project()
    project.plans.add(make_plan(needs_two_people=True))
    assert page(desk, project).context["may_publish"] is False
    assert record(desk, project, "_publish").status_code == 403
    record(desk, project, "_submit")
    assert [it.review_state for it in StatusUpdate.objects.all()] == ["submitted"]


def test_what_can_not_be_published_is_told_on_the_form_and_not_stored(desk: Client) -> None:
    project = make_public_project()
    source = make_source(publication_state="withdrawn")
    response = record(desk, project, "_publish", source=source.pk)
    assert len(response.context["form"].non_field_errors()) == 1
    assert StatusUpdate.objects.count() == 0


def test_status_is_not_published_without_the_permission(editor_desk: Client, editor: User) -> None:
    assert record(editor_desk, owned_by(editor), "_publish").status_code == 403
    assert StatusUpdate.objects.count() == 0


def test_status_of_somebody_elses_project_is_refused(editor_desk: Client) -> None:
    project = make_public_project()
    answers = [page(editor_desk, project), record(editor_desk, project)]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert StatusUpdate.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        (
            "effective_on",
            TOMORROW.isoformat(),
            (
                f"{TOMORROW} is in the future: give the date from which this is true, "
                f"{TODAY} at the latest."
            ),
        ),
        ("effective_on", "", "Give the day from which this is true, today at the latest."),
        ("source", "", "Name the document that says so: every entry needs a source."),
        ("status", "", "Choose what the project is doing."),
        (
            "status",
            "finished",
            "Select a valid choice. finished is not one of the available choices.",
        ),
    ],
)
def test_bad_status_is_refused_beside_its_field(
    desk: Client, field: str, value: str, sentence: str
) -> None:
    values = {"source": make_source().pk, field: value}
    address = url(Project, "record_status", make_project().pk)
    response = desk.post(
        address,
        {
            "status": "completed",
            "effective_on": "2024-06-30",
            "effective_precision": "day",
            "verification": "reported",
            "_publish": "1",
        }
        | values,
    )
    assert response.context["form"].errors == {field: [sentence]}
    assert StatusUpdate.objects.count() == 0


# The next milestone

REVIEW = {"milestone_title": "Review", "milestone_due_on": "2025-01-01"}


def milestones(project: Project) -> list[tuple[Any, ...]]:
    rows = Milestone.objects.filter(project=project, review_state="draft").order_by("entered_at")
    return [(it.title, it.due_on, it.done_on, it.supersedes, it.source.title) for it in rows]


def with_review() -> tuple[Project, Milestone]:
    project = make_project()
    return project, make_milestone(project, title="Review", due_on=date(2025, 1, 1))


def test_first_milestone_is_entered_by_the_same_source(desk: Client) -> None:
    project, source = make_project(), make_source(title="The report")
    record(desk, project, source=source.pk, **REVIEW)
    assert milestones(project) == [("Review", date(2025, 1, 1), None, None, "The report")]


def test_milestone_left_as_it_is_is_not_entered_again(desk: Client) -> None:
    project, _ = with_review()
    record(desk, project, **REVIEW)
    assert milestones(project) == []


def test_milestone_that_moved_supersedes_the_one_before(desk: Client) -> None:
    project, review = with_review()
    source = make_source(title="The report")
    record(desk, project, source=source.pk, **REVIEW | {"milestone_due_on": "2025-06-30"})
    assert milestones(project) == [("Review", date(2025, 6, 30), None, review, "The report")]
    assert page(desk, project).context["form"]["milestone_due_on"].value() == date(2025, 6, 30)


def test_milestone_reached_is_entered_as_done_and_the_next_beside_it(desk: Client) -> None:
    project, review = with_review()
    record(
        desk,
        project,
        source=make_source(title="The report").pk,
        milestone_title="Hand-over",
        milestone_due_on="2025-12-31",
        milestone_is_reached="on",
    )
    assert milestones(project) == [
        ("Review", date(2025, 1, 1), date(2024, 6, 30), review, "The report"),
        ("Hand-over", date(2025, 12, 31), None, None, "The report"),
    ]


@pytest.mark.parametrize("next_one", [REVIEW, {"milestone_title": "", "milestone_due_on": ""}])
def test_milestone_reached_may_be_the_last(desk: Client, next_one: dict[str, str]) -> None:
    project, review = with_review()
    source = make_source(title="The report")
    record(desk, project, source=source.pk, milestone_is_reached="on", **next_one)
    assert milestones(project) == [
        ("Review", date(2025, 1, 1), date(2024, 6, 30), review, "The report")
    ]


def test_milestone_is_published_along_with_the_status(desk: Client) -> None:
    project = make_public_project()
    record(desk, project, "_publish", **REVIEW)
    assert [it.review_state for it in Milestone.objects.all()] == ["published"]
    document = json.loads(PublicRecord.objects.get(pk=project.pk).document)
    assert [it["title"] for it in document["milestones"]] == ["Review"]


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        (
            {"milestone_title": "Hand-over", "milestone_due_on": ""},
            {"milestone_due_on": ["Give the day on which it is due."]},
        ),
        (
            {"milestone_title": "", "milestone_due_on": "2025-12-31"},
            {"milestone_title": ["Say what is due on that day."]},
        ),
        (
            {"milestone_title": "", "milestone_due_on": ""},
            {
                "milestone_title": [
                    "“Review” stays next until it is reached, or another takes its place."
                ]
            },
        ),
        (
            {"milestone_title": "Hand-over", "milestone_due_on": "soon"},
            {"milestone_due_on": ["Enter a valid date."]},
        ),
    ],
)
def test_half_a_milestone_is_refused_and_nothing_is_stored(
    desk: Client, values: dict[str, str], errors: dict[str, list[str]]
) -> None:
    project, _ = with_review()
    response = record(desk, project, **values)
    assert response.context["form"].errors == errors
    assert (StatusUpdate.objects.count(), milestones(project)) == (0, [])


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"review_state": ReviewState.DRAFT}, True),
        ({"review_state": ReviewState.RETURNED, "returned_reason": "Which?"}, False),
        ({"review_state": ReviewState.WITHDRAWN}, False),
        ({"done_on": date(2024, 1, 1)}, False),
    ],
)
def test_outstanding_milestones_are_those_that_staff_wait_for(
    db: None, values: dict[str, Any], found: bool
) -> None:
    make_milestone(make_project(), **values)
    assert Milestone.objects.outstanding().exists() is found


def test_milestone_is_outstanding_again_when_what_replaced_it_is_returned(db: None) -> None:
    project, review = with_review()
    later = make_milestone(project, title="Later", supersedes=review, review_state="draft")
    assert list(Milestone.objects.outstanding()) == [later]
    later.review_state, later.returned_reason = ReviewState.RETURNED, "Not so"
    later.save()
    assert list(Milestone.objects.outstanding()) == [review]


# Still accurate


def test_confirming_leads_back_to_the_list_as_it_was_filtered(desk: Client) -> None:
    back = f"{url(Project, 'changelist')}?attention=stale"
    response = desk.post(url(Project, "confirm", make_project().pk), {"back": back})
    assert response.headers["Location"] == back


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", ""])
def test_confirming_leads_to_no_other_site(desk: Client, back: str) -> None:
    project = make_project()
    response = desk.post(url(Project, "confirm", project.pk), {"back": back})
    assert response.headers["Location"] == url(Project, "change", project.pk)


def test_somebody_elses_project_is_not_confirmed(editor_desk: Client) -> None:
    response = editor_desk.post(url(Project, "confirm", make_public_project().pk))
    assert (response.status_code, Confirmation.objects.count()) == (403, 0)


def test_project_that_one_may_not_see_is_not_even_refused_by_name(
    editor_desk: Client, editor: User
) -> None:
    hidden = make_project(title="Hush")
    answers = [
        page(editor_desk, hidden),
        editor_desk.post(url(Project, "confirm", hidden.pk)),
        page(editor_desk, owned_by(editor), f"?queue={hidden.pk}"),
    ]
    assert not any("Hush" in answer.content.decode() for answer in answers)


def test_list_offers_the_buttons_for_what_one_keeps(editor_desk: Client, editor: User) -> None:
    mine, other = owned_by(editor), make_public_project()
    text = editor_desk.get(url(Project, "changelist")).content.decode()
    buttons = [f'formaction="{url(Project, "confirm", it.pk)}"' in text for it in (mine, other)]
    assert buttons == [True, False]


# One by one


@pytest.fixture
def three(staff: User) -> list[Project]:
    return [make_public_project(title=title) for title in ("A", "B", "C")]


def query_of(projects: list[Project]) -> str:
    return f"?queue={','.join(str(project.pk) for project in projects)}"


def stands(project: Project, query: str) -> str:
    return url(Project, "record_status", project.pk) + query


def test_list_is_gone_through_in_its_order_and_filters(desk: Client, staff: User) -> None:
    projects = [make_project(title=title) for title in ("C", "A", "B", "D")]
    for project in projects[:3]:
        project.owners.add(staff)
    listed = f"{url(Project, 'changelist')}?whose=mine&o=-1"
    links = [str(tool.url) for tool in desk.get(listed).context["list_tools"]]
    address = url(Project, "one_by_one") + "?whose=mine&o=-1"
    assert address in links
    c, a, b, _ = projects
    response = desk.get(url(Project, "one_by_one") + "?whose=mine")
    assert response.headers["Location"] == stands(a, query_of([a, b, c]))


def test_selected_projects_are_gone_through(desk: Client, three: list[Project]) -> None:
    a, _, c = three
    response = desk.post(
        url(Project, "changelist"),
        {"action": "go_through_selected", "_selected_action": [c.pk, a.pk]},
    )
    assert response.headers["Location"] == stands(a, query_of([a, c]))


def test_nothing_to_go_through_leads_home(desk: Client) -> None:
    response = desk.get(url(Project, "one_by_one") + "?whose=mine")
    assert response.headers["Location"] == HOME
    assert said(desk, response) == ["There is nothing to go through."]


def test_page_tells_where_in_the_list_it_is(desk: Client, three: list[Project]) -> None:
    a, b, c = three
    query = query_of(three)
    seen = page(desk, b, query).context
    assert (seen["queue"].position, seen["queue"].total) == (2, 3)
    assert (seen["previous_url"], seen["next_url"]) == (stands(a, query), stands(c, query))


Do = Callable[[Client, Project, str], Any]


@pytest.mark.parametrize(
    "do",
    [
        lambda client, project, query: record(client, project, query=query),
        lambda client, project, query: client.post(url(Project, "confirm", project.pk) + query),
    ],
    ids=["record", "confirm"],
)
def test_each_step_leads_to_the_next_and_the_last_one_home(
    desk: Client, three: list[Project], do: Do
) -> None:
    """The list does not shift under the feet of who works on it."""
    a, b, c = three
    query = query_of(three)
    for project, following in ((a, b), (b, c)):
        assert do(desk, project, query).headers["Location"] == stands(following, query)
    last = do(desk, c, query)
    assert last.headers["Location"] == HOME
    assert said(desk, last)[-1] == "That was the last of the 3 projects of the list."


@pytest.mark.parametrize(
    "query", ["?queue=", "?queue=x,,-1,²", f"?queue={'9' * 5000}", "?queue=0,999999"]
)
def test_address_that_names_no_list_is_that_of_one_project(desk: Client, query: str) -> None:
    assert page(desk, make_project(), query).context["queue"] is None


def test_list_is_as_long_as_an_address_holds(desk: Client, staff: User) -> None:
    Project.objects.bulk_create(
        Project(slug=f"p{number}", title=f"{number:03}") for number in range(201)
    )
    response = desk.get(url(Project, "one_by_one"))
    assert len(response.headers["Location"].split("=")[1].split(",")) == 200
    assert said(desk, response) == ["First the first 200: the list holds more."]


# What it costs


def test_page_costs_the_same_with_1_and_30_entries_and_projects_to_go(
    desk: Client, django_assert_num_queries: Any
) -> None:
    project = make_project()
    make_status(project)
    make_milestone(project)
    page(desk, project)
    with django_assert_num_queries(6):
        page(desk, project, query_of([project]))
    others = [make_project() for _ in range(30)]
    for _ in range(30):
        make_status(project)
        make_milestone(project)
    with django_assert_num_queries(6):
        page(desk, project, query_of([*others, project]))

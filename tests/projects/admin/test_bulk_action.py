"""The page between a list and what is done to many of its records (S16, T10)."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from projects.choices import StaffRole
from projects.models import Batch, Confirmation, Fund, Project, PublicRecord, StatusUpdate
from projects.services.history import save_with_history
from tests.factories import (
    make_fund,
    make_member,
    make_organisation,
    make_plan,
    make_project,
    make_public_project,
    make_source,
    make_status,
    make_theme,
)
from tests.projects.admin.forms import url

pytestmark = pytest.mark.django_db


def choose(client: Client, rows: list[Any], action: str, query: str = "") -> Any:
    """Tick the rows in the list, and choose the action."""
    return client.post(
        f"{url(type(rows[0]), 'changelist')}{query}",
        {"action": action, "_selected_action": [row.pk for row in rows]},
    )


def press(client: Client, page: Any, button: str, **answers: Any) -> Any:
    """Press a button of the page between, with these answers given."""
    names = ("selection", "came_from")
    data = {name: page.context[name] for name in names}
    if page.context["preview"] is not None:
        data["fingerprint"] = page.context["preview"].outcome.fingerprint
    return client.post(page.context["bulk_url"], data | {button: "1"} | answers)


def told(page: Any) -> list[tuple[str, list[tuple[str, list[tuple[str, str, str]]]]]]:
    """What the page says would change: record by record, row by row, field by field."""
    return [
        (
            line.name,
            [
                (shown.heading, [(it.label, it.old, it.new) for it in shown.touched.differences])
                for shown in line.shown
            ],
        )
        for line in page.context["preview"].lines
    ]


def sentences(response: Any) -> list[str]:
    return [re.sub("<[^>]+>", "", str(message)) for message in response.context["messages"]]


def test_page_shows_which_records_change_how_and_which_stay_and_why(desk: Client) -> None:
    marked, plain = make_project(title="A", is_signature=True), make_project(title="B")
    page = choose(desk, [marked, plain], "is_signature")
    assert page.context["preview"] is None
    assert page.context["names"] == ["A", "B"]
    page = press(desk, page, "_show", is_signature="yes")
    assert told(page) == [("B", [("", [("Signature project", "No", "Yes")])])]
    assert page.context["preview"].refused == [("A", "It is so already.")]
    assert list(Project.objects.filter(is_signature=True)) == [marked]


def test_what_was_shown_is_done_and_leads_to_its_batch(desk: Client, staff: User) -> None:
    projects = [make_project(), make_project()]
    page = choose(desk, projects, "confirm", "?whose=nobody")
    answer = press(desk, page, "_do", reason="Asked by telephone")
    assert answer.headers["Location"] == f"{url(Project, 'changelist')}?whose=nobody"
    [batch] = Batch.objects.all()
    assert (batch.reason, batch.made_by) == ("Asked by telephone", staff)
    assert Confirmation.objects.count() == 2
    shown = desk.get(answer.headers["Location"])
    assert sentences(shown) == [
        "Still accurate as of today: done to 2 records. What changed, and the way back"
    ]
    assert reverse("admin:projects_batch_change", args=[batch.pk]) in shown.content.decode()


def test_side_effects_are_shown_under_their_record(desk: Client) -> None:
    project = make_project(title="Training")
    source = make_source(title="Release", publication_state="draft")
    entry = make_status(project, review_state="draft", source=source)
    page = choose(desk, [project], "publish")
    assert told(page) == [
        (
            "Training",
            [
                ("", [("Publication state", "Draft", "Published")]),
                (
                    f"Status update: {entry}",
                    [("Review state", "Draft", "Published")],
                ),
            ],
        )
    ]
    assert [shown.heading for shown in page.context["preview"].besides] == ["Source: Release"]
    assert PublicRecord.objects.count() == 0


def test_what_the_public_would_see_otherwise_is_shown(desk: Client) -> None:
    project = make_public_project(title="As published")
    project.title = "As edited"
    save_with_history(project, by=None, reason="x")
    page = choose(desk, [project], "publish")
    [line] = page.context["preview"].lines
    assert [(it.label, it.before, it.after) for it in line.differences] == [
        ("title", ["As published"], ["As edited"])
    ]
    assert PublicRecord.objects.get().title == "As published"


def test_change_in_between_shows_the_page_again_and_does_nothing(desk: Client) -> None:
    """S9, T10: who acts on what they saw never acts on something else."""
    projects = [make_project(title="A"), make_project(title="B")]
    page = press(desk, choose(desk, projects, "is_signature"), "_show", is_signature="yes")
    projects[1].title = "B, renamed"
    save_with_history(projects[1], by=None, reason="By a colleague")
    again = press(desk, page, "_do", is_signature="yes")
    assert sentences(again) == ["Something changed since you looked; nothing was done. Look again."]
    assert [line.name for line in again.context["preview"].lines] == ["A", "B, renamed"]
    assert not Project.objects.filter(is_signature=True).exists()
    press(desk, again, "_do", is_signature="yes")
    assert Project.objects.filter(is_signature=True).count() == 2


def test_other_answers_than_shown_show_the_page_again(desk: Client) -> None:
    project = make_project()
    page = press(
        desk, choose(desk, [project], "review_interval_days"), "_show", review_interval_days="30"
    )
    again = press(desk, page, "_do", review_interval_days="60")
    assert again.status_code == 200
    assert told(again)[0][1] == [("", [("Review every … days", "", "60")])]
    assert Project.objects.get().review_interval_days is None


def test_reason_is_asked_once_and_needed_where_something_is_taken_back(desk: Client) -> None:
    funds = [make_fund(), make_fund()]
    page = choose(desk, funds, "withdraw")
    refused = press(desk, page, "_show")
    assert refused.context["form"].errors == {
        "reason": ["Say why in one sentence: colleagues will read it later."]
    }
    page = press(desk, page, "_show", reason="Listed twice")
    assert Fund.objects.published().count() == 2
    press(desk, page, "_do", reason="Listed twice, see the register")
    assert Fund.objects.published().count() == 0
    assert {fund.history.latest().history_change_reason for fund in funds} == {
        "Listed twice, see the register"
    }


@pytest.mark.parametrize(
    ("action", "make"),
    [
        ("owners", lambda: make_member(StaffRole.EDITOR)),
        ("owner_organisations", make_organisation),
        ("plans", make_plan),
        ("themes", make_theme),
    ],
)
def test_lists_are_edited_with_what_may_be_chosen(desk: Client, action: str, make: Any) -> None:
    project, chosen = make_project(), make()
    page = choose(desk, [project], action)
    shown = press(desk, page, "_show", how="add", which=[chosen.pk])
    press(desk, shown, "_do", how="add", which=[chosen.pk])
    assert list(getattr(project, action).all()) == [chosen]


def test_entries_are_returned_with_the_reason(desk: Client) -> None:
    entry = make_status(make_project(), review_state="draft")
    page = press(desk, choose(desk, [entry], "return"), "_show", reason="Which page?")
    assert told(page)[0][1][0][1] == [
        ("Review state", "Draft", "Returned with a reason"),
        ("Reason for returning it", "", "Which page?"),
    ]
    press(desk, page, "_do", reason="Which page, please?")
    stored = StatusUpdate.objects.get()
    assert (stored.review_state, stored.returned_reason) == ("returned", "Which page, please?")


def test_everything_the_list_holds_can_be_selected(desk: Client) -> None:
    for _ in range(3):
        make_project()
    first = Project.objects.first()
    page = desk.post(
        url(Project, "changelist"),
        {"action": "confirm", "select_across": "1", "_selected_action": [first.pk]},  # type: ignore[union-attr]
    )
    assert page.context["count"] == 3


def test_records_of_others_stay_as_they_are(client: Client) -> None:
    editor = make_member(StaffRole.EDITOR)
    client.force_login(editor)
    mine, theirs = make_project(title="Mine"), make_public_project(title="Theirs")
    mine.owners.add(editor)
    page = choose(client, [mine, theirs], "is_signature")
    page = press(client, page, "_show", is_signature="yes")
    assert [line.name for line in page.context["preview"].lines] == ["Mine"]
    assert page.context["preview"].refused == [
        ("Theirs", "You can't change it: it is not yours, or it is closed.")
    ]


def test_records_that_can_not_be_seen_are_as_if_they_were_not_there(client: Client) -> None:
    """T03, T04: a forged selection tells nothing of a draft that others keep."""
    client.force_login(make_member(StaffRole.EDITOR))
    hidden = make_project(title="Hush")
    address = url(Project, "bulk", "is_signature")
    answers = [
        client.post(address, {"selection": key, "_show": "1", "is_signature": "yes"})
        for key in (hidden.pk, hidden.pk + 1)
    ]
    bodies = [
        re.sub("csrfmiddlewaretoken[^>]+>", "", answer.content.decode()) for answer in answers
    ]
    assert bodies[0] == bodies[1]
    assert "Hush" not in bodies[0]


@pytest.mark.parametrize("action", ["publish", "withdraw", "is_signature", "unheard-of"])
def test_action_is_closed_to_who_may_not_do_it(client: Client, action: str) -> None:
    project = make_public_project()
    client.force_login(make_member(StaffRole.VIEWER))
    answer = client.post(
        reverse("admin:projects_project_bulk", args=[action]),
        {"selection": project.pk, "_do": "1", "reason": "x"},
    )
    assert answer.status_code in {403, 404}
    assert (PublicRecord.objects.count(), Batch.objects.count()) == (1, 0)


def test_list_offers_what_the_person_may_do(client: Client) -> None:
    make_project()
    client.force_login(make_member(StaffRole.EDITOR))
    form = client.get(url(Project, "changelist")).context["action_form"]
    offered = {name for name, _label in form.fields["action"].choices}
    assert {"confirm", "submit", "themes"} <= offered
    assert not {"publish", "withdraw"} & offered


def test_page_asked_for_by_a_link_leads_back_to_the_list(desk: Client) -> None:
    answer = desk.get(reverse("admin:projects_project_bulk", args=["confirm"]))
    assert answer.headers["Location"] == url(Project, "changelist")


@pytest.mark.parametrize("selection", ["", "0", "x", "99999999999999999999", ",,"])
def test_forged_selection_does_nothing(desk: Client, selection: str) -> None:
    answer = desk.post(
        reverse("admin:projects_project_bulk", args=["confirm"]),
        {"selection": selection, "_do": "1"},
    )
    assert (answer.status_code, Batch.objects.count()) == (200, 0)


@pytest.mark.parametrize(("make", "action"), [(make_project, "confirm"), (make_fund, "withdraw")])
def test_page_costs_the_same_with_3_and_30_records(desk: Client, make: Any, action: str) -> None:
    rows: list[Model] = []
    counts = []
    for number in (3, 30):
        rows = [make() for _ in range(number)]
        choose(desk, rows, action)
        with CaptureQueriesContext(connection) as queries:
            choose(desk, rows, action)
        counts.append(len(queries))
    per_row = (counts[1] - counts[0]) / 27
    assert per_row == 0 or action == "withdraw"

"""Ledgers in the admin: drafts can be edited, what was published stays."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from projects.choices import ReviewState, StaffRole
from projects.models import FundingEntry, Milestone, Period, PublicRecord, StatusUpdate
from tests.factories import (
    make_funding,
    make_member,
    make_project,
    make_public_project,
    make_source,
    make_status,
)
from tests.projects.admin.forms import send, sentences, url


def test_new_entry_is_a_draft_of_who_entered_it(desk: Client, staff: User) -> None:
    project, source = make_project(), make_source()
    send(
        desk,
        url(FundingEntry, "add"),
        {
            "project": project.pk,
            "kind": "budget",
            "amount": "7.50",
            "currency": "USD",
            "source": source.pk,
            "why": "From the annual report",
        },
    )
    entry = FundingEntry.objects.get()
    assert (entry.review_state, entry.entered_by, entry.usd_amount) == (
        ReviewState.DRAFT,
        staff,
        Decimal("7.50"),
    )
    assert [(row.history_user, row.history_change_reason) for row in entry.history.all()] == [
        (staff, "From the annual report")
    ]


TOMORROW = timezone.localdate() + timedelta(days=1)


@pytest.mark.parametrize(
    ("model", "wrong", "sentence"),
    [
        (
            StatusUpdate,
            {"status": "ongoing", "effective_on": TOMORROW.isoformat()},
            (
                f"{TOMORROW} is in the future: give the date from which this is true, "
                f"{timezone.localdate()} at the latest."
            ),
        ),
        (
            StatusUpdate,
            {"status": "ongoing", "source": ""},
            "Name the document that says so: every entry needs a source.",
        ),
        (
            StatusUpdate,
            {"status": "ongoing", "effective_on": ""},
            "Give the day from which this is true, today at the latest.",
        ),
        (
            StatusUpdate,
            {"status": "ongoing", "is_counted": ""},
            "Say why this value does not count.",
        ),
        (
            Period,
            {"basis": "planned", "starts_on": "2025-02-01", "ends_on": "2025-01-31"},
            "The end is before the start: check both, or give only the one you know.",
        ),
        (
            Period,
            {"basis": "actual", "ends_on": TOMORROW.isoformat()},
            "An actual date lies in the past: enter it as planned, or wait for the day.",
        ),
        (
            FundingEntry,
            {"kind": "budget", "amount": "7"},
            (
                "An amount needs its currency, like USD; or tick “not applicable” "
                "and leave both empty."
            ),
        ),
        (
            FundingEntry,
            {"kind": "budget", "amount": "-7", "currency": "USD"},
            "Only a disbursement or an expenditure can be negative, as a refund.",
        ),
        (
            Milestone,
            {"title": "Handed over", "done_on": TOMORROW.isoformat()},
            "“Done on” is in the future: leave it empty until the day has come.",
        ),
    ],
)
def test_bad_entry_is_refused_with_a_sentence(
    desk: Client,
    model: type[StatusUpdate] | type[Period] | type[FundingEntry] | type[Milestone],
    wrong: dict[str, str],
    sentence: str,
) -> None:
    right = {"project": make_project().pk, "source": make_source().pk}
    response = send(desk, url(model, "add"), right | wrong)
    assert sentence in sentences(response)
    assert model.objects.count() == 0


def test_published_entry_is_shown_and_not_changed(desk: Client) -> None:
    entry = make_status(make_public_project(), note="As published")
    page = url(StatusUpdate, "change", entry.pk)
    response = desk.get(page)
    assert response.context["has_change_permission"] is False
    posted = desk.post(page, {"project": entry.project_id, "status": "cancelled", "note": "Other"})
    entry.refresh_from_db()
    assert (posted.status_code, entry.status, entry.note) == (403, "ongoing", "As published")


def test_published_entry_is_not_deleted(desk: Client) -> None:
    entry = make_status(make_public_project())
    response = desk.post(url(StatusUpdate, "delete", entry.pk), {"post": "yes", "reason": "Wrong"})
    assert (response.status_code, StatusUpdate.objects.count()) == (403, 1)


def test_draft_is_deleted(desk: Client) -> None:
    entry = make_status(make_project(), review_state="draft")
    desk.post(url(StatusUpdate, "delete", entry.pk), {"post": "yes", "reason": "Wrong"})
    assert StatusUpdate.objects.count() == 0


def test_superseding_form_says_what_the_entry_said_except_its_evidence(desk: Client) -> None:
    entry = make_funding(make_public_project(), "7.00", note="Old note")
    response = desk.get(url(FundingEntry, "add"), {"supersedes": entry.pk})
    form = response.context["adminform"].form
    assert {
        name: form[name].value()
        for name in ("project", "amount", "currency", "supersedes", "source", "note")
    } == {
        "project": entry.project_id,
        "amount": Decimal("7.00"),
        "currency": "USD",
        "supersedes": entry.pk,
        "source": None,
        "note": None,
    }
    assert form["effective_on"].value() == timezone.localdate()


def test_superseding_with_an_entry_of_another_project_is_refused(desk: Client) -> None:
    other = make_status(make_project())
    response = send(
        desk,
        url(StatusUpdate, "add"),
        {
            "project": make_project().pk,
            "status": "ongoing",
            "source": make_source().pk,
            "supersedes": other.pk,
        },
    )
    assert sentences(response) == [
        "That entry belongs to another record: choose one of this record."
    ]


def test_publish_button_shows_the_entry_on_the_public_record(desk: Client) -> None:
    project = make_public_project()
    entry = make_status(project, "completed", review_state="draft")
    desk.post(url(StatusUpdate, "publish", entry.pk))
    assert PublicRecord.objects.get(pk=project.pk).status == "completed"


def test_withdrawing_needs_a_reason(desk: Client) -> None:
    entry = make_status(make_public_project())
    response = desk.post(url(StatusUpdate, "withdraw", entry.pk), {"reason": " "})
    entry.refresh_from_db()
    assert (response.context["form"].errors["reason"], entry.review_state) == (
        ["Say why in one sentence: colleagues will read it later."],
        ReviewState.PUBLISHED,
    )


def test_withdrawn_entry_leaves_the_public_record_and_keeps_the_reason(
    desk: Client, staff: User
) -> None:
    project = make_public_project()
    entry = make_status(project)
    desk.post(url(StatusUpdate, "withdraw", entry.pk), {"reason": "Wrong document"})
    last = entry.history.latest()
    assert PublicRecord.objects.get(pk=project.pk).status == ""
    assert (last.history_user, last.history_change_reason) == (staff, "Wrong document")


def test_returned_entry_becomes_a_draft_once_edited(desk: Client) -> None:
    entry = make_status(make_project(), review_state="draft")
    desk.post(url(StatusUpdate, "return", entry.pk), {"reason": "Which page?"})
    entry.refresh_from_db()
    assert (entry.review_state, entry.returned_reason) == ("returned", "Which page?")
    send(desk, url(StatusUpdate, "change", entry.pk), {"locator": "p. 4"})
    entry.refresh_from_db()
    assert (entry.review_state, entry.returned_reason, entry.locator) == ("draft", "", "p. 4")


def test_editor_publishes_nothing(client: Client, db: None) -> None:
    clerk, project = make_member(StaffRole.EDITOR), make_project()
    project.owners.add(clerk)
    client.force_login(clerk)
    entry = make_status(project, review_state="draft")
    page = client.get(url(StatusUpdate, "change", entry.pk))
    assert [str(tool.label) for tool in page.context["tools"]] == ["Submit for review"]
    assert client.post(url(StatusUpdate, "publish", entry.pk)).status_code == 403
    bulk = url(StatusUpdate, "bulk", "publish")
    assert client.post(bulk, {"selection": entry.pk, "_do": "1"}).status_code == 403
    entry.refresh_from_db()
    assert entry.review_state == ReviewState.DRAFT


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("review=pending", ["draft"]),
        ("review=approved", ["also", "public", "unseen"]),
        ("review=visible", ["also", "public"]),
        ("counting=also", ["also"]),
        ("counting=counted", ["draft", "public", "unseen"]),
        ("whose=mine", ["draft"]),
    ],
)
def test_list_filters_say_the_words_of_the_ledger(
    desk: Client, staff: User, query: str, expected: list[str]
) -> None:
    project = make_public_project()
    on = date(2024, 1, 1)
    make_status(project, locator="public", effective_on=on)
    make_status(project, locator="also", is_counted=False, counting_reason="Older")
    make_status(project, locator="draft", review_state="draft", entered_by=staff)
    make_status(make_project(), locator="unseen")
    response = desk.get(f"{url(StatusUpdate, 'changelist')}?{query}")
    assert sorted(row.locator for row in response.context["cl"].result_list) == expected

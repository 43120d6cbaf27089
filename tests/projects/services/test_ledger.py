"""Entering, releasing, returning and withdrawing entries."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from projects.choices import FundingKind, ReviewState, Status
from projects.models import DataVersion, FundingEntry, PublicRecord, Source, StatusUpdate
from projects.services.ledger import (
    project_of,
    publish_entries,
    record_entry,
    return_entry,
    revise_entry,
    schedule_entry,
    submit_entries,
    withdraw_entries,
)
from tests.factories import (
    ON,
    make_assessment,
    make_claim,
    make_contribution,
    make_fund,
    make_funding,
    make_indicator,
    make_line,
    make_plan,
    make_project,
    make_public_project,
    make_rate,
    make_reading,
    make_reported_value,
    make_source,
    make_status,
    make_target,
    make_user,
    publish,
)

pytestmark = pytest.mark.django_db

DRAFT: dict[str, Any] = {"review_state": ReviewState.DRAFT}
HIDDEN: dict[str, Any] = {"publication_state": "draft"}
MOMENT = datetime(2099, 1, 1, tzinfo=UTC)


def version() -> int:
    found = DataVersion.objects.first()
    return 0 if found is None else found.number


def shown_status(entry: StatusUpdate) -> str:
    return PublicRecord.objects.get(pk=entry.project_id).status


def test_published_entry_is_shown_at_once() -> None:
    entry = make_status(make_public_project(), **DRAFT)
    assert shown_status(entry) == ""
    publish_entries([entry], by=None)
    assert shown_status(entry) == "ongoing"


def test_several_entries_are_one_publication() -> None:
    project = make_public_project()
    entries = [make_status(project, **DRAFT), make_funding(project, **DRAFT)]
    before = version()
    publish_entries(entries, by=None)
    assert version() == before + 1
    assert json.loads(PublicRecord.objects.get().document)["missing"] == [
        "dates",
        "outcome",
        "source",
    ]


def test_entry_of_a_draft_project_raises_nothing() -> None:
    """T01: an ETag that changed would tell of it."""
    make_public_project()
    entry = make_status(make_project(), **DRAFT)
    before = version()
    publish_entries([entry], by=None)
    entry.refresh_from_db()
    assert (entry.review_state, version()) == ("published", before)


def test_reading_of_a_draft_project_raises_nothing() -> None:
    """T01."""
    make_public_project()
    reading = make_reading(make_indicator(project=make_project()), **DRAFT)
    before = version()
    publish_entries([reading], by=None)
    assert version() == before


@pytest.mark.parametrize("name", ["assessment", "claim", "contribution"])
def test_entry_that_no_project_shows_raises_the_data_version(name: str) -> None:
    entry = {
        "assessment": lambda: make_assessment(make_line(), **DRAFT),
        "claim": lambda: make_claim(make_plan(), **DRAFT),
        "contribution": lambda: make_contribution(make_fund(), **DRAFT),
    }[name]()
    before = version()
    publish_entries([entry], by=None)  # type: ignore[list-item]
    assert version() == before + 1


@pytest.mark.parametrize("name", ["assessment", "claim", "contribution"])
def test_entry_about_what_the_public_may_not_see_raises_nothing(name: str) -> None:
    """T01."""
    entry = {
        "assessment": lambda: make_assessment(make_line(**HIDDEN), **DRAFT),
        "claim": lambda: make_claim(make_plan(**HIDDEN), **DRAFT),
        "contribution": lambda: make_contribution(make_fund(**HIDDEN), **DRAFT),
    }[name]()
    make_public_project()
    before = version()
    publish_entries([entry], by=None)  # type: ignore[list-item]
    entry.refresh_from_db()
    assert (entry.review_state, version()) == ("published", before)


def test_publishing_clears_what_review_asked_for() -> None:
    entry = make_status(
        make_project(), review_state=ReviewState.RETURNED, returned_reason="Which page?"
    )
    publish_entries([entry], by=None)
    entry.refresh_from_db()
    assert (entry.review_state, entry.returned_reason, entry.publish_at) == ("published", "", None)


def test_sources_of_figure_and_rate_are_shown_with_the_entry() -> None:
    sources = [make_source(publication_state="draft") for _ in range(2)]
    entry = make_funding(
        make_public_project(),
        currency="KRW",
        source=sources[0],
        exchange_rate=make_rate(source=sources[1]),
        **DRAFT,
    )
    publish_entries([entry], by=None)
    assert set(Source.objects.published().filter(pk__in=[it.pk for it in sources])) == set(sources)


def test_history_says_who_released_and_why() -> None:
    user, entry = make_user(), make_status(make_project(), **DRAFT)
    publish_entries([entry], by=user, reason="Checked against the report")
    row = entry.history.first()
    assert (row.history_user, row.history_change_reason, row.review_state) == (
        user,
        "Checked against the report",
        "published",
    )


def test_second_unfit_entry_leaves_the_first_a_draft() -> None:
    """T14."""
    project = make_public_project()
    fit = make_status(project, source=make_source(publication_state="draft"), **DRAFT)
    unfit = make_status(project, supersedes=make_status(make_project()), **DRAFT)
    before = version(), fit.history.count(), PublicRecord.objects.values().get()
    with pytest.raises(ValidationError):
        publish_entries([fit, unfit], by=None)
    assert StatusUpdate.objects.get(pk=fit.pk).review_state == "draft"
    assert Source.objects.get(pk=fit.source_id).publication_state == "draft"
    assert (version(), fit.history.count(), PublicRecord.objects.values().get()) == before


def test_withdrawn_entry_vanishes_and_stays_in_the_ledger() -> None:
    """T07."""
    entry = make_status(make_project(), note="Secret")
    publish(entry.project)
    before = version()
    withdraw_entries([entry], by=None, reason="The ministry denied it")
    record = PublicRecord.objects.get()
    assert (record.status, "Secret" in record.document, version()) == ("", False, before + 1)
    assert StatusUpdate.objects.get().review_state == "withdrawn"
    assert entry.history.first().history_change_reason == "The ministry denied it"


def test_converted_sum_can_be_withdrawn() -> None:
    """Storing it converts it anew, at the rate that it was converted at: nothing changes."""
    entry = make_funding(make_project(), "1000", currency="KRW", exchange_rate=make_rate())
    publish(entry.project)
    withdraw_entries([FundingEntry.objects.get()], by=None, reason="Never paid")
    stored = FundingEntry.objects.get()
    assert (stored.review_state, stored.usd_amount) == ("withdrawn", Decimal("0.75"))
    assert json.loads(PublicRecord.objects.get().document)["funding"] == []


def test_what_a_withdrawn_entry_had_superseded_speaks_again() -> None:
    first = make_status(make_project())
    second = make_status(first.project, Status.CANCELLED, supersedes=first, is_correction=True)
    publish(first.project)
    assert shown_status(first) == "cancelled"
    withdraw_entries([second], by=None, reason="The ministry denied it")
    assert shown_status(first) == "ongoing"


def test_returned_entry_needs_a_reason() -> None:
    entry = make_status(make_project(), **DRAFT)
    with pytest.raises(ValidationError) as refusal:
        return_entry(entry, by=None, reason="")
    assert refusal.value.messages == ["Say what has to change before it can be published."]
    assert StatusUpdate.objects.get().review_state == "draft"


def test_returned_entry_keeps_its_reason() -> None:
    entry = make_status(make_project(), **DRAFT)
    return_entry(entry, by=None, reason="Which page?")
    stored = StatusUpdate.objects.get()
    assert (stored.review_state, stored.returned_reason) == ("returned", "Which page?")


def test_draft_is_submitted_by_name() -> None:
    entry, user = make_status(make_project(), review_state="draft"), make_user()
    submit_entries([entry], by=user)
    entry.refresh_from_db()
    assert (entry.review_state, entry.history.latest().history_user) == ("submitted", user)


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("submitted", "Submitted for review"),
        ("returned", "Returned with a reason"),
        ("scheduled", "Under embargo, published at a set time"),
        ("published", "Published"),
        ("withdrawn", "Withdrawn"),
    ],
)
def test_only_a_draft_is_submitted(state: str, told: str) -> None:
    entry = make_status(
        make_project(),
        review_state=state,
        returned_reason="Page?",
        publish_at=datetime(2099, 1, 1, tzinfo=UTC),
    )
    with pytest.raises(ValidationError) as refusal:
        submit_entries([entry], by=None)
    assert refusal.value.messages == [f"Only a draft can be submitted. This entry is: {told}."]
    entry.refresh_from_db()
    assert entry.review_state == state


@pytest.mark.parametrize("state", ["returned", "scheduled"])
def test_change_of_what_was_decided_is_a_draft_again(state: str) -> None:
    entry = make_status(
        make_project(),
        review_state=state,
        returned_reason="Page?",
        publish_at=datetime(2099, 1, 1, tzinfo=UTC),
    )
    entry.note = "Page 4"
    revise_entry(entry, by=None, reason="Edited")
    entry.refresh_from_db()
    assert (entry.review_state, entry.returned_reason, entry.publish_at) == ("draft", "", None)


def test_change_of_what_is_submitted_leaves_it_submitted() -> None:
    entry = make_status(make_project(), review_state="submitted")
    entry.note = "Page 4"
    revise_entry(entry, by=None, reason="Edited")
    entry.refresh_from_db()
    assert (entry.review_state, entry.note) == ("submitted", "Page 4")


@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_entry_released_meanwhile_is_neither_returned_nor_put_under_embargo(state: str) -> None:
    entry = make_status(make_project(), review_state="submitted")
    as_seen = StatusUpdate.objects.get()
    entry.review_state = state
    entry.save()
    told = {"published": "Published", "withdrawn": "Withdrawn"}[state]
    for decide in (
        lambda: return_entry(as_seen, by=None, reason="Page?"),
        lambda: schedule_entry(as_seen, at=datetime(2099, 1, 1, tzinfo=UTC), by=None),
    ):
        with pytest.raises(ValidationError) as refusal:
            decide()
        assert refusal.value.messages == [f"Nothing was done. It is decided already: {told}"]
    entry.refresh_from_db()
    assert entry.review_state == state


def test_entry_under_embargo_is_not_shown() -> None:
    """T01."""
    entry = make_status(make_public_project(), **DRAFT)
    before = version()
    schedule_entry(entry, at=MOMENT, by=None)
    stored = StatusUpdate.objects.get()
    assert (stored.review_state, stored.publish_at) == ("scheduled", MOMENT)
    assert (shown_status(entry), version()) == ("", before)


def test_recorded_entry_is_a_draft_in_the_name_of_whoever_entered_it() -> None:
    user = make_user()
    entry = StatusUpdate(
        project=make_project(), status=Status.ONGOING, effective_on=ON, source=make_source()
    )
    record_entry(entry, by=user)
    stored = StatusUpdate.objects.get()
    assert (stored.review_state, stored.entered_by, stored.entered_on) == (
        "draft",
        user,
        timezone.localdate(),
    )
    assert (entry.history.get().history_user, entry.history.get().history_change_reason) == (
        user,
        "Entered",
    )


def test_day_of_entry_can_not_be_moved_to_let_a_future_date_pass() -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    entry = StatusUpdate(
        project=make_project(),
        status=Status.ONGOING,
        effective_on=tomorrow,
        entered_on=tomorrow,
        source=make_source(),
    )
    with pytest.raises(ValidationError) as refusal:
        record_entry(entry, by=None)
    assert list(refusal.value.message_dict) == ["effective_on"]
    assert list(StatusUpdate.objects.all()) == []


def test_entry_without_a_source_is_refused_and_nothing_is_saved() -> None:
    entry = FundingEntry(
        project=make_project(), kind=FundingKind.BUDGET, effective_on=ON, amount=1, currency="USD"
    )
    with pytest.raises(ValidationError) as refusal:
        record_entry(entry, by=None)
    assert refusal.value.message_dict == {"source": ["This field cannot be null."]}
    assert list(FundingEntry.objects.all()) == []


def test_entry_is_shown_in_the_project_it_is_about_if_any() -> None:
    project = make_project()
    of_project, of_fund = make_indicator(project=project), make_indicator(fund=make_fund())
    assert [
        project_of(entry)
        for entry in (
            make_status(project),
            make_reading(of_project),
            make_target(of_project),
            make_reported_value(project=project),
            make_reported_value(plan=make_plan()),
            make_reading(of_fund),
            make_claim(make_plan()),
            make_assessment(make_line()),
            make_contribution(make_fund()),
        )
    ] == [project.pk] * 4 + [None] * 5


def test_later_entry_of_an_earlier_date_does_not_change_what_is_shown() -> None:
    entry = make_status(make_project(), Status.COMPLETED)
    publish(entry.project)
    late = make_status(entry.project, effective_on=date(2020, 1, 1), **DRAFT)
    publish_entries([late], by=None)
    assert shown_status(entry) == "completed"

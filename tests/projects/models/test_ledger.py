"""The rules of every ledger: which entries speak, and that nothing published is overwritten."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from projects.choices import ReviewState, Status
from projects.models import LedgerEntry, PublishedEntryError, StatusUpdate
from tests.factories import (
    ON,
    make_assessment,
    make_claim,
    make_contribution,
    make_fund,
    make_funding,
    make_indicator,
    make_line,
    make_meeting,
    make_milestone,
    make_period,
    make_plan,
    make_project,
    make_public_project,
    make_reading,
    make_reported_value,
    make_source,
    make_status,
    make_target,
    publish,
)

pytestmark = pytest.mark.django_db

BEFORE = ON - timedelta(days=1)
AFTER = ON + timedelta(days=30)

MAKERS = {
    "assessment": lambda **values: make_assessment(make_line(), **values),
    "claim": lambda **values: make_claim(make_plan(), **values),
    "contribution": lambda **values: make_contribution(make_fund(), **values),
    "funding entry": lambda **values: make_funding(make_project(), **values),
    "milestone": lambda **values: make_milestone(make_project(), **values),
    "period": lambda **values: make_period(make_project(), **values),
    "reading": lambda **values: make_reading(make_indicator(fund=make_fund()), **values),
    "reported value": lambda **values: make_reported_value(meeting=make_meeting(), **values),
    "status update": lambda **values: make_status(make_project(), **values),
    "target": lambda **values: make_target(make_indicator(plan=make_plan()), **values),
}


def make_any(name: str, **values: Any) -> LedgerEntry:
    return MAKERS[name](**values)


def speaking(on: date) -> list[str]:
    return [it.status for it in StatusUpdate.objects.as_of(on).in_order()]


@pytest.mark.parametrize(("on", "found"), [(BEFORE, []), (ON, ["ongoing"]), (AFTER, ["ongoing"])])
def test_entry_speaks_from_its_date_on(on: date, found: list[str]) -> None:
    make_status(make_project())
    assert speaking(on) == found


@pytest.mark.parametrize(
    ("on", "found"),
    [(BEFORE, []), (ON, ["ongoing"]), (AFTER - timedelta(days=1), ["ongoing"])],
)
def test_revision_leaves_the_earlier_value_true_for_the_time_before(
    on: date, found: list[str]
) -> None:
    first = make_status(make_project())
    make_status(first.project, Status.COMPLETED, supersedes=first, effective_on=AFTER)
    assert speaking(on) == found


def test_revision_replaces_from_its_own_date_on() -> None:
    first = make_status(make_project())
    make_status(first.project, Status.COMPLETED, supersedes=first, effective_on=AFTER)
    assert speaking(AFTER) == ["completed"]


@pytest.mark.parametrize(("on", "found"), [(ON, []), (AFTER, ["completed"])])
def test_correction_means_that_the_earlier_value_was_never_true(on: date, found: list[str]) -> None:
    first = make_status(make_project())
    make_status(
        first.project, Status.COMPLETED, supersedes=first, effective_on=AFTER, is_correction=True
    )
    assert speaking(on) == found


@pytest.mark.parametrize(
    "state",
    [
        ReviewState.DRAFT,
        ReviewState.SUBMITTED,
        ReviewState.RETURNED,
        ReviewState.SCHEDULED,
        ReviewState.WITHDRAWN,
    ],
)
@pytest.mark.parametrize("is_correction", [True, False])
def test_successor_that_is_not_published_supersedes_nothing(
    state: ReviewState, is_correction: bool
) -> None:
    """T01: an unpublished correction must not make the published value vanish."""
    first = make_status(make_project())
    make_status(
        first.project,
        Status.CANCELLED,
        supersedes=first,
        is_correction=is_correction,
        review_state=state,
        returned_reason="Which page?",
        publish_at="2099-01-01T00:00Z",
    )
    assert [it.status for it in StatusUpdate.objects.approved().as_of(AFTER)] == ["ongoing"]


def test_known_keeps_superseded_entries_and_says_so() -> None:
    first = make_status(make_project())
    make_status(first.project, Status.COMPLETED, supersedes=first, effective_on=AFTER)
    known = StatusUpdate.objects.known(AFTER).in_order()
    assert [(it.status, it.is_superseded) for it in known] == [  # type: ignore[attr-defined]
        ("ongoing", True),
        ("completed", False),
    ]


def test_counted_leaves_out_what_does_not_count() -> None:
    first = make_status(make_project())
    make_status(
        first.project, Status.COMPLETED, is_counted=False, counting_reason="The press alone says so"
    )
    assert [it.status for it in StatusUpdate.objects.counted()] == ["ongoing"]


def test_entry_that_does_not_count_is_still_current() -> None:
    make_status(make_project(), is_counted=False, counting_reason="The press alone says so")
    assert speaking(ON) == ["ongoing"]


def test_entries_of_one_day_stand_in_the_order_in_which_they_were_entered() -> None:
    project = make_project()
    later = make_status(project, Status.COMPLETED)
    StatusUpdate.objects.filter(pk=later.pk).update(entered_at="2030-01-01T00:00Z")
    earlier = make_status(project, Status.ONGOING)
    assert list(StatusUpdate.objects.in_order()) == [earlier, later]
    assert list(StatusUpdate.objects.latest_first()) == [later, earlier]


def test_pending_is_what_publishing_would_release() -> None:
    project = make_project()
    states = {
        state: make_status(
            project,
            review_state=state,
            returned_reason="Which page?",
            publish_at="2099-01-01T00:00Z",
        )
        for state in ReviewState
    }
    assert set(StatusUpdate.objects.pending()) == {
        states[ReviewState.DRAFT],
        states[ReviewState.SUBMITTED],
    }


@pytest.mark.parametrize(
    ("state", "moment", "found"),
    [
        (ReviewState.SCHEDULED, ON.isoformat() + "T11:59:59Z", 1),
        (ReviewState.SCHEDULED, ON.isoformat() + "T12:00:00Z", 1),
        (ReviewState.SCHEDULED, ON.isoformat() + "T12:00:01Z", 0),
        (ReviewState.DRAFT, ON.isoformat() + "T11:00:00Z", 0),
    ],
)
def test_due_is_an_embargo_that_has_passed(state: ReviewState, moment: str, found: int) -> None:
    make_status(make_project(), review_state=state, publish_at=moment)
    assert StatusUpdate.objects.due(at=f"{ON}T12:00:00Z").count() == found  # type: ignore[arg-type]


def test_approved_entry_of_a_draft_project_is_not_published() -> None:
    make_status(make_project())
    assert list(StatusUpdate.objects.approved()) != []
    assert list(StatusUpdate.objects.published()) == []


def test_approved_entry_of_a_public_project_is_published() -> None:
    entry = make_status(make_project())
    make_status(entry.project, review_state=ReviewState.SCHEDULED, publish_at="2099-01-01T00:00Z")
    publish(entry.project)
    assert list(StatusUpdate.objects.published()) == [entry]


@pytest.mark.parametrize("name", MAKERS)
def test_figure_of_a_published_entry_can_not_be_changed(name: str) -> None:
    entry = make_any(name)
    entry.effective_on = BEFORE
    with pytest.raises(PublishedEntryError) as refusal:
        entry.save()
    assert str(refusal.value) == (
        "A published entry can't be changed (effective_on): supersede it."
    )
    assert type(entry)._default_manager.get().effective_on == ON


@pytest.mark.parametrize("name", MAKERS)
def test_published_entry_can_not_be_deleted(name: str) -> None:
    entry = make_any(name)
    with pytest.raises(PublishedEntryError) as refusal:
        entry.delete()
    assert str(refusal.value) == "A published entry can't be deleted: withdraw it."
    assert list(type(entry)._default_manager.all()) == [entry]


@pytest.mark.parametrize("name", MAKERS)
def test_selection_with_a_published_entry_can_not_be_deleted(name: str) -> None:
    entry, draft = make_any(name), make_any(name, review_state=ReviewState.DRAFT)
    with pytest.raises(PublishedEntryError):
        type(entry)._default_manager.all().delete()
    assert set(type(entry)._default_manager.all()) == {entry, draft}


@pytest.mark.parametrize("state", [ReviewState.PUBLISHED, ReviewState.WITHDRAWN])
def test_entry_stays_as_it_was_even_after_it_was_taken_back(state: ReviewState) -> None:
    entry = make_status(make_project())
    entry.review_state = state
    entry.save()
    entry.note = "Something else"
    with pytest.raises(PublishedEntryError):
        entry.save()
    with pytest.raises(PublishedEntryError):
        entry.delete()
    assert StatusUpdate.objects.get().note == ""


def test_loaded_before_it_was_published_an_entry_is_protected_too() -> None:
    entry = make_status(make_project(), review_state=ReviewState.DRAFT)
    stale = StatusUpdate.objects.get()
    entry.review_state = ReviewState.PUBLISHED
    entry.save()
    stale.status = Status.CANCELLED
    with pytest.raises(PublishedEntryError):
        stale.save()
    with pytest.raises(PublishedEntryError):
        stale.delete()
    assert StatusUpdate.objects.get().status == "ongoing"


def test_new_entry_can_not_take_the_place_of_a_published_one() -> None:
    entry = make_status(make_project())
    with pytest.raises(IntegrityError), transaction.atomic():
        make_status(entry.project, Status.CANCELLED, id=entry.pk)
    assert StatusUpdate.objects.get().status == "ongoing"


def test_review_of_a_published_entry_may_go_on() -> None:
    entry = make_status(make_project())
    entry.review_state = ReviewState.WITHDRAWN
    entry.internal_note = "Asked the ministry"
    entry.returned_reason = "Not from the ministry"
    entry.save()
    stored = StatusUpdate.objects.get()
    assert (stored.review_state, stored.internal_note, stored.returned_reason) == (
        "withdrawn",
        "Asked the ministry",
        "Not from the ministry",
    )


@pytest.mark.parametrize("name", MAKERS)
def test_draft_can_be_changed_and_deleted(name: str) -> None:
    entry = make_any(name, review_state=ReviewState.DRAFT)
    entry.effective_on = BEFORE
    entry.save()
    assert type(entry)._default_manager.get().effective_on == BEFORE
    entry.delete()
    assert list(type(entry)._default_manager.all()) == []


def test_selection_of_drafts_can_be_deleted() -> None:
    make_status(make_project(), review_state=ReviewState.DRAFT)
    StatusUpdate.objects.all().delete()
    assert list(StatusUpdate.objects.all()) == []


@pytest.mark.parametrize("name", MAKERS)
def test_entry_supersedes_only_what_is_about_the_same_thing(name: str) -> None:
    entry, other = make_any(name), make_any(name)
    entry.supersedes = other
    with pytest.raises(ValidationError) as refusal:
        entry.full_clean()
    assert refusal.value.message_dict == {
        "supersedes": ["That entry belongs to another record: choose one of this record."]
    }


@pytest.mark.parametrize("name", MAKERS)
def test_entry_without_a_source_is_refused(name: str) -> None:
    entry = make_any(name)
    entry.source_id = None  # type: ignore[assignment]
    with pytest.raises(ValidationError) as refusal:
        entry.full_clean()
    assert refusal.value.message_dict == {"source": ["This field cannot be null."]}
    with pytest.raises(IntegrityError), transaction.atomic():
        type(entry)._default_manager.filter(pk=entry.pk).update(source=None)


def test_entry_dated_today_is_accepted() -> None:
    entry = make_status(make_project())
    StatusUpdate(
        project=entry.project,
        status=Status.COMPLETED,
        source=make_source(),
        effective_on=entry.entered_on,
    ).full_clean()


def test_source_that_a_figure_rests_on_can_not_be_deleted() -> None:
    entry = make_status(make_project())
    with pytest.raises(IntegrityError):
        entry.source.delete()
    assert list(StatusUpdate.objects.all()) == [entry]


def test_project_with_entries_can_not_be_deleted() -> None:
    entry = make_public_project_with_status()
    with pytest.raises(IntegrityError):
        entry.project.delete()
    assert list(StatusUpdate.objects.all()) == [entry]


def make_public_project_with_status() -> StatusUpdate:
    return make_status(make_public_project())


def test_key_of_an_entry_does_not_count_upward() -> None:
    """T04: a gap in public keys would tell of hidden entries."""
    assert [type(make_any(name).pk) for name in MAKERS] == [uuid.UUID] * len(MAKERS)

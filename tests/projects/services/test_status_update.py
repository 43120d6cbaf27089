"""The weekly work: a status with its date and its source."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from projects.choices import ReviewState, Status
from projects.models import DataVersion, PublicRecord, StatusUpdate
from projects.services.status_update import record_status
from tests.factories import ON, make_project, make_public_project, make_source, make_user

pytestmark = pytest.mark.django_db


def test_recorded_status_is_a_draft_that_nobody_outside_sees() -> None:
    """T01."""
    project = make_public_project()
    before = DataVersion.objects.get().number
    update = record_status(
        project, status=Status.ONGOING, effective_on=ON, source=make_source(), by=make_user()
    )
    assert list(StatusUpdate.objects.values_list("pk", "review_state", "status")) == [
        (update.pk, "draft", "ongoing")
    ]
    assert (PublicRecord.objects.get().status, DataVersion.objects.get().number) == ("", before)


def test_status_published_as_it_is_recorded_is_shown_at_once() -> None:
    project = make_public_project()
    record_status(
        project,
        status=Status.COMPLETED,
        effective_on=ON,
        source=make_source(),
        by=make_user(),
        state=ReviewState.PUBLISHED,
    )
    record = PublicRecord.objects.get()
    assert (record.status, record.status_on) == ("completed", ON)


def test_history_says_who_recorded_it() -> None:
    user = make_user()
    update = record_status(
        make_project(), status=Status.ONGOING, effective_on=ON, source=make_source(), by=user
    )
    row = update.history.get()
    assert (row.history_user, row.history_change_reason) == (user, "Status recorded")


@pytest.mark.parametrize("state", [ReviewState.DRAFT, ReviewState.PUBLISHED])
@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"status": "nearly_done"}, ["status"]),
        ({"status": ""}, ["status"]),
        ({"effective_on": timezone.localdate() + timedelta(days=1)}, ["effective_on"]),
        ({"effective_on": None}, ["effective_on"]),
        ({"source": None}, ["source"]),
    ],
)
def test_bad_status_is_refused_and_nothing_is_saved(
    values: dict[str, Any], fields: list[str], state: ReviewState
) -> None:
    project = make_public_project()
    before = DataVersion.objects.get().number
    good = {"status": Status.ONGOING, "effective_on": ON, "source": make_source()}
    with pytest.raises(ValidationError) as refusal:
        record_status(project, by=None, state=state, **{**good, **values})
    assert list(refusal.value.message_dict) == fields
    assert list(StatusUpdate.objects.all()) == []
    assert list(StatusUpdate.history.all()) == []
    assert DataVersion.objects.get().number == before

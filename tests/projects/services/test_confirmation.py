"""“No change, still correct as of today” is one act and its own event."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from projects.models import Confirmation, DataVersion, Project, PublicRecord
from projects.services.confirmation import confirm_project
from tests.factories import ON, make_project, make_public_project, make_user

pytestmark = pytest.mark.django_db


def test_confirmation_is_shown_and_changes_no_edit_date() -> None:
    """S2."""
    project = make_public_project()
    edited_at = Project.objects.get().updated_at
    before = DataVersion.objects.get().number
    confirm_project(project, on=ON, by=None)
    assert PublicRecord.objects.get().confirmed_on == ON
    assert DataVersion.objects.get().number == before + 1
    assert (Project.objects.get().updated_at, project.history.count()) == (edited_at, 2)


def test_confirmation_says_who_looked() -> None:
    user = make_user()
    confirmation = confirm_project(make_project(), on=ON, by=user, note="By telephone")
    assert (confirmation.confirmed_by, confirmation.note) == (user, "By telephone")
    row = confirmation.history.get()
    assert (row.history_user, row.history_change_reason) == (user, "Still accurate")


def test_confirmation_of_a_draft_raises_nothing() -> None:
    """T01."""
    make_public_project()
    before = DataVersion.objects.get().number
    confirm_project(make_project(), on=ON, by=None)
    assert DataVersion.objects.get().number == before


def test_confirmation_of_a_day_to_come_is_refused_and_not_saved() -> None:
    with pytest.raises(ValidationError) as refusal:
        confirm_project(make_public_project(), on=timezone.localdate() + timedelta(days=1), by=None)
    assert refusal.value.messages == [
        "That day is in the future: confirm what is accurate today at the latest."
    ]
    assert list(Confirmation.objects.all()) == []


def test_confirmation_of_an_earlier_day_leaves_the_latest_one_shown() -> None:
    project = make_public_project()
    confirm_project(project, on=ON, by=None)
    confirm_project(project, on=ON - timedelta(days=9), by=None)
    assert PublicRecord.objects.get().confirmed_on == ON

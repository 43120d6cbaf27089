"""An answer's validators follow from the data version, the day and the language."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from projects.reports.edition import Edition, read_edition
from tests.factories import make_public_project

EDITION = Edition(number=7, raised_at=datetime(2024, 5, 16, 3, tzinfo=UTC), today=date(2024, 5, 16))


@override_settings(RELEASE="r1")
def test_validator_is_strong_and_names_all_that_an_answer_depends_on() -> None:
    """T11: quoted, never weak."""
    assert (EDITION.etag(), EDITION.etag(language="ko")) == (
        '"7-2024-05-16-r1"',
        '"7-2024-05-16-r1-ko"',
    )


def test_validator_changes_with_version_day_language_and_release() -> None:
    with override_settings(RELEASE="r1"):
        tags = {
            EDITION.etag(),
            EDITION.etag(language="ko"),
            EDITION.etag(language="en"),
            replace(EDITION, number=8).etag(),
            replace(EDITION, today=date(2024, 5, 17)).etag(),
        }
    with override_settings(RELEASE="r2"):
        tags.add(EDITION.etag())
    assert len(tags) == 6


def test_answer_last_changed_at_the_publication_or_at_midnight() -> None:
    """T55: the tracker's midnight, in Seoul."""
    assert EDITION.last_modified == datetime(2024, 5, 16, 3, tzinfo=UTC)
    assert replace(EDITION, today=date(2024, 5, 17)).last_modified == datetime(
        2024, 5, 16, 15, tzinfo=UTC
    )


@pytest.mark.django_db
def test_edition_is_read_in_one_query() -> None:
    make_public_project()
    with CaptureQueriesContext(connection) as queries:
        edition = read_edition()
    assert (edition.number, edition.today, len(queries)) == (1, timezone.localdate(), 1)


@pytest.mark.django_db
def test_before_the_first_publication_the_edition_is_zero_since_midnight() -> None:
    edition = read_edition()
    assert (edition.number, timezone.localtime(edition.raised_at).hour) == (0, 0)
    assert edition.last_modified == edition.raised_at


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "today"),
    [("2024-12-31T14:59:59Z", date(2024, 12, 31)), ("2024-12-31T15:00:00Z", date(2025, 1, 1))],
)
def test_day_turns_at_midnight_in_seoul(moment: str, today: date) -> None:
    """T55."""
    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        assert read_edition().today == today

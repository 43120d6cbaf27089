"""What the English said when the Korean was last right."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from projects.models import Project
from projects.reports.translation import LeftBehind, left_behind
from projects.services.history import save_with_history
from tests.factories import make_project

pytestmark = pytest.mark.django_db


def history_of(*rows: tuple[int, str, list[str]]) -> Project:
    """A project saved on days of March 2026 with a title and what is outdated."""
    project = make_project(title_ko="폐기물")
    project.history.all().delete()
    for day, title, outdated in rows:
        project.history.create(
            id=project.pk,
            title=title,
            title_ko="폐기물",
            outdated_translations=outdated,
            history_date=datetime(2026, 3, day, tzinfo=UTC),
            history_type="~",
            created_at=project.created_at,
            updated_at=project.updated_at,
        )
    return project


def test_first_change_that_the_korean_did_not_follow_counts() -> None:
    project = history_of(
        (1, "Garbage", []),
        (2, "Waste", []),
        (3, "Water", ["title"]),
        (4, "Water and air", ["title"]),
    )
    assert left_behind(project, "title") == LeftBehind(
        changed_at=datetime(2026, 3, 3, tzinfo=UTC), english_before="Waste"
    )


@pytest.mark.parametrize("rows", [[], [(1, "Waste", [])], [(1, "Water", ["title"])]])
def test_nothing_is_told_of_what_no_history_tells(rows: list[tuple[int, str, list[str]]]) -> None:
    assert left_behind(history_of(*rows), "title") is None


def test_change_is_found_in_the_history_that_saving_keeps() -> None:
    project = Project(slug="waste", title="Waste", title_ko="폐기물")
    save_with_history(project, by=None, reason="Test")
    project.title = "Water"
    save_with_history(project, by=None, reason="Test")
    found = left_behind(project, "title")
    assert found is not None
    assert found.english_before == "Waste"

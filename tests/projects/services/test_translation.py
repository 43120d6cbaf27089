"""A Korean text is outdated from the save that changes its English alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.models import Project
from projects.services.history import save_with_history
from tests.factories import make_project, make_source

pytestmark = pytest.mark.django_db


def saved(project: Project, checked: tuple[str, ...] = (), **texts: Any) -> list[str]:
    """What is outdated after a save that changes these texts."""
    row = Project.objects.get(pk=project.pk)
    for name, text in texts.items():
        setattr(row, name, text)
    row.checked_translations = frozenset(checked)
    save_with_history(row, by=None, reason="Test")
    outdated: list[str] = Project.objects.values_list("outdated_translations", flat=True).get(
        pk=project.pk
    )
    return outdated


@pytest.fixture
def project() -> Project:
    return make_project(title="Waste", title_ko="폐기물", summary="Long.", summary_ko="설명.")


@pytest.mark.parametrize(
    ("texts", "outdated"),
    [
        ({"title": "Waste and water"}, ["title"]),
        ({"title": "Waste and water", "summary": "Longer."}, ["title", "summary"]),
        ({"title": "Waste and water", "title_ko": "폐기물과 물"}, []),
        ({"title_ko": "쓰레기"}, []),
        ({"title": "Waste and water", "title_ko": ""}, []),
        ({"summary": ""}, ["summary"]),
        ({"acronym": "W"}, []),
    ],
)
def test_korean_is_outdated_where_its_english_changed_alone(
    project: Project, texts: dict[str, str], outdated: list[str]
) -> None:
    assert saved(project, **texts) == outdated


def test_korean_stays_outdated_until_it_is_written_anew(project: Project) -> None:
    assert [
        saved(project, title="Waste and water"),
        saved(project, acronym="W"),
        saved(project, title="Waste"),
        saved(project, title_ko="폐기물과 물"),
        saved(project, acronym="WW"),
    ] == [["title"], ["title"], ["title"], [], []]


def test_korean_found_still_right_is_current(project: Project) -> None:
    """A spelling put right, or an outdated text looked at."""
    assert saved(project, ("title",), title="Waste.", summary="Longer.") == ["summary"]
    assert saved(project, ("summary",)) == []
    assert saved(project, title="Water") == ["title"]


def test_new_row_is_never_outdated() -> None:
    row = Project(slug="new", title="Waste", title_ko="폐기물")
    save_with_history(row, by=None, reason="Test")
    assert row.outdated_translations == []


def test_row_without_korean_is_not_looked_up() -> None:
    source = make_source()
    with CaptureQueriesContext(connection) as queries:
        save_with_history(source, by=None, reason="Test")
    assert [query["sql"] for query in queries if query["sql"].startswith("SELECT")] == []

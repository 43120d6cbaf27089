"""The state of each Korean text on the forms and lists of the staff site."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from projects.choices import StaffRole
from projects.models import Project
from projects.services.history import save_with_history
from tests.factories import make_member, make_project
from tests.projects.admin.forms import changes, fields_of, send, url


def change(project: Project) -> str:
    return url(Project, "change", project.pk)


def help_of(response: Any, name: str) -> str:
    return str(response.context["adminform"].form.fields[name].help_text)


@pytest.fixture
def project(db: None) -> Project:
    row = Project(slug="waste", title="Waste", title_ko="폐기물", summary="Long.")
    save_with_history(row, by=None, reason="Test")
    return row


def test_form_tells_what_is_missing_and_what_is_current(desk: Client, project: Project) -> None:
    page = desk.get(change(project))
    assert (help_of(page, "title_ko"), help_of(page, "summary_ko")) == ("Current.", "Missing.")
    form = page.context["adminform"].form
    assert form.fields["still_right"].choices == [("title", "Title (Korean)")]


def test_form_tells_what_outdated_korean_was_made_from(desk: Client, project: Project) -> None:
    send(desk, change(project), {"title": "Water"})
    project.history.filter(title="Water").update(history_date=datetime(2026, 3, 3, tzinfo=UTC))
    project.history.filter(title="Waste").update(history_date=datetime(2026, 3, 1, tzinfo=UTC))
    assert help_of(desk.get(change(project)), "title_ko") == (
        "Outdated: the English was changed on 3 March 2026; it said: “Waste”"
    )
    with override("ko"):
        assert help_of(desk.get(change(project)), "title_ko") == (
            "갱신 필요: 영어가 2026년 3월 3일에 바뀌었습니다. 이전 영어: “Waste”"
        )


def test_korean_ticked_as_still_right_is_current(desk: Client, project: Project) -> None:
    send(desk, change(project), {"title": "Waste.", "still_right": ["title"]})
    project.refresh_from_db()
    assert (project.title, project.outdated_translations) == ("Waste.", [])


def test_nothing_to_tick_where_nothing_is_in_korean(desk: Client, db: None) -> None:
    page = desk.get(change(make_project(title_ko="")))
    assert "still_right" not in page.context["adminform"].form.fields
    assert help_of(desk.get(url(Project, "add")), "title_ko") == ""


def test_who_may_only_look_is_asked_nothing(client: Client, project: Project) -> None:
    viewer = make_member(StaffRole.VIEWER)
    project.owners.add(viewer)
    client.force_login(viewer)
    page = client.get(change(project))
    assert (page.status_code, b"still_right" in page.content) == (200, False)


def test_list_is_narrowed_by_the_state_of_the_korean(desk: Client, project: Project) -> None:
    make_project(slug="behind", title_ko="물", outdated_translations=["title"])
    make_project(slug="done", title_ko="물")
    found = {
        state: [
            row.slug
            for row in desk.get(url(Project, "changelist"), {"translation": state})
            .context["cl"]
            .result_list
        ]
        for state in ("missing", "outdated", "current")
    }
    assert found == {"missing": ["waste"], "outdated": ["behind"], "current": ["done"]}


def test_history_does_not_list_the_mark_itself(desk: Client, project: Project) -> None:
    send(desk, change(project), {"title": "Water"})
    assert [label for label, _old, _new in fields_of(changes(desk, project)[0])] == ["Title"]

"""The list of batches, one batch, and the page that undoes it (S19)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from projects.choices import BatchKind, Origin, StaffRole
from projects.models import Batch, Project, ProjectAlias, StatusUpdate, one_save, recorded_as
from projects.services.batch import start_batch
from projects.services.history import save_with_history
from projects.services.ledger import record_entry
from tests.factories import make_member, make_project, make_source, make_user
from tests.projects.admin.forms import url
from tests.projects.tables import contents


def import_into(*projects: Project, by: User | None = None) -> Batch:
    batch = start_batch(BatchKind.IMPORT, "sheet.xlsx", by=by, reason="New figures")
    for number, project in enumerate(projects, 2):
        with recorded_as(Origin.IMPORT, batch=batch, detail=f"row {number}"), one_save():
            project.title = f"Imported {number}"
            save_with_history(project, by=by, reason="New figures")
            save_with_history(
                ProjectAlias(project=project, name="Known as"), by=by, reason="New figures"
            )
    return batch


def page_of(batch: Batch) -> str:
    return url(Batch, "change", batch.pk)


def undo_page(batch: Batch) -> str:
    return url(Batch, "undo", batch.pk)


def sent(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_list_tells_how_many_records_each_batch_changed(desk: Client) -> None:
    import_into(make_project(), make_project())
    start_batch(BatchKind.BULK, "Nothing", by=None)
    rows = desk.get(url(Batch, "changelist")).context["cl"].result_list
    assert [(batch.label, batch.counted) for batch in rows] == [("Nothing", 0), ("sheet.xlsx", 4)]


def test_list_costs_the_same_for_1_and_30_batches(desk: Client) -> None:
    costs = []
    for batches in (1, 29):
        for _ in range(batches):
            import_into(make_project(), by=make_user())
        desk.get(url(Batch, "changelist"))
        with CaptureQueriesContext(connection) as queries:
            desk.get(url(Batch, "changelist"))
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_page_shows_every_record_with_its_differences(desk: Client) -> None:
    project = make_project(title="Before")
    context = desk.get(page_of(import_into(project))).context
    assert [
        (
            change.detail,
            [
                (named.name, address, it.noun, it.kind, [(d.old, d.new) for d in it.differences])
                for named, address, it in touched
            ],
        )
        for change, touched in context["changes"]
    ] == [
        (
            "row 2",
            [
                (
                    "Imported 2",
                    url(Project, "history", project.pk),
                    "Project",
                    "~",
                    [("Before", "Imported 2")],
                ),
                ("Imported 2", url(Project, "history", project.pk), "Other name", "+", []),
            ],
        )
    ]
    assert context["records"] == 2


def test_page_costs_the_same_for_1_and_20_records(desk: Client) -> None:
    costs = []
    for rows in (1, 20):
        page = page_of(import_into(*(make_project() for _ in range(rows))))
        desk.get(page)
        with CaptureQueriesContext(connection) as queries:
            desk.get(page)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_undo_page_lists_what_will_happen_and_changes_nothing(desk: Client) -> None:
    batch = import_into(make_project(title="Before"))
    before = contents(without=set())
    context = desk.get(undo_page(batch)).context
    assert [(named.name, str(what)) for named, _url, what in context["steps"]] == [
        ("Imported 2", "holds again what it held"),
        ("Known as", "is deleted"),
    ]
    assert contents(without=set()) == before


def test_undoing_asks_why_and_undoes(desk: Client, staff: User) -> None:
    project = make_project(title="Before")
    batch = import_into(project)
    assert desk.post(undo_page(batch), {"reason": ""}).context["form"].errors == {
        "reason": ["Say why in one sentence: colleagues will read it later."]
    }
    response = desk.post(undo_page(batch), {"reason": "Wrong file"}, follow=True)
    project.refresh_from_db()
    batch.refresh_from_db()
    assert sent(response) == ["“sheet.xlsx” is undone."]
    assert (project.title, ProjectAlias.objects.count()) == ("Before", 0)
    assert (batch.undone_by, batch.undoing.made_by, batch.undoing.reason) == (
        staff,
        staff,
        "Wrong file",
    )
    assert response.redirect_chain == [(page_of(batch.undoing), 302)]


def test_page_of_an_undone_batch_leads_to_what_undid_it_and_offers_no_more(desk: Client) -> None:
    batch = import_into(make_project())
    desk.post(undo_page(batch), {"reason": "Wrong file"})
    context = desk.get(page_of(batch)).context
    assert (context["undoing"].undoes, context["tools"]) == (batch, [])
    again = desk.post(undo_page(batch), {"reason": "Twice"}, follow=True)
    assert sent(again) == ["“sheet.xlsx”: It is undone already."]
    assert Batch.objects.count() == 2


def test_undo_page_lists_who_changed_what_since_and_why(desk: Client) -> None:
    user, project = make_user(), make_project(title="Before")
    batch = import_into(project)
    project.title = "Corrected"
    save_with_history(project, by=user, reason="Spelling")
    context = desk.get(undo_page(batch)).context
    assert [
        (named.name, it.sentence, it.by, it.why) for named, _url, it in context["obstacles"]
    ] == [("Corrected", "It was changed later.", user, "Spelling")]
    desk.post(undo_page(batch), {"reason": "Wrong file"})
    project.refresh_from_db()
    assert (project.title, Batch.objects.count()) == ("Corrected", 1)


def test_undoing_what_has_no_place_any_more_is_refused_with_a_sentence(desk: Client) -> None:
    project = make_project(slug="taken")
    batch = start_batch(BatchKind.BULK, "Move", by=None)
    with recorded_as(Origin.STAFF, batch=batch):
        project.slug = "moved"
        save_with_history(project, by=None, reason="Move")
    make_project(slug="taken")
    response = desk.post(undo_page(batch), {"reason": "Back"})
    assert sent(response) == ["Project with this Address already exists."]


@pytest.fixture
def editor(db: None) -> User:
    return make_member(StaffRole.EDITOR)


def test_editor_sees_and_undoes_what_is_their_own(client: Client, editor: User) -> None:
    client.force_login(editor)
    project = make_project(title="Before")
    project.owners.add(editor)
    own, other = import_into(project, by=editor), import_into(make_project())
    assert client.get(page_of(other)).status_code == 404
    client.post(undo_page(own), {"reason": "Wrong file"})
    project.refresh_from_db()
    assert project.title == "Before"


def test_editor_undoes_nothing_that_they_may_not_change_any_more(
    client: Client, editor: User
) -> None:
    client.force_login(editor)
    own = import_into(make_project(title="Before"), by=editor)
    assert client.get(undo_page(own)).status_code == 403
    assert client.post(undo_page(own), {"reason": "Wrong file"}).status_code == 403
    own.refresh_from_db()
    assert own.undone_at is None


def test_batch_page_names_no_record_that_the_reader_may_not_see(
    client: Client, editor: User
) -> None:
    client.force_login(editor)
    own = import_into(make_project(slug="secret"), by=editor)
    page = client.get(page_of(own)).content.decode()
    assert "a project you may not see" in page
    assert "Imported 2" not in page


def test_form_of_another_site_undoes_nothing(staff: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(staff)
    batch = import_into(make_project())
    assert strict.post(undo_page(batch), {"reason": "Mine"}).status_code == 403
    batch.refresh_from_db()
    assert batch.undone_at is None


def test_new_draft_entry_of_a_batch_goes_with_the_undoing(desk: Client) -> None:
    project, source = make_project(), make_source()
    batch = start_batch(BatchKind.IMPORT, "sheet.xlsx", by=None)
    with recorded_as(Origin.IMPORT, batch=batch, detail="row 2"):
        record_entry(
            StatusUpdate(
                project=project, status="ongoing", effective_on=date(2024, 1, 1), source=source
            ),
            by=None,
        )
    desk.post(undo_page(batch), {"reason": "Wrong file"})
    assert StatusUpdate.objects.count() == 0

"""The history page, and the way back to an earlier version (S6, S18, T12)."""

from __future__ import annotations

from datetime import UTC
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from projects.choices import BatchKind, Origin, PublicationState, StaffRole
from projects.models import (
    Fund,
    Participation,
    Project,
    ProjectAlias,
    PublicRecord,
    StatusUpdate,
    one_save,
    recorded_as,
)
from projects.services.batch import start_batch
from projects.services.history import delete_with_history, save_with_history
from projects.services.ledger import publish_entries
from projects.services.publishable import save_noun
from tests.factories import (
    make_fund,
    make_member,
    make_organisation,
    make_participation,
    make_plan,
    make_project,
    make_public_project,
    make_status,
    make_theme,
)
from tests.projects.admin.forms import changes, fields_of, send, url
from tests.projects.tables import contents


def edit(row: Model, reason: str = "Edited", many: Any = None, **values: Any) -> None:
    vars(row).update(values)
    save_with_history(row, by=None, reason=reason, many=many)


def restore_page(row: Any, version: int = 0) -> str:
    rows = type(row).history.filter(id=row.pk).order_by("history_id")
    at = rows[version].history_date.astimezone(UTC).isoformat().replace("+", "%2B")
    return f"{url(type(row), 'restore', row.pk)}?at={at}"


def test_saving_a_form_is_one_change_with_its_rows_and_its_many_valued_fields(
    desk: Client, staff: User
) -> None:
    project, plan, theme = make_project(title="Before"), make_plan(), make_theme()
    typed = {
        "title": "After",
        "plans": [plan.pk],
        "themes": [theme.pk],
        "aliases-TOTAL_FORMS": 1,
        "aliases-0-name": "Known as",
        "aliases-0-language": "en",
        "why": "Renamed",
    }
    send(desk, url(Project, "change", project.pk), typed)
    last = changes(desk, project)[0]
    assert Project.history.filter(id=project.pk).count() == 2
    assert (last.by, last.why, last.origin) == (staff, "Renamed", "Staff pages")
    assert [(it.touched.noun, it.touched.kind) for it in last.events] == [
        ("Project", "~"),
        ("Other name", "+"),
    ]
    assert [it.label for it in last.events[0].touched.differences] == ["Title", "Plans", "Themes"]


def test_saving_a_form_that_changes_nothing_leaves_no_trace(desk: Client) -> None:
    project = make_project()
    before = contents(without=set())
    response = send(desk, url(Project, "change", project.pk), {"why": "Just so"})
    assert contents(without=set()) == before
    assert Project.history.count() == 1
    assert response.status_code == 302


def test_saving_rows_beside_a_record_makes_a_new_version_of_it(desk: Client) -> None:
    project = make_project()
    typed = {"aliases-TOTAL_FORMS": 1, "aliases-0-name": "Also", "aliases-0-language": "en"}
    send(desk, url(Project, "change", project.pk), typed)
    project.refresh_from_db()
    assert (project.version, Project.history.count(), ProjectAlias.history.count()) == (2, 2, 1)


def test_row_taken_off_a_form_tells_who_and_why(desk: Client, staff: User) -> None:
    project = make_project()
    ProjectAlias.objects.create(project=project, name="Wrong")
    typed = {"aliases-0-DELETE": "on", "why": "Never called so"}
    send(desk, url(Project, "change", project.pk), typed)
    row = ProjectAlias.history.latest()
    assert (row.history_type, row.history_user, row.history_change_reason) == (
        "-",
        staff,
        "Never called so",
    )


def test_change_leads_to_its_batch(desk: Client) -> None:
    project = make_project()
    batch = start_batch(BatchKind.IMPORT, "sheet.xlsx", by=None)
    with recorded_as(Origin.IMPORT, batch=batch, detail="row 12"):
        edit(project, title="After")
    page = desk.get(url(Project, "history", project.pk)).content.decode()
    assert f'href="/admin/projects/batch/{batch.pk}/change/"' in page
    assert "row 12" in page


def test_history_is_narrowed_by_field_person_and_day(desk: Client, staff: User) -> None:
    project = make_project(title="Before")
    edit(project, "Acronym", acronym="A")
    send(desk, url(Project, "change", project.pk), {"title": "After", "why": "Title"})
    assert [it.why for it in changes(desk, project, field="title")] == ["Title", ""]
    assert [it.why for it in changes(desk, project, by=staff.pk)] == ["Title"]
    assert [it.why for it in changes(desk, project, until="2020-01-01")] == []


def test_what_can_t_be_read_is_said_beside_its_field_and_the_rest_applies(desk: Client) -> None:
    project = make_project()
    edit(project, "Acronym", acronym="A")
    query = {"since": "yesterday", "by": "nobody", "field": "acronym"}
    response = desk.get(url(Project, "history", project.pk), query)
    assert sorted(response.context["form"].errors) == ["by", "since"]
    assert [it.why for it, _urls in response.context["changes"]] == ["Acronym"]


def test_history_goes_on_over_the_page(desk: Client) -> None:
    project = make_project()
    for number in range(54):
        edit(project, f"Edit {number}", title=f"Title {number}")
    pages = [changes(desk, project, p=page) for page in (1, 2)]
    assert [len(page) for page in pages] == [50, 5]
    assert [fields_of(pages[1][0])] == [[("Title", "Title 2", "Title 3")]]


def test_history_page_costs_the_same_for_1_10_and_50_rows(desk: Client) -> None:
    costs = []
    for rows in (1, 10, 50):
        project = make_project()
        for number in range(rows - 1):
            with one_save():
                edit(project, title=f"Title {number}", many={"themes": [make_theme()]})
        edit(project, title="Last", many={"themes": [make_theme()]})
        desk.get(url(Project, "history", project.pk))
        with CaptureQueriesContext(connection) as queries:
            desk.get(url(Project, "history", project.pk))
        costs.append(len(queries))
    assert costs == [24, 24, 24]


def test_looking_changes_nothing(desk: Client) -> None:
    project = make_project(title="Before")
    edit(project, title="After")
    before = contents(without=set()), Project.history.count()
    for page in (
        url(Project, "history", project.pk),
        url(Project, "compare", project.pk),
        restore_page(project),
    ):
        assert desk.get(page).status_code == 200
    assert (contents(without=set()), Project.history.count()) == before


def test_restore_page_shows_what_would_change(desk: Client) -> None:
    project = make_project(title="Before")
    with one_save():
        edit(project, title="After", publication_state=PublicationState.SUBMITTED)
        edit(ProjectAlias(project=project, name="Known as"))
    (own, alias) = desk.get(restore_page(project)).context["touched"]
    assert [(it.label, it.old, it.new) for it in own.differences] == [("Title", "After", "Before")]
    assert (alias.noun, alias.name, alias.kind) == ("Other name", "Known as", "-")


def test_restoring_asks_why_and_restores(desk: Client, staff: User) -> None:
    project = make_public_project(title="Before")
    edit(project, title="After")
    page = restore_page(project)
    assert desk.post(page, {"reason": ""}).context["form"].errors == {
        "reason": ["Say why in one sentence: colleagues will read it later."]
    }
    response = desk.post(page, {"reason": "Renamed by mistake"}, follow=True)
    project.refresh_from_db()
    row = project.history.latest()
    assert project.title == "Before"
    assert (row.history_user, row.history_change_reason, row.history_origin) == (
        staff,
        "Renamed by mistake",
        "staff",
    )
    assert str(next(iter(response.context["messages"]))).startswith(
        "“Before” holds again what it held on "
    )
    assert PublicRecord.objects.get(pk=project.pk).title == "Before"


def test_restoring_what_can_t_be_is_refused_with_a_sentence(desk: Client) -> None:
    project = make_project(slug="taken")
    edit(project, slug="moved")
    make_project(slug="taken")
    response = desk.post(restore_page(project), {"reason": "As it was"})
    assert [str(message) for message in response.context["messages"]] == [
        f"“{project}”: Project with this Address already exists."
    ]
    project.refresh_from_db()
    assert (project.slug, project.version) == ("moved", 2)


def test_version_that_is_held_already_is_not_restored(desk: Client) -> None:
    project = make_project()
    response = desk.get(restore_page(project))
    assert response.context["touched"] == []
    assert "nothing to restore" in response.content.decode()


def test_published_entry_shows_its_history_and_no_way_back(desk: Client) -> None:
    entry = make_status(make_public_project(), review_state="draft", note="Before")
    edit(entry, note="After")
    publish_entries([entry], by=None)
    response = desk.get(url(StatusUpdate, "history", entry.pk))
    assert all("restore" not in urls for _change, urls in response.context["changes"])
    assert response.context["note"].startswith("The public has seen this entry")
    assert desk.get(restore_page(entry)).status_code == 403
    assert desk.post(restore_page(entry), {"reason": "As it was"}).status_code == 403
    assert StatusUpdate.objects.get(pk=entry.pk).note == "After"


def test_restoring_a_public_noun_shows_it_at_once(desk: Client) -> None:
    fund = make_fund(name="Before")
    fund.name = "After"
    save_noun(fund, by=None, reason="Renamed")
    desk.post(restore_page(fund), {"reason": "As it was"})
    assert Fund.objects.get(pk=fund.pk).name == "Before"


@pytest.mark.parametrize("query", ["", "?at=", "?at=yesterday", "?at=2026-01-01", "?at=%00"])
def test_restoring_to_no_moment_is_not_found(desk: Client, query: str) -> None:
    project = make_project()
    assert desk.get(url(Project, "restore", project.pk) + query).status_code == 404


def test_two_versions_are_compared(desk: Client) -> None:
    project = make_project(title="One")
    edit(project, title="Two")
    edit(project, title="Three")
    rows = project.history.order_by("history_id")
    one, two, _three = (row.history_date.astimezone(UTC).isoformat() for row in rows)
    page = url(Project, "compare", project.pk)

    def told(**query: str) -> list[tuple[str, str]]:
        (own,) = desk.get(page, query).context["touched"]
        return [(it.old, it.new) for it in own.differences]

    # A short title is told word by word too, but as a whole beside it.
    assert told() == [("One", "Three")]
    assert told(since=two) == [("Two", "Three")]
    assert told(since=one, until=two) == [("One", "Two")]


def test_who_may_only_look_restores_nothing(client: Client, staff: User) -> None:
    staff.is_superuser = False
    staff.save()
    client.force_login(staff)
    fund = make_fund(name="Before")
    fund.name = "After"
    save_noun(fund, by=None, reason="Renamed")
    assert client.get(restore_page(fund)).status_code == 403
    assert client.post(restore_page(fund), {"reason": "As it was"}).status_code == 403
    assert Fund.objects.get(pk=fund.pk).name == "After"


def test_form_of_another_site_restores_nothing(staff: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(staff)
    project = make_project(title="Before")
    edit(project, title="After")
    assert strict.post(restore_page(project), {"reason": "Mine"}).status_code == 403
    project.refresh_from_db()
    assert project.title == "After"


@pytest.mark.django_db
@pytest.mark.parametrize("state", [PublicationState.PUBLISHED, PublicationState.DRAFT])
def test_row_that_is_gone_is_told_to_those_who_see_what_it_named(
    client: Client, state: PublicationState
) -> None:
    project = make_public_project()
    agency = make_organisation(name="Agency", publication_state=state)
    delete_with_history(make_participation(project, organisation=agency), by=None, reason="Left")
    client.force_login(make_member(StaffRole.VIEWER))
    history = [str(it.model) for change in changes(client, project) for it in touched(change)]
    is_seen = state == PublicationState.PUBLISHED
    assert history.count(str(Participation)) == (2 if is_seen else 0)


def touched(change: Any) -> list[Any]:
    return [event.touched for event in change.events]


def test_people_are_called_by_their_full_names(desk: Client, staff: User) -> None:
    staff.first_name, staff.last_name = "Amina", "Binti"
    staff.save()
    project = make_project()
    vars(project)["title"] = "After"
    save_with_history(project, by=staff, reason="Renamed")
    page = desk.get(url(Project, "history", project.pk)).content.decode()
    assert "<strong>Amina Binti</strong>" in page
    assert f"<strong>{staff.username}</strong>" not in page

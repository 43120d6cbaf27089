"""Lists under names of one's own."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from projects.models import Project, SavedView
from tests.factories import make_plan, make_project, make_saved_view, make_staff
from tests.projects.admin.forms import url

LIST = "/admin/projects/project/"


def save(desk: Client, **values: Any) -> Any:
    project = ContentType.objects.get_for_model(Project).pk
    return desk.post(
        url(SavedView, "add"),
        {"name": "Signature", "content_type": project, "query": "is_signature__exact=1", **values},
    )


def test_list_offers_to_save_what_it_shows(desk: Client) -> None:
    page = desk.get(LIST, {"is_signature__exact": "1", "p": "1"})
    form = desk.get(page.context["shortcuts"].save_url).context["adminform"].form
    assert (form["query"].value(), form["content_type"].value()) == (
        "is_signature__exact=1",
        str(ContentType.objects.get_for_model(Project).pk),
    )


def test_list_as_it_comes_is_not_worth_saving(desk: Client) -> None:
    assert desk.get(LIST).context["shortcuts"].save_url is None


def test_saved_view_leads_back_to_its_list(desk: Client, staff: User) -> None:
    answer = save(desk, query="q=team&is_signature__exact=1&p=3")
    assert answer["Location"] == f"{LIST}?is_signature__exact=1&q=team"
    [view] = SavedView.objects.all()
    assert (view.owner, view.is_shared, view.query) == (
        staff,
        False,
        "is_signature__exact=1&q=team",
    )


def test_saved_view_stands_above_its_list_and_shows_its_rows(desk: Client, staff: User) -> None:
    signature = make_project(is_signature=True)
    make_project()
    make_saved_view(name="Signature", owner=staff)
    [shortcut] = desk.get(LIST).context["shortcuts"].views
    page = desk.get(shortcut.url)
    [again] = page.context["shortcuts"].views
    assert list(page.context["cl"].result_list) == [signature]
    assert (shortcut.is_current, again.is_current) == (False, True)
    assert page.context["shortcuts"].save_url is None


def test_saved_view_stands_above_no_other_list(desk: Client, staff: User) -> None:
    make_saved_view(owner=staff)
    assert desk.get("/admin/projects/plan/").context["shortcuts"].views == []


def test_colleagues_see_what_is_shared_alone(desk: Client) -> None:
    shared = make_saved_view(is_shared=True)
    make_saved_view(name="Private")
    page = desk.get(LIST)
    assert [it.view for it in page.context["shortcuts"].views] == [shared]
    every = desk.get(url(SavedView, "changelist"))
    assert list(every.context["cl"].result_list) == [shared]
    assert b"Private" not in page.content + every.content


def test_name_is_used_once_by_one_person_for_one_list(desk: Client, staff: User) -> None:
    make_saved_view(name="Signature", owner=staff)
    make_saved_view(
        name="Elsewhere", owner=staff, content_type=ContentType.objects.get_for_model(make_plan())
    )
    page = save(desk)
    assert page.context["adminform"].form.errors == {
        "name": ["You saved another view of this list by that name."]
    }
    assert save(desk, name="Elsewhere").status_code == 302


def test_own_view_is_renamed_shared_and_dropped(desk: Client, staff: User) -> None:
    view = make_saved_view(name="Old", owner=staff)
    change = url(SavedView, "change", view.pk)
    values = {"content_type": view.content_type.pk, "query": view.query}
    desk.post(change, {"name": "New", "is_shared": "on", **values})
    view.refresh_from_db()
    told = (view.name, view.is_shared, view.owner)
    desk.post(url(SavedView, "delete", view.pk), {"post": "yes"})
    assert told == ("New", True, staff)
    assert not SavedView.objects.exists()


def test_colleagues_view_is_not_ones_own_to_change(desk: Client) -> None:
    view = make_saved_view(name="Theirs", owner=make_staff(), is_shared=True)
    values = {"name": "Mine", "content_type": view.content_type.pk, "query": view.query}
    change = desk.post(url(SavedView, "change", view.pk), values)
    delete = desk.post(url(SavedView, "delete", view.pk), {"post": "yes"})
    view.refresh_from_db()
    assert (change.status_code, delete.status_code, view.name) == (403, 403, "Theirs")

"""Deleting with a reason, and the list that leads back (S18, T48)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from projects.choices import PublicationState
from projects.models import Organisation, OrganisationAlias, Project, Theme
from projects.services.history import delete_with_history
from tests.factories import make_organisation, make_project, make_theme
from tests.projects.admin.forms import url

DRAFT = PublicationState.DRAFT


def deleted(client: Client, model: Any) -> list[tuple[str, Any, str]]:
    rows = client.get(reverse(f"admin:projects_{model._meta.model_name}_deleted")).context["rows"]
    return [(name, row.history_user, row.history_change_reason) for row, name, _url in rows]


def test_deletion_asks_why(desk: Client) -> None:
    project = make_project()
    page = url(Project, "delete", project.pk)
    response = desk.post(page, {"post": "yes", "reason": " "}, follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        "Say why in one sentence: colleagues will read it later."
    ]
    assert Project.objects.filter(pk=project.pk).exists()


def test_deleted_record_is_listed_with_who_and_why(desk: Client, staff: User) -> None:
    theme = make_theme(name="Twice", publication_state=DRAFT)
    make_theme(name="Stays")
    desk.post(url(Theme, "delete", theme.pk), {"post": "yes", "reason": "Entered twice"})
    assert deleted(desk, Theme) == [("Twice", staff, "Entered twice")]


def test_page_shows_what_would_be_there_again_and_restores_it(desk: Client, staff: User) -> None:
    organisation = make_organisation(name="Agency", publication_state=DRAFT)
    alias = OrganisationAlias.objects.create(organisation=organisation, name="The agency")
    key = organisation.pk
    delete_with_history(organisation, by=None, reason="Entered twice")
    page = url(Organisation, "undelete", key)
    shown = desk.get(page).context
    assert [(it.noun, it.name) for it in shown["beside"]] == [("Other name", "The agency")]
    response = desk.post(page, {"reason": "It is another"}, follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        "“Agency” is there again, with its history."
    ]
    assert list(OrganisationAlias.objects.values_list("pk", "organisation")) == [(alias.pk, key)]
    assert Organisation.history.latest().history_user == staff
    assert deleted(desk, Organisation) == []


def test_restoring_is_refused_with_a_sentence_where_its_place_is_taken(desk: Client) -> None:
    theme = make_theme(slug="taken", name="First", publication_state=DRAFT)
    key = theme.pk
    delete_with_history(theme, by=None, reason="Unused")
    make_theme(slug="taken")
    response = desk.post(url(Theme, "undelete", key), {"reason": "Used"})
    assert [str(message) for message in response.context["messages"]] == [
        "“First”: Theme with this Address already exists."
    ]
    assert Theme.objects.count() == 1


def test_record_that_is_there_is_not_found_among_the_deleted(desk: Client) -> None:
    theme = make_theme()
    assert desk.get(url(Theme, "undelete", theme.pk)).status_code == 404
    assert desk.get(url(Theme, "undelete", "no-number")).status_code == 404


def test_list_of_the_deleted_costs_the_same_for_1_and_30_rows(desk: Client) -> None:
    costs = []
    for rows in (1, 29):
        for _ in range(rows):
            delete_with_history(make_theme(), by=None, reason="Unused")
        page = reverse("admin:projects_theme_deleted")
        desk.get(page)
        with CaptureQueriesContext(connection) as queries:
            desk.get(page)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_list_leads_to_the_deleted_those_who_may_delete(desk: Client, staff: User) -> None:
    page = url(Theme, "changelist")
    labels = [str(tool.label) for tool in desk.get(page).context["list_tools"]]
    assert labels == ["Add theme", "Deleted…"]


def test_who_may_not_delete_sees_no_list_of_the_deleted(client: Client, staff: User) -> None:
    theme = make_theme(name="Secret draft", publication_state=DRAFT)
    key = theme.pk
    delete_with_history(theme, by=None, reason="Unused")
    staff.is_superuser = False
    staff.save()
    client.force_login(staff)
    assert client.get(reverse("admin:projects_theme_deleted")).status_code == 403
    assert client.post(url(Theme, "undelete", key), {"reason": "Mine"}).status_code == 403
    assert Theme.objects.count() == 0


def test_looking_restores_nothing(desk: Client) -> None:
    theme = make_theme()
    key = theme.pk
    delete_with_history(theme, by=None, reason="Unused")
    desk.get(url(Theme, "undelete", key))
    assert (Theme.objects.count(), Theme.history.count()) == (0, 2)

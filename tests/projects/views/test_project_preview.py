"""The next version as the public would see it: exactly that, and nothing of it stays."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from projects.choices import PublicationState, ReviewState, StaffRole
from projects.models import Project
from projects.services.history import save_with_history
from projects.services.project import publish_project
from tests.factories import (
    make_indicator,
    make_meeting,
    make_member,
    make_plan,
    make_project,
    make_reading,
    make_source,
    make_status,
    publish,
)

pytestmark = pytest.mark.django_db

DRAFT: dict[str, Any] = {"review_state": ReviewState.DRAFT}
HIDDEN: dict[str, Any] = {"publication_state": PublicationState.DRAFT}


@pytest.fixture(autouse=True)
def one_factor(settings: Settings) -> None:
    settings.REQUIRE_TWO_FACTOR = False
    cache.clear()


@pytest.fixture
def erin(db: None) -> User:
    return make_member(StaffRole.EDITOR, username="erin")


@pytest.fixture
def desk(client: Client, erin: User) -> Client:
    client.force_login(erin)
    return client


@pytest.fixture
def project(erin: User) -> Project:
    """Public, with a next version that differs in its text, its figures and its results."""
    project = make_project(slug="cyber-shield", title="Cyber Shield", summary="Trains.")
    project.owners.add(erin)
    component = make_project(slug="academy", title="Academy", parent=project)
    publish(project)
    publish(component)
    make_meeting(title="The summit")
    project = Project.objects.get(slug="cyber-shield")
    project.title = "ASEAN Cyber Shield"
    save_with_history(project, by=erin, reason="Edited")
    project.plans.add(make_plan(title="The plan"))
    leaflet = make_source(title="The leaflet", **HIDDEN)
    make_status(project, "completed", note="Handed over.", source=leaflet, **DRAFT)
    indicator = make_indicator(project=project, title="People trained", **HIDDEN)
    make_reading(indicator, "4711", **DRAFT)
    return project


def address(project: Project, language: str = "") -> str:
    return f"{language}/admin/projects/project/{project.pk}/preview/"


def main_of(body: bytes) -> str:
    """What the page says, its mark as a preview and the moment of publication apart."""
    found = re.search(r"<main.*?>(.*)</main>", body.decode(), re.DOTALL)
    assert found is not None
    text = re.sub(r'<div class="notice notice-error">.*?</div>', "", found[1], flags=re.DOTALL)
    return re.sub(r"\s+", " ", text)


def everything_stored() -> dict[str, list[Any]]:
    return {
        str(model._meta): sorted(model._default_manager.values_list(), key=repr)
        for model in apps.get_app_config("projects").get_models(include_auto_created=True)
    }


@pytest.mark.parametrize("language", ["", "/ko"])
def test_preview_says_what_the_page_says_once_it_is_published(
    desk: Client, project: Project, language: str
) -> None:
    """S21."""
    preview = desk.get(address(project, language))
    for words in ("ASEAN Cyber Shield", "Handed over.", "The leaflet", "The plan", "4,711"):
        assert words in preview.content.decode()
    publish_project(project, by=None)
    public = Client().get(f"{language}/projects/cyber-shield/")
    assert main_of(preview.content) == main_of(public.content)


def test_preview_is_plainly_marked_and_leaves_no_copy(desk: Client, project: Project) -> None:
    preview = desk.get(address(project))
    assert "Preview, not public" in preview.content.decode()
    assert '<meta name="robots" content="noindex">' in preview.content.decode()
    assert "no-store" in preview["Cache-Control"]
    assert "ETag" not in preview
    assert "Preview" not in Client().get("/projects/cyber-shield/").content.decode()


def test_nothing_of_a_preview_stays(desk: Client, project: Project) -> None:
    """T36: neither in a table nor in what public pages keep for each other."""
    pages = ["/", "/projects/", "/projects/cyber-shield/", "/projects/academy/", "/sources/"]
    stored = everything_stored()
    before = [(it.content, it["ETag"]) for it in map(Client().get, pages)]
    cache.clear()
    desk.get(address(project))
    assert everything_stored() == stored
    assert [(it.content, it["ETag"]) for it in map(Client().get, pages)] == before


def test_project_never_published_can_be_previewed(desk: Client, erin: User) -> None:
    project = make_project(title="Not yet announced")
    project.owners.add(erin)
    assert "Not yet announced" in desk.get(address(project)).content.decode()
    assert Client().get(f"/projects/{project.slug}/").status_code == 404


def test_preview_is_for_those_who_keep_the_project(project: Project) -> None:
    """T03: others are told no more than that there is no such page, or that it is not for them."""
    draft = make_project()
    found = {}
    for role in (StaffRole.VIEWER, StaffRole.EDITOR, StaffRole.REVIEWER):
        other = Client()
        other.force_login(make_member(role))
        found[role.value] = [other.get(address(it)).status_code for it in (project, draft)]
    assert found == {role: [403, 404] for role in found}
    stranger = Client().get(address(project))
    assert stranger.headers["Location"].startswith("/admin/login/")


def test_preview_of_what_is_not_fit_to_be_published_says_why(desk: Client, erin: User) -> None:
    project = make_project()
    project.owners.add(erin)
    source = make_source(title="The leaflet", publication_state="withdrawn")
    make_status(project, source=source, **DRAFT)
    response = desk.get(address(project), follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        "Its source, “The leaflet”, is withdrawn or under embargo: choose another."
    ]


def test_preview_only_reads(desk: Client, project: Project) -> None:
    assert desk.post(address(project)).status_code == 405

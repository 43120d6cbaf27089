"""Working copies are read by those who work on them, with an ETag that follows every change."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.fixtures import Settings

from projects.choices import Role, StaffRole, TokenScope
from projects.models import Participation, Project, ProjectAlias, ProjectCountry
from projects.services.history import save_with_history
from projects.services.submission import submit_project
from tests.factories import (
    make_country,
    make_indicator,
    make_member,
    make_organisation,
    make_plan,
    make_project,
    make_public_project,
    make_reading,
    make_source,
    make_staff,
    make_status,
    make_theme,
    make_user,
)
from tests.projects.api.conftest import BASE, Program, program_of

pytestmark = pytest.mark.django_db

DRAFT = {"review_state": "draft"}
LIST = "projects/?state=working"


@pytest.fixture
def erin() -> User:
    return make_member(StaffRole.EDITOR, username="erin")


@pytest.fixture
def program(erin: User) -> Program:
    return program_of(erin, TokenScope.READ)


@pytest.fixture
def owned(erin: User) -> Project:
    project = make_project(slug="academy", title="Academy")
    project.owners.add(erin)
    return project


def slugs(response: Any) -> list[str]:
    assert response.status_code == 200, response.content.decode()
    return [it["slug"] for it in response.json()["results"]]


def test_a_working_copy_is_told_whole(program: Program, owned: Project, erin: User) -> None:
    plan, theme, source = make_plan(), make_theme(), make_source()
    agency = make_organisation(slug="agency")
    parent = make_public_project(slug="parent")
    owned.parent = parent
    owned.save()
    owned.plans.add(plan)
    owned.themes.add(theme)
    owned.sources.add(source)
    owned.owner_organisations.add(agency)
    ProjectCountry.objects.create(project=owned, country=make_country("VN"), share="40")
    Participation.objects.create(project=owned, organisation=agency, role=Role.FUNDING)
    ProjectAlias.objects.create(project=owned, name="AC", source=source)
    status = make_status(owned, source=source, **DRAFT)
    indicator = make_indicator(slug="trained", project=owned, publication_state="draft")
    reading = make_reading(indicator, "10", source=source, **DRAFT)
    submit_project(owned, by=erin, note="Please")
    document = program.working("academy")
    entries = document.pop("pending_entries")
    assert [(it["ledger"], it["about"], it["id"], it["review_state"]) for it in entries] == [
        ("status-updates", "academy", str(status.pk), "submitted"),
        ("readings", "trained", str(reading.pk), "submitted"),
    ]
    assert entries[0]["document"]["status"] == "ongoing"
    assert entries[0]["document"]["source"]["slug"] == source.slug
    submission = document.pop("submission")
    assert submission["standing"].startswith("Submitted by erin on ")
    assert (submission["note"], submission["decision"]) == ("Please", "waiting")
    assert document.pop("etag").startswith('"2-')
    assert document == {
        "slug": "academy",
        "acronym": owned.acronym,
        "title": "Academy",
        "title_ko": "",
        "summary": "",
        "summary_ko": "",
        "is_signature": False,
        "sources": [source.slug],
        "parent": "parent",
        "follows": None,
        "plans": [plan.slug],
        "areas": [],
        "lines": [],
        "themes": [theme.slug],
        "countries": [{"country": "VN", "share": "40"}],
        "organisations": [{"organisation": "agency", "role": "funding"}],
        "codes": [],
        "aliases": [{"name": "AC", "language": "en", "source": source.slug}],
        "owners": ["erin"],
        "owner_organisations": ["agency"],
        "review_interval_days": None,
        "version": 2,
        "publication_state": "submitted",
        "publish_at": None,
        "pending_indicators": [
            {
                "slug": "trained",
                "title": indicator.title,
                "title_ko": "",
                "version": 2,
                "publication_state": "submitted",
            }
        ],
        "public_url": None,
    }


def test_the_answer_is_nobodys_to_keep(program: Program, owned: Project) -> None:
    for path in (LIST, "projects/academy/?state=working"):
        response = program.send("GET", path)
        assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
        assert not [name for name in response.headers if name.startswith("Access-Control")]


def test_there_is_json_alone(program: Program, owned: Project) -> None:
    for method, path in (("GET", LIST), ("POST", "projects/"), ("POST", "claims/")):
        response = program.send(method, path, Accept="text/csv")
        assert (path, response.status_code) == (path, 406)
    assert program.send("GET", f"{LIST}&format=csv").status_code == 400


def test_a_public_project_says_where_it_is(program: Program) -> None:
    make_public_project(slug="known")
    assert program.working("known")["public_url"] == "http://testserver/projects/known/"


def test_who_shows_nothing_is_asked_for_a_token(owned: Project, client: Client) -> None:
    for slug in ("academy", "nowhere"):
        response = client.get(f"{BASE}projects/{slug}/?state=working")
        assert (response.status_code, response["WWW-Authenticate"]) == (401, 'Bearer realm="api"')
    client.force_login(make_user())
    assert client.get(BASE + LIST).status_code == 401


def test_a_member_of_staff_reads_by_the_session(
    owned: Project, client: Client, settings: Settings, erin: User
) -> None:
    settings.REQUIRE_TWO_FACTOR = False
    client.force_login(erin)
    assert client.get(f"{BASE}projects/academy/?state=working").json()["slug"] == "academy"


def test_each_sees_what_the_staff_site_shows_them(owned: Project, program: Program) -> None:
    make_public_project(slug="known")
    make_status(Project.objects.get(slug="known"), **DRAFT)
    make_project(slug="hush", title="hush")
    viewer = program_of(make_member(StaffRole.VIEWER), TokenScope.READ)
    stranger = program_of(make_member(StaffRole.EDITOR), TokenScope.PUBLISH)
    everything = program_of(make_staff(), TokenScope.READ)
    assert slugs(program.send("GET", LIST)) == ["academy", "known"]
    assert slugs(viewer.send("GET", LIST)) == slugs(stranger.send("GET", LIST)) == ["known"]
    assert slugs(everything.send("GET", LIST)) == ["academy", "hush", "known"]
    for who in (viewer, stranger):
        hidden = who.send("GET", "projects/hush/?state=working")
        never = who.send("GET", "projects/none/?state=working")
        assert (hidden.status_code, never.status_code) == (404, 404)
        assert hidden.content.replace(b"hush", b"none") == never.content
        assert who.working("known")["pending_entries"] == []
    assert len(everything.working("known")["pending_entries"]) == 1


def test_what_its_reader_may_not_know_of_is_not_named(owned: Project, program: Program) -> None:
    before = program.working("academy")
    owned.parent = owned.follows = make_project(slug="hush")
    owned.save()
    after = program.working("academy")
    assert (after["parent"], after["follows"]) == (None, None)
    assert after == before


def test_the_list_takes_its_own_parameters_and_no_other(
    program: Program, owned: Project, erin: User
) -> None:
    for number in range(3):
        make_public_project(slug=f"known-{number}")
    assert slugs(program.send("GET", f"{LIST}&publication_state=draft")) == ["academy"]
    assert slugs(program.send("GET", f"{LIST}&slug=known-1&slug=academy")) == ["academy", "known-1"]
    assert slugs(program.send("GET", f"{LIST}&slug=nowhere")) == []
    paged = program.send("GET", f"{LIST}&page=2&page_size=3").json()
    assert (paged["count"], [it["slug"] for it in paged["results"]]) == (4, ["known-2"])
    found, path = [], f"{LIST}&cursor=&page_size=3"
    while path:
        page = program.send("GET", path).json()
        found += [it["slug"] for it in page["results"]]
        path = (page["next"] or "").removeprefix(f"http://testserver{BASE}")
    assert found == ["academy", "known-0", "known-1", "known-2"]
    refused = program.send("GET", f"{LIST}&status=ongoing&publication_state=hush")
    assert refused.status_code == 400
    assert set(refused.json()["errors"]) == {"status", "publication_state"}
    for path in ("projects/?state=draft", "projects/academy/?state=public&state=working"):
        refused = program.send("GET", path)
        assert (refused.status_code, set(refused.json()["errors"])) == (400, {"state"})
    assert program.send("GET", "plans/?state=working").status_code == 400


def test_whatever_is_seen_to_change_changes_the_etag(
    program: Program, owned: Project, erin: User
) -> None:
    plan = make_plan(slug="plan")
    seen = [program.etag("academy")]

    def changed() -> bool:
        seen.append(program.etag("academy"))
        return len(set(seen)) == len(seen)

    save_with_history(owned, by=erin, reason="Edited")
    assert changed()
    owned.plans.add(plan)
    assert changed()
    plan.slug = "renamed"
    plan.save()
    assert changed()
    status = make_status(owned, **DRAFT)
    assert changed()
    save_with_history(status, by=erin, reason="Edited")
    assert changed()
    ProjectCountry.objects.create(project=owned, country=make_country("VN"))
    assert changed()
    submit_project(owned, by=erin, note="Please")
    assert changed()
    assert program.etag("academy") == seen[-1]


def test_the_etag_is_the_same_in_every_language(
    program: Program, owned: Project, erin: User
) -> None:
    submit_project(owned, by=erin)
    path = "projects/academy/?state=working"
    korean = program.send("GET", path, **{"Accept-Language": "ko"})
    assert korean["ETag"] == program.etag("academy")
    assert korean["ETag"] == korean.json()["etag"]

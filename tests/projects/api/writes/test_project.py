"""Projects are entered and changed by programs under the rules of the staff site."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import models
from django.test import Client
from pytest_django.fixtures import Settings

from projects.choices import Role, StaffRole, TokenScope
from projects.models import (
    Participation,
    Project,
    ProjectCountry,
    PublicRecord,
    VocabularyCode,
    history_of,
)
from tests.factories import (
    make_country,
    make_line,
    make_member,
    make_organisation,
    make_plan,
    make_project,
    make_public_project,
    make_source,
    make_staff,
)
from tests.projects.api.conftest import BASE, Program, program_of

pytestmark = pytest.mark.django_db

NEW = {"slug": "academy", "title": "Academy"}


@pytest.fixture
def owned(erin: User) -> Project:
    project = make_project(**NEW)
    project.owners.add(erin)
    return project


def change(program: Program, body: Any, slug: str = "academy", etag: str | None = None) -> Any:
    headers = {"If-Match": etag or program.etag(slug)}
    return program.send("PATCH", f"projects/{slug}/", body, **headers)


def errors(response: Any) -> Any:
    assert response["Content-Type"] == "application/problem+json", response.content.decode()
    return response.status_code, response.json()["errors"]


# Entering


def test_a_project_is_entered_as_a_draft_of_its_author(program: Program, erin: User) -> None:
    plan, line, source = make_plan(slug="plan"), make_line(slug="line"), make_source(slug="paper")
    make_organisation(slug="agency")
    make_country("VN")
    VocabularyCode.objects.create(vocabulary="sdg_goal", code="4", name="Education")
    response = program.send(
        "POST",
        "projects/",
        {
            **NEW,
            "plans": ["plan"],
            "lines": ["line"],
            "sources": ["paper"],
            "countries": [{"country": "VN", "share": "40.5"}],
            "organisations": [{"organisation": "agency", "role": "funding"}],
            "codes": [{"vocabulary": "sdg_goal", "code": "4"}],
            "aliases": [{"name": "AC", "source": "paper"}],
            "change_message": "From the fund's own list",
        },
    )
    assert response.status_code == 201, response.content.decode()
    assert response["Location"] == f"http://testserver{BASE}projects/academy/?state=working"
    assert response["Cache-Control"] == "no-store"
    assert response.json() == program.working("academy")
    assert response["ETag"] == response.json()["etag"]
    project = Project.objects.get()
    assert (project.publication_state, list(project.owners.all())) == ("draft", [erin])
    assert [list(it.all()) for it in (project.plans, project.action_lines, project.sources)] == [
        [plan],
        [line],
        [source],
    ]
    assert response.json()["countries"] == [{"country": "VN", "share": "40.5"}]
    assert response.json()["codes"] == [
        {"vocabulary": "sdg_goal", "code": "4", "percentage": None, "significance": None}
    ]
    [told] = history_of(Project).all()
    assert (told.history_user, told.history_change_reason) == (erin, "From the fund's own list")
    assert told.history_origin == "api"
    assert not PublicRecord.objects.exists()


def test_what_is_wrong_is_said_of_each_member(program: Program) -> None:
    make_project(slug="hush")
    response = program.send(
        "POST",
        "projects/",
        {
            "slug": "not a slug",
            "plans": ["nowhere"],
            "parent": "hush",
            "countries": [{"country": "QQ"}, {}],
            "publication_state": "published",
        },
    )
    status, told = errors(response)
    assert status == 400
    assert told.pop("publication_state")[0].startswith("There is no such member here; there are:")
    assert set(told) == {
        "slug",
        "title",
        "plans",
        "parent",
        "countries.0.country",
        "countries.1.country",
    }
    assert told["parent"] == ["There is no project “hush”."]
    assert told["plans"] == ["There is no plan “nowhere”."]
    assert Project.objects.count() == 1


def test_a_number_is_not_taken_for_a_text(program: Program) -> None:
    response = program.send("POST", "projects/", {"slug": 0, "title": 1.5})
    text = ["This is a number: give a text, in quotation marks."]
    assert (response.status_code, response.json()["errors"]) == (400, {"slug": text, "title": text})
    assert not Project.objects.exists()


def test_the_services_refuse_in_the_words_of_the_staff_site(program: Program) -> None:
    make_project(**NEW)
    status, told = errors(program.send("POST", "projects/", NEW))
    assert (status, told) == (400, {"slug": ["Project with this Address already exists."]})
    twice = {**NEW, "slug": "other", "countries": [{"country": "VN"}, {"country": "VN"}]}
    make_country("VN")
    status, told = errors(program.send("POST", "projects/", twice))
    assert (status, set(told)) == (400, {"countries"})
    assert Project.objects.count() == 1


def test_a_viewer_enters_nothing() -> None:
    viewer = program_of(make_member(StaffRole.VIEWER), TokenScope.PUBLISH)
    response = viewer.send("POST", "projects/", NEW)
    assert (response.status_code, response.json()["detail"]) == (403, "You may not do this.")
    assert not Project.objects.exists()


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("{", "application/json", 400),
        ("[" * 100_000, "application/json", 400),
        ('{"slug": NaN}', "application/json", 400),
        ("slug=academy", "application/x-www-form-urlencoded", 415),
        ('"academy"', "application/json", 400),
        ("null", "application/json", 400),
        ('{"slug": "a", "title": "\\u0000"}', "application/json", 400),
        ('{"slug": "a", "title": "\\ud800"}', "application/json", 400),
        ('{"slug": "a", "title": "A", "plans": ["\\ud800"]}', "application/json", 400),
        ('{"\\ud800": 1}', "application/json", 400),
        ("9" * 3_000_000, "application/json", 413),
    ],
)
def test_a_body_that_is_none_is_a_problem(
    program: Program, body: str, kind: str, status: int
) -> None:
    response = Client().generic(
        "POST",
        f"{BASE}projects/",
        body,
        content_type=kind,
        headers={"Authorization": f"Bearer {program.text}"},
    )
    assert response.status_code == status, response.content.decode()
    assert response["Content-Type"] == "application/problem+json"
    assert not Project.objects.exists()


def test_a_session_writes_with_the_token_against_forgery(settings: Settings, erin: User) -> None:
    settings.REQUIRE_TWO_FACTOR = False
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(erin)
    browser.cookies["csrf"] = token = "a" * 32
    response = browser.post(
        f"{BASE}projects/", NEW, content_type="application/json", headers={"X-CSRFToken": token}
    )
    assert (response.status_code, response.json()["owners"]) == (201, ["erin"])


# Changing


def test_what_is_named_changes_and_nothing_else(program: Program, owned: Project) -> None:
    owned.plans.add(make_plan(slug="plan"))
    make_country("VN")
    before = program.working("academy")
    response = change(program, {"summary": "Trains.", "countries": [{"country": "VN"}]})
    after = response.json()
    assert (response.status_code, response["ETag"]) == (200, after["etag"])
    assert after == program.working("academy")
    differing = {name for name in before if before[name] != after[name]}
    assert differing == {"summary", "countries", "version", "etag"}
    assert (after["summary"], after["version"]) == ("Trains.", 2)
    [told] = history_of(Project).filter(history_origin="api")
    assert (told.history_change_reason, told.history_origin) == ("Edited", "api")


def test_a_list_is_all_that_there_is_from_now_on(program: Program, owned: Project) -> None:
    for code in ("VN", "TH", "LA"):
        make_country(code)
    change(program, {"countries": [{"country": "VN", "share": "5"}, {"country": "TH"}]})
    kept = ProjectCountry.objects.get(country="VN")
    change(program, {"countries": [{"country": "LA"}, {"country": "VN", "share": "6"}]})
    assert program.working("academy")["countries"] == [
        {"country": "LA", "share": None},
        {"country": "VN", "share": "6"},
    ]
    assert ProjectCountry.objects.get(country="VN") == kept
    assert Project.objects.get().version == 3
    change(program, {"countries": []})
    assert not ProjectCountry.objects.exists()


def test_what_changes_nothing_is_no_change(program: Program, owned: Project) -> None:
    owned.plans.add(make_plan(slug="plan"))
    etag = program.etag("academy")
    response = change(program, {"title": "Academy", "plans": ["plan"], "countries": []})
    assert (response.status_code, response["ETag"]) == (200, etag)
    assert not history_of(Project).filter(history_origin="api").exists()


def test_what_one_may_not_see_is_not_lost(program: Program, owned: Project) -> None:
    hidden = make_project(slug="hush")
    Project.objects.filter(pk=owned.pk).update(parent=hidden)
    change(program, {"parent": None, "title": "Other"})
    owned.refresh_from_db()
    assert (owned.title, owned.parent) == ("Other", hidden)


def test_the_public_sees_no_change_before_it_is_published(program: Program, erin: User) -> None:
    project = make_public_project(slug="known", title="As published")
    project.owners.add(erin)
    assert change(program, {"title": "As edited"}, "known").status_code == 200
    assert Client().get(f"{BASE}projects/known/").json()["title"] == "As published"


def test_a_change_needs_the_etag_that_was_read(program: Program, owned: Project) -> None:
    seen = program.etag("academy")
    for given in ({}, {"If-Match": "*"}, {"If-Match": ""}):
        response = program.send("PATCH", "projects/academy/", {"title": "Other"}, **given)
        assert response.status_code == 428, given
    for etag in (f"W/{seen}", '"1-0000000000000000"', seen.strip('"'), '"*"'):
        response = change(program, {"title": "Other"}, etag=etag)
        assert (etag, response.status_code) == (etag, 412)
    assert Project.objects.get().title == "Academy"
    several = f'"1-0000000000000000", {seen}'
    assert change(program, {"title": "Other"}, etag=several).status_code == 200
    assert change(program, {"title": "Third"}, etag=seen).status_code == 412


def test_a_compressed_copy_has_an_etag_that_is_good(program: Program, owned: Project) -> None:
    owned.summary = "Trains. " * 200
    owned.save()
    path = "projects/academy/?state=working"
    response = program.send("GET", path, **{"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert change(program, {"title": "Other"}, etag=response["ETag"]).status_code == 200


def test_who_may_not_change_it_changes_nothing(owned: Project) -> None:
    make_public_project(slug="known")
    stranger = program_of(make_member(StaffRole.EDITOR), TokenScope.PUBLISH)
    assert change(stranger, {"title": "Mine"}, "known").status_code == 403
    for slug in ("academy", "nowhere"):
        response = change(stranger, {"title": "Mine"}, slug, etag='"1-0"')
        assert response.status_code == 404
    assert not Project.objects.filter(title="Mine").exists()


@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_nothing_else_of_a_project_can_be_set(method: str) -> None:
    """Every field of the model, but those that are meant (T06)."""
    program = program_of(make_staff(), TokenScope.PUBLISH)
    project = make_project(**NEW)
    allowed = {
        *{"slug", "acronym", "title", "title_ko", "summary", "summary_ko", "is_signature"},
        *{"sources", "parent", "follows", "plans", "themes", "countries", "organisations"},
        *{"codes", "aliases", "owners", "owner_organisations", "review_interval_days"},
    }
    names = {
        name
        for field in Project._meta.get_fields()
        for name in (field.name, getattr(field, "attname", field.name))
    }
    before = program.working("academy")
    for name in sorted(names - allowed):
        body: dict[str, Any] = {name: 1} if method == "PATCH" else {**NEW, "slug": "new", name: 1}
        response = (
            change(program, body) if method == "PATCH" else program.send("POST", "projects/", body)
        )
        assert (name, *errors(response)[:1]) == (name, 400)
        assert set(errors(response)[1]) == {name}
    assert program.working("academy") == before
    assert Project.objects.get() == project
    fields = {it.name for it in Project._meta.get_fields() if isinstance(it, models.Field)}
    assert len(fields & allowed) > 10


# Several at once


def test_several_are_entered_at_once_and_may_name_each_other(program: Program) -> None:
    body = [NEW, {"slug": "part", "title": "Part", "parent": "academy"}]
    response = program.send("POST", "projects/", body)
    assert response.status_code == 201, response.content.decode()
    assert [it["slug"] for it in response.json()["results"]] == ["academy", "part"]
    assert response.json()["results"][1] == program.working("part")


def test_of_several_all_are_entered_or_none(program: Program) -> None:
    body = [NEW, {"slug": "x", "title": ""}, {"slug": "y", "title": "Y", "plans": ["?"]}, NEW]
    status, told = errors(program.send("POST", "projects/", body))
    assert (status, told) == (
        400,
        {
            "1.title": ["This field may not be blank."],
            "2.plans": ["There is no plan “?”."],
            "3.slug": ["Project with this Address already exists."],
        },
    )
    assert not Project.objects.exists()
    assert not history_of(Project).exists()


def test_a_bulk_has_a_size(program: Program) -> None:
    for body in ([], [NEW] * 201):
        response = program.send("POST", "projects/", body)
        assert (response.status_code, response.json()["detail"]) == (400, "Send 1 to 200 at once.")
    assert not Project.objects.exists()


def test_several_are_changed_each_as_it_was_read(program: Program, erin: User) -> None:
    for slug in ("one", "two"):
        make_project(slug=slug).owners.add(erin)
    body = [
        {"slug": slug, "if_match": program.etag(slug), "title": f"Now {slug}"}
        for slug in ("one", "two")
    ]
    response = program.send("PATCH", "projects/", body)
    assert response.status_code == 200, response.content.decode()
    assert [it["title"] for it in response.json()["results"]] == ["Now one", "Now two"]
    stale = program.send("PATCH", "projects/", [{**body[0], "title": "Late"}])
    assert (stale.status_code, set(stale.json()["errors"])) == (412, {"0"})
    without = program.send("PATCH", "projects/", [{"slug": "one", "title": "Late"}])
    assert (without.status_code, set(without.json()["errors"])) == (428, {"0"})
    mixed = [{**body[0], "if_match": program.etag("one"), "title": "Late"}, {**body[1]}]
    assert program.send("PATCH", "projects/", mixed).status_code == 412
    assert sorted(Project.objects.values_list("title", flat=True)) == ["Now one", "Now two"]


def test_a_bulk_changes_each_project_once(program: Program, owned: Project) -> None:
    one = {"slug": "academy", "if_match": program.etag("academy"), "title": "Other"}
    status, told = errors(program.send("PATCH", "projects/", [one, {**one, "title": "Third"}]))
    assert (status, told) == (400, {"1.slug": ["“academy” is listed twice."]})
    assert Project.objects.get().title == "Academy"


def test_a_bulk_change_reaches_no_more_than_one_by_one(program: Program) -> None:
    make_public_project(slug="known")
    make_project(slug="hush")
    body = [{"slug": slug, "if_match": '"1-0"'} for slug in ("hush", "nowhere", "known")]
    status, told = errors(program.send("PATCH", "projects/", body))
    assert (status, told) == (
        400,
        {
            "0.slug": ["There is no project “hush”."],
            "1.slug": ["There is no project “nowhere”."],
            "2": ["You may not do this."],
        },
    )
    assert program.send("PATCH", "projects/", {"slug": "known"}).status_code == 400


def test_participants_are_changed_row_by_row(program: Program, owned: Project) -> None:
    for slug in ("agency", "bureau"):
        make_organisation(slug=slug)
    both = [
        {"organisation": "agency", "role": "funding"},
        {"organisation": "agency", "role": "implementing"},
    ]
    change(program, {"organisations": both})
    kept = Participation.objects.get(role=Role.FUNDING)
    change(program, {"organisations": [both[0], {"organisation": "bureau", "role": "funding"}]})
    assert Participation.objects.get(organisation__slug="agency") == kept
    assert [it["organisation"] for it in program.working("academy")["organisations"]] == [
        "agency",
        "bureau",
    ]

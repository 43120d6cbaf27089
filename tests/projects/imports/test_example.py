"""The fictional example: it says so everywhere, counts nowhere, and goes as it came."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.plugin import DjangoDbBlocker

from projects.choices import FateKind, LineState, Noun, ReportState, Status
from projects.imports.example import (
    REASON,
    ExampleInUseError,
    example_records,
    load_example,
    remove_example,
)
from projects.imports.example.projects import projects
from projects.models import (
    ActionLine,
    Assessment,
    DataVersion,
    LineFate,
    Project,
    PublicRecord,
)
from projects.models.fiction import CODES, MARK, WARNING
from projects.services.check_ledgers import Difference, check_ledgers
from projects.services.error_report import save_report, take_report
from projects.services.history import save_with_history
from tests import factories as make
from tests.house.addresses import PUBLIC
from tests.house.world import build_world

API = "/api/v1/"
PLAN = f"{MARK}plan-2021-2025"
PROJECT = f"{MARK}project-01"


def tables() -> dict[str, str]:
    """What every table of the project holds, as one checksum each."""
    return {
        model._meta.label: hashlib.sha256(
            repr(sorted(map(repr, model._base_manager.values_list()))).encode()
        ).hexdigest()
        for model in apps.get_app_config("projects").get_models(include_auto_created=True)
        if model is not DataVersion
    }


class World:
    """What there was before the example came, and what it did."""

    def __init__(self) -> None:
        build_world()
        self.before = tables()
        self.lists = read_lists()
        self.outcome = load_example()


def read_lists() -> dict[str, Any]:
    """Every list and count, of today and of a day within the example's years."""
    cache.clear()
    client = Client()
    return {
        # The example is a publication like any other: the data version rises.
        path: client.get(path).json() | {"data_version": None, "generated_at": None}
        for name in (
            "projects",
            "projects/facets",
            "projects/totals",
            "plans",
            "areas",
            "lines",
            "assessments",
            "claims",
            "status-updates",
            "funding",
            "indicators",
            "readings",
            "funds",
            "meetings",
            "partnerships",
            "organisations",
            "countries",
            "sources",
        )
        for path in (f"{API}{name}/", f"{API}{name}/?as_of=2023-06-15")
    }


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """A small real world with the example beside it, loaded once for the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _undone(world: World, db: None) -> None:
    """Each test leaves the world as it was."""
    cache.clear()


def test_example_is_what_was_asked_for(world: World) -> None:
    lines = ActionLine.objects.filter(plan__slug=PLAN)
    latest = Assessment.objects.filter(line__in=lines).counted().as_of(date(2025, 12, 31))
    assert (lines.count(), lines.values("number").distinct().count()) == (60, 60)
    assert PublicRecord.objects.filter(slug__startswith=MARK).count() == 40
    assert {*latest.values_list("state", flat=True)} == {*LineState.values}
    assert {*LineFate.objects.values_list("kind", flat=True)} == {*FateKind.values}
    assert {*PublicRecord.objects.values_list("status", flat=True)} >= {"", *Status.values}


def test_example_is_the_same_each_time() -> None:
    assert [str(it) for it in example_records()] == [str(it) for it in example_records()]
    assert projects() == projects()


def test_loading_it_again_does_nothing(world: World) -> None:
    with_it = tables()
    outcome = load_example()
    assert (outcome.wrote, outcome.left, tables()) == (False, [], with_it)


def test_every_address_and_code_says_that_it_is_fictional() -> None:
    """No record of the example could be taken for one of fixtures/."""
    unmarked = [
        str(record)
        for record in example_records()
        if not str(
            record.values.get("slug") or record.values.get("code") or f"{MARK}part"
        ).startswith((MARK, *CODES))
    ]
    assert unmarked == []


def test_every_name_says_that_it_is_fictional() -> None:
    """In both languages, wherever the record is named without its address."""
    unmarked = [
        f"{record}: {name}"
        for record in example_records()
        if "slug" in record.values
        for name in ("title", "name", "text")
        if name in record.values
        for text, words in (
            (record.values[name], ("Fictional: ",)),
            (record.values.get(f"{name}_ko", "가상: "), ("가상: ",)),
        )
        if not text.startswith(words)
    ]
    assert unmarked == []


def test_real_lists_and_totals_are_the_same_without_it(world: World) -> None:
    assert read_lists() == world.lists


def test_no_list_holds_any_of_it(client: Client, world: World) -> None:
    """Every address that names no record, those of the future too: a list says factual()."""
    named = {}
    for name in (name for name, arguments in PUBLIC.items() if not arguments):
        response = client.get(reverse(name))
        body = response.getvalue().decode(errors="replace")
        if (count := body.count(MARK)) > body.count(f'href="/plans/{PLAN}/"'):
            named[name] = count
    assert named == {}
    assert f'href="/plans/{PLAN}/"' in client.get("/").content.decode()
    assert f'href="/ko/plans/{PLAN}/"' in client.get("/ko/projects/").content.decode()


def test_every_page_of_it_says_so(client: Client, world: World) -> None:
    paths = [f"/plans/{PLAN}/", f"/plans/{MARK}plan-2026-2030/", f"/sources/{MARK}report-2023-2/"]
    paths += [f"/projects/?plan={PLAN}", f"/projects/?country={min(CODES)}"]
    paths += [f"/projects/{it['slug']}/" for it in projects()]
    for path in paths:
        response = client.get(path)
        assert (path, response.status_code) == (path, 200)
        assert "What this page shows is made up" in response.content.decode()
    assert "지어낸 것" in client.get(f"/ko/plans/{PLAN}/").content.decode()


def test_every_document_of_it_says_so(client: Client, world: World) -> None:
    documents = [
        *(f"{API}projects/{it['slug']}/" for it in projects()),
        f"{API}plans/{PLAN}/",
        f"{API}areas/{MARK}area-1-1/",
        f"{API}lines/{MARK}line-07/",
        f"{API}funds/{MARK}fund/",
        f"{API}meetings/{MARK}summit-2020/",
        f"{API}partnerships/{MARK}partnership/",
        f"{API}organisations/{MARK}agency/",
        f"{API}sources/{MARK}report-2021-1/",
        f"{API}indicators/{MARK}indicator-01/",
        f"{API}countries/QM/",
    ]
    assert {path for path in documents if client.get(path).json()["is_fictional"] is not True} == (
        set()
    )


def test_every_row_of_a_list_that_names_it_says_so(client: Client, world: World) -> None:
    paths = [
        f"{name}/?plan={PLAN}" for name in ("projects", "areas", "lines", "assessments", "claims")
    ]
    paths += [f"{name}/?project={PROJECT}" for name in ("status-updates", "funding", "readings")]
    for path in paths:
        rows = client.get(API + path).json()["results"]
        assert (path, {it["is_fictional"] for it in rows}) == (path, {True})


def test_real_documents_say_that_they_are_not(client: Client, world: World) -> None:
    for path in ("projects/", "plans/", "lines/", "funding/", "countries/", "sources/"):
        rows = client.get(API + path).json()["results"]
        assert (path, {it["is_fictional"] for it in rows}) == (path, {False})


def test_downloads_hold_it_only_when_asked(client: Client, world: World) -> None:
    """A file is passed on without the page: each of its rows has to say it."""
    real = b"".join(client.get("/projects.csv").streaming_content).decode()
    assert (MARK in real, "Flagship" in real) == (False, True)
    _, *rows = csv.reader(
        StringIO(
            b"".join(client.get(f"/projects.csv?plan={PLAN}").streaming_content).decode("utf-8-sig")
        )
    )
    told = [row for row in rows if any(cell.startswith("Fictional: ") for cell in row)]
    assert (len(rows), told) == (40, rows)
    body = b"".join(client.get(f"/projects.json?plan={PLAN}").streaming_content)
    assert {it["is_fictional"] for it in json.loads(body)["results"]} == {True}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (f"/embed/plans/{PLAN}/progress/", "What this page shows is made up"),
        (f"/embed/projects/{PROJECT}/", "What this page shows is made up"),
        (f"/embed/projects/?plan={PLAN}", "What this page shows is made up"),
        (f"/ko/embed/projects/{PROJECT}/", "지어낸 것"),
        (f"/report/?record=projects/{PROJECT}", "What this page shows is made up"),
        (f"/projects.atom?plan={PLAN}", "<subtitle>Fictional: made up to learn with;"),
        (f"/projects/{PROJECT}/feed.atom", "<subtitle>Fictional: made up to learn with;"),
        (f"/projects/{PROJECT}/feed.json", '"description": "Fictional: made up to learn with;'),
        (f"/plans/{PLAN}/feed.atom", "<subtitle>Fictional: made up to learn with;"),
        (f"/projects.json?plan={PLAN}", '"is_fictional":true'),
        (f"{API}projects/facets/?plan={PLAN}", '"is_fictional":true'),
        (f"{API}projects/totals/?plan={PLAN}", '"is_fictional":true'),
        (f"{API}plans/{PLAN}/progress/", '"is_fictional":true'),
    ],
)
def test_what_leaves_the_site_says_so(client: Client, world: World, path: str, words: str) -> None:
    """Parts shown by other sites, feeds, answers and files, each at its head; no real one does."""
    assert words in whole(client, path)
    real = path.replace(PLAN, "plan-a").replace(PROJECT, "flagship")
    assert words not in whole(client, real)


def test_files_say_so_in_their_names_and_on_their_first_sheet(client: Client, world: World) -> None:
    names = [
        client.head(f"/projects.{kind}?plan={plan}")["Content-Disposition"].partition("=")[2]
        for kind in ("csv", "xlsx", "json")
        for plan in (PLAN, "plan-a")
    ]
    assert [it.startswith(f'"{MARK}projects-') for it in names] == [True, False] * 3
    file = b"".join(client.get(f"/projects.xlsx?plan={PLAN}").streaming_content)
    about = load_workbook(BytesIO(file)).worksheets[-1]
    assert (about["A1"].value, about["B1"].value) == ("Fictional", str(WARNING))


def whole(client: Client, path: str) -> str:
    """The body of an answer, streamed or not."""
    response = client.get(path)
    assert (path, response.status_code) == (path, 200)
    return response.getvalue().decode()


def test_removal_leaves_everything_as_it_was(world: World) -> None:
    remove_example()
    assert tables() == world.before
    found: list[Difference] = []
    check_ledgers(found.append)
    assert found == []
    assert remove_example() == 0


def test_what_readers_reported_of_it_goes_too(world: World) -> None:
    project = Project.objects.get(slug=PROJECT)
    take_report(Noun.PROJECT, project.pk, address="192.0.2.1", email="a@b.kr", problem="Wrong")
    answered = take_report(Noun.PROJECT, project.pk, address="192.0.2.1", problem="Wrong too")
    answered.state, answered.answer = ReportState.ACCEPTED, "Put right"
    save_report(answered, by=make.make_user(), reason="Practice")
    remove_example()
    assert tables() == world.before


def test_a_query_that_names_it_holds_nothing_real(client: Client, world: World) -> None:
    """Never both: what one page or file says of a fictional plan counts no real project."""
    both = client.get(f"{API}projects/?plan={PLAN}&plan=plan-a&page_size=100").json()
    assert {it["is_fictional"] for it in both["results"]} == {True}
    facets = client.get(f"{API}projects/facets/?plan={PLAN}").json()["facets"]
    (plans,) = [it["options"] for it in facets if it["name"] == "plan"]
    assert [it["value"] for it in plans] == [PLAN]


def test_what_somebody_edited_is_removed_only_with_their_knowledge(world: World) -> None:
    line = ActionLine.objects.get(slug=f"{MARK}line-01")
    line.text = "Fictional: train everybody"
    save_with_history(line, by=make.make_user(), reason="Practice")
    with pytest.raises(ExampleInUseError) as refusal:
        remove_example()
    assert refusal.value.can_be_confirmed
    assert refusal.value.reasons == ["action line “1.1.1 Fictional: train everybody” was edited."]
    remove_example(with_edits=True)
    assert not ActionLine.objects.filter(slug__startswith=MARK).exists()


def test_what_a_real_record_names_stays(world: World) -> None:
    project = make.make_project(slug="real", title="Real")
    project.plans.set([ActionLine.objects.get(slug=f"{MARK}line-01").plan])
    with pytest.raises(ExampleInUseError) as refusal:
        remove_example(with_edits=True)
    assert not refusal.value.can_be_confirmed
    assert PublicRecord.objects.filter(slug=PROJECT).exists()


def test_real_project_under_a_fictional_plan_is_not_found_by_it(
    client: Client, world: World
) -> None:
    """A slip of the hand mixes no figures: neither counts what the other is."""
    project = make.make_project(slug="real", title="Real")
    project.plans.set([ActionLine.objects.get(slug=f"{MARK}line-01").plan])
    make.publish(project)
    rows = client.get(f"{API}projects/?plan={PLAN}&page_size=100").json()["results"]
    assert (len(rows), "real" in {it["slug"] for it in rows}) == (40, False)


def test_history_says_where_it_came_from(world: World) -> None:
    line = ActionLine.objects.get(slug=f"{MARK}line-01")
    history: Any = vars(ActionLine)["history"].model
    reasons = history.objects.filter(id=line.pk).values_list("history_change_reason", flat=True)
    assert [*reasons] == [REASON]

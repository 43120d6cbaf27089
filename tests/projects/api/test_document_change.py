"""Whoever follows the changes has a copy of all that is public, and of nothing else."""

from __future__ import annotations

import csv
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from projects.choices import PublicationState, ReviewState
from projects.models import (
    DataVersion,
    DocumentChange,
    Membership,
    OrganisationAlias,
    Project,
    PublicRecord,
)
from projects.models.fiction import MARK
from projects.services.data_version import one_publication, raise_data_version
from projects.services.document_change import unnoted_documents
from projects.services.history import save_with_history
from projects.services.ledger import publish_entries
from projects.services.project import publish_project, publish_projects, withdraw_project
from projects.services.publishable import (
    save_noun,
)
from tests import factories as make
from tests.projects.api.conftest import BASE, Read
from tests.projects.api.mirror import Mirror, what_is_public

pytestmark = pytest.mark.django_db

DRAFT = {"publication_state": PublicationState.DRAFT}


def told(read: Read, query: str = "") -> list[tuple[str, str, str]]:
    rows = read(f"changes/?{query}")["results"]
    return [(row["resource"], row["key"], row["change"]) for row in rows]


def version() -> int:
    return DataVersion.objects.get().number


# What a row says


def test_a_publication_is_told_once_under_its_version(read: Read) -> None:
    project = make.make_project(slug="kadif")
    publish_project(project, by=None)
    answer = read("changes/?resource=projects")
    at = answer["results"][0].pop("at")
    assert at == DataVersion.objects.get().raised_at.isoformat()
    assert answer == {
        "since": 0,
        "until": version(),
        "next": None,
        "as_of": answer["as_of"],
        "results": [
            {
                "resource": "projects",
                "key": "kadif",
                "change": "changed",
                "data_version": version(),
                "url": "http://testserver/api/v1/projects/kadif/",
                "document": None,
            }
        ],
    }


def test_a_row_bears_the_present_document_if_asked(read: Read) -> None:
    project = make.make_public_project(slug="kadif", title="Before")
    project.title = "After"
    save_with_history(project, by=None, reason="Edited")
    publish_project(project, by=None)
    rows = read("changes/?resource=projects&expand=document")["results"]
    assert [row["document"] for row in rows] == [read("projects/kadif/")] * 2
    assert rows[0]["document"]["title"] == "After"


def test_what_is_not_different_is_not_told_again(read: Read) -> None:
    fund = make.make_fund(slug="fund")
    save_noun(fund, by=None, reason="Same")
    since = version()
    save_noun(fund, by=None, reason="Same again")
    assert version() == since + 1
    assert told(read, f"since={since}") == []


def test_another_address_is_a_removal_and_a_change(read: Read) -> None:
    project = make.make_public_project(slug="old")
    since = version()
    project.slug = "new"
    save_with_history(project, by=None, reason="Renamed")
    publish_project(project, by=None)
    assert told(read, f"since={since}") == [
        ("projects", "new", "changed"),
        ("projects", "old", "removed"),
    ]


def test_a_withdrawal_is_a_removal_and_later_no_document(read: Read) -> None:
    project = make.make_public_project(slug="kadif")
    withdraw_project(project, by=None, reason="Mistaken")
    rows = read("changes/?resource=projects&expand=document")["results"]
    assert [(row["change"], row["document"]) for row in rows] == [
        ("changed", None),
        ("removed", None),
    ]


def test_what_names_a_renamed_noun_is_told_with_it(read: Read) -> None:
    plan = make.make_plan(slug="plan", title="Plan")
    make.make_area(slug="area", plan=plan)
    project = make.make_project(slug="kadif")
    project.plans.add(plan)
    publish_project(project, by=None)
    save_noun(plan, by=None, reason="Same")
    since = version()
    plan.slug = "other-plan"
    save_noun(plan, by=None, reason="Renamed")
    assert told(read, f"since={since}") == [
        ("areas", "area", "changed"),
        ("partnerships", plan.partnership.slug, "changed"),
        ("plans", "other-plan", "changed"),
        ("plans", "plan", "removed"),
        ("projects", "kadif", "changed"),
    ]


def test_a_source_released_with_a_project_is_told_with_it(read: Read) -> None:
    source = make.make_source(slug="paper", **DRAFT)
    project = make.make_project(slug="kadif")
    project.sources.add(source)
    publish_project(project, by=None)
    assert told(read) == [("projects", "kadif", "changed"), ("sources", "paper", "changed")]


def test_a_source_released_with_a_project_shows_beside_other_names_too(read: Read) -> None:
    source = make.make_source(slug="paper", **DRAFT)
    agency = make.make_organisation(slug="agency")
    OrganisationAlias.objects.create(organisation=agency, name="Bureau", source=source)
    save_noun(agency, by=None, reason="Same")
    since = version()
    project = make.make_project(slug="kadif")
    project.sources.add(source)
    publish_project(project, by=None)
    assert told(read, f"since={since}") == [
        ("organisations", "agency", "changed"),
        ("projects", "kadif", "changed"),
        ("sources", "paper", "changed"),
    ]


def test_a_source_released_under_a_hidden_record_is_told_at_once(read: Read) -> None:
    entry = make.make_status(
        make.make_project(**DRAFT),
        source=make.make_source(slug="paper", **DRAFT),
        review_state=ReviewState.DRAFT,
    )
    publish_entries([entry], by=None)
    assert told(read) == [("sources", "paper", "changed")]


def test_what_comes_and_goes_in_one_transaction_is_never_told(read: Read) -> None:
    make.make_public_project(slug="known")
    since = version()
    with transaction.atomic(), one_publication():
        project = make.make_project(slug="slip")
        publish_project(project, by=None)
        withdraw_project(project, by=None, reason="Not yet")
    assert told(read, f"since={since}") == []


def test_what_is_made_up_is_never_told(read: Read) -> None:
    partnership = make.make_partnership(slug=f"{MARK}partnership")
    project = make.make_public_project(slug=f"{MARK}project", title="Fictional project")
    publish_project(project, by=None)
    save_noun(partnership, by=None, reason="Same")
    assert PublicRecord.objects.fictional().count() == 1
    assert told(read) == []


def test_a_member_who_joins_today_is_told_by_the_day(read: Read) -> None:
    partnership = make.make_partnership(slug="partnership")
    country = make.make_country("VN")
    Membership.objects.create(
        partnership=partnership,
        country=country,
        side="asean",
        starts_on=date(2026, 1, 2),
        source=make.make_source(),
    )
    save_noun(partnership, by=None, reason="Same")
    before = DataVersion.objects.get()
    DocumentChange.objects.filter(resource__in=["countries", "partnerships"]).update(digest="else")
    DataVersion.objects.update(raised_at=before.raised_at.replace(year=2026, month=1, day=1))
    call_command("publish_due", verbosity=0)
    assert told(read, f"since={before.number}") == [
        ("countries", "VN", "changed"),
        ("partnerships", "partnership", "changed"),
    ]
    call_command("publish_due", verbosity=0)
    assert version() == before.number + 1


# Asking


def test_a_copy_further_than_the_data_begins_again(client: Client) -> None:
    make.make_public_project()
    response = client.get(f"{BASE}changes/?since={version() + 1}")
    ahead = (
        f"The last data version is {version()}: a copy that is further was not made from here. "
        "Begin again from 0."
    )
    assert (response.status_code, response.json()["errors"]) == (400, {"since": [ahead]})


@pytest.mark.parametrize(
    "query", ["since=x", "since=-1", "since=1.5", "resource=funding", "expand=plan", "page=1"]
)
def test_what_can_not_be_is_refused(client: Client, query: str) -> None:
    response = client.get(f"{BASE}changes/?{query}")
    name = query.partition("=")[0]
    assert (response.status_code, list(response.json()["errors"])) == (400, [name])


def test_pages_follow_one_another_without_a_gap(world: None, read: Read) -> None:
    whole = read("changes/?page_size=100")
    rows, versions = [], []
    page = read("changes/?page_size=3")
    while True:
        rows += page["results"]
        versions.append(page["until"])
        if page["next"] is None:
            break
        page = read(page["next"].partition(BASE)[2])
    assert rows == whole["results"]
    assert len(rows) > 9
    assert versions == sorted(versions)
    assert versions[-1] == whole["until"] == version()


def test_until_promises_whole_versions_alone(read: Read) -> None:
    make.make_public_project(slug="first")
    first = version()
    for slug in ("a", "b"):
        make.make_project(slug=slug, **DRAFT)
    with transaction.atomic():
        for project in Project.objects.filter(slug__in=["a", "b"]):
            publish_project(project, by=None)
    page = read("changes/?resource=projects&page_size=2")
    assert [row["key"] for row in page["results"]] == ["first", "a"]
    assert page["until"] in (first, first + 1)
    assert page["next"] is not None


@pytest.mark.parametrize("resource", ["projects", "organisations"])
def test_the_same_number_of_queries_for_any_number_of_rows(client: Client, resource: str) -> None:
    for number in range(30):
        make.make_project(slug=f"p-{number:02}")
        make.make_organisation(slug=f"o-{number:02}")
    publish_projects(Project.objects.all(), by=None)
    raise_data_version()

    def questions(size: int) -> int:
        query = f"resource={resource}&expand=document&page_size={size}"
        with CaptureQueriesContext(connection) as asked:
            response = client.get(f"{BASE}changes/?{query}")
        assert len(response.json()["results"]) == size
        return len(asked)

    # Edition, rows, documents; of an organisation its other names too.
    budget = 3 if resource == "projects" else 4
    assert (questions(1), questions(30)) == (budget, budget)


def test_a_table_holds_all_rows(client: Client, read: Read) -> None:
    make.make_public_project(slug="before")
    since = version()
    project = make.make_public_project(slug="after")
    withdraw_project(project, by=None, reason="Mistaken")
    query = f"changes/?since={since}&resource=projects"
    page = read(query)
    response: Any = client.get(f"{BASE}{query}&format=csv")
    table = response.getvalue().decode("utf-8-sig").splitlines()
    rows = [{**it, "data_version": int(it["data_version"])} for it in csv.DictReader(table)]
    assert rows == [{k: v for k, v in it.items() if k != "document"} for it in page["results"]]
    assert int(response["X-Data-Version"]) == page["until"]
    response = client.get(f"{BASE}changes/?format=csv&page_size=1&cursor=&expand=document")
    assert (response.status_code, sorted(response.json()["errors"])) == (
        400,
        ["cursor", "expand", "page_size"],
    )


# The log of a database that was there before


def test_repair_notes_what_was_public_before(read: Read, world: None) -> None:
    DocumentChange.objects.all().delete()
    assert told(read) == []
    call_command("check_ledgers", "--repair", verbosity=0)
    mirror = Mirror()
    mirror.follow()
    assert mirror.copy == what_is_public()
    assert list(unnoted_documents()) == []


@pytest.mark.usefixtures("reference_data")
def test_a_fresh_install_tells_all_of_it() -> None:
    mirror = Mirror()
    mirror.follow()
    assert mirror.copy == what_is_public()
    assert len({resource for resource, _key in mirror.copy}) > 9

"""Every list as CSV: `Accept: text/csv`, or `format=csv` in the address."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.test import Client, override_settings

from tests import factories as make
from tests.projects.api.conftest import BASE, Read
from tests.projects.api.resources import LISTS

pytestmark = pytest.mark.django_db

CSV = {"Accept": "text/csv"}
JSON = {"Accept": "application/json"}


def table(client: Client, path: str, **headers: str) -> list[dict[str, str]]:
    response: Any = client.get(BASE + path, headers=headers or CSV)
    assert (response.status_code, response["Content-Type"]) == (200, "text/csv; charset=utf-8")
    body = response.getvalue().decode()
    assert body.startswith("\ufeff")
    return list(csv.DictReader(StringIO(body.removeprefix("\ufeff"), newline="")))


def test_every_list_of_the_index_is_a_table_too(client: Client, world: None, read: Read) -> None:
    names = [f"{name}/" for name in read("")]
    lists = {it for it in names if "results" in client.get(BASE + it, headers=JSON).json()}
    assert lists == {*LISTS, "changes/"}
    for path in LISTS:
        count = read(path)["count"]
        assert (path, len(table(client, path))) == (path, count)
        assert table(client, f"{path}?format=csv", Accept="text/html,*/*") == table(client, path)
        assert read(f"{path}?format=json", **CSV)["count"] == count


def test_projects_are_the_file_of_the_page(client: Client, world: None) -> None:
    for query in ("", "status=ongoing&ordering=-title", "as_of=2022-06-30"):
        ours: Any = client.get(f"{BASE}projects/?{query}", headers=CSV)
        theirs: Any = client.get(f"/projects.csv?{query}")
        assert (query, ours.getvalue()) == (query, theirs.getvalue())


def test_columns_are_named_as_the_parts_of_a_document(client: Client, world: None) -> None:
    (row,) = [it for it in table(client, "plans/") if it["slug"] == "plan-a"]
    assert {name: row[name] for name in ("partnership.slug", "successors", "succeeds.slug")} == {
        "partnership.slug": "partnership",
        "successors": "plan-b",
        "succeeds.slug": "",
    }
    (status, _) = table(client, "status-updates/")
    assert (status["project.slug"], status["is_counted"], status["supersedes"]) == (
        "flagship",
        "true",
        "",
    )


def test_lists_stand_as_codes(client: Client, world: None) -> None:
    (partnership,) = table(client, "partnerships/")
    assert (partnership["members"], partnership["plans"], partnership["funds"]) == (
        "VN",
        "plan-a; plan-b",
        "fund",
    )
    lines = {it["slug"]: it for it in table(client, "lines/")}
    assert (lines["line"]["fates"], lines["next-line"]["origins"]) == ("next-line", "line")


def test_numbers_stay_numbers_and_formulas_do_not(client: Client) -> None:
    project = make.make_project(slug="risky")
    make.make_funding(project, "-5.00", kind="expenditure", note="=1+1")
    make.publish(project)
    (row,) = table(client, "funding/")
    assert (row["amount"], row["note"]) == ("-5.00", "'=1+1")


def test_parts_choose_the_columns(client: Client, world: None) -> None:
    rows = table(
        client, "plans/?fields=slug,partnership.slug,successors.slug,source&omit=source.url"
    )
    assert [*rows[0]][:4] == ["slug", "partnership.slug", "successors", "source.slug"]
    assert "source.url" not in rows[0]


def test_the_filters_hold_and_every_page_is_there(client: Client) -> None:
    for _ in range(30):
        make.make_organisation()
    assert len(table(client, "organisations/")) == 30
    assert table(client, "organisations/?type=70") == []


def test_a_table_takes_no_page_and_no_record_in_record(client: Client, world: None) -> None:
    response = client.get(f"{BASE}plans/?format=csv&page=1&page_size=2&cursor=&expand=source")
    assert (response.status_code, sorted(response.json()["errors"])) == (
        400,
        ["cursor", "expand", "page", "page_size"],
    )
    response = client.get(f"{BASE}projects/?fields=slug", headers=CSV)
    assert (response.status_code, list(response.json()["errors"])) == (400, ["fields"])
    response = client.get(f"{BASE}plans/?format=xlsx")
    assert response.json()["errors"] == {
        "format": ["“xlsx” is not known here. Choose from: json, csv."]
    }
    assert client.get(f"{BASE}plans/plan-a/", headers=CSV).status_code == 406


def test_a_copy_of_one_format_is_none_of_the_other(client: Client, world: None) -> None:
    for path in LISTS:
        first: Any = client.get(BASE + path, headers=CSV)
        plain = client.get(BASE + path)
        assert ["Accept" in it["Vary"].split(", ") for it in (first, plain)] == [True, True]
        assert first["ETag"] != plain["ETag"]
        again = client.get(BASE + path, headers={**CSV, "If-None-Match": first["ETag"]})
        other = client.get(BASE + path, headers={"If-None-Match": first["ETag"]})
        assert (path, again.status_code, other.status_code) == (path, 304, 200)
        headed = client.head(BASE + path, headers=CSV)
        assert (headed.status_code, headed.getvalue()) == (200, b"")
        assert dict(headed.items()) == dict(first.items())


@override_settings(DOWNLOADS_PER_MINUTE=1)
def test_files_are_counted_apart_from_reads(client: Client, world: None) -> None:
    assert client.get(f"{BASE}plans/", headers=CSV).status_code == 200
    response = client.get(f"{BASE}plans/", headers=CSV)
    assert (response.status_code, response["Content-Type"]) == (429, "application/problem+json")
    assert client.get(f"{BASE}plans/").status_code == 200

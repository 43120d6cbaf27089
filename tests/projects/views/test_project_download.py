"""The list as a file: the rows and figures of the page, for Excel in every language."""

from __future__ import annotations

import csv
import json
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import urlencode
from zipfile import ZipFile

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from projects.choices import FundingKind, Status
from projects.filters.project import ProjectFilterSet
from projects.imports.tables import read_table
from projects.models import PublicRecord
from projects.reports.edition import read_edition
from tests.factories import (
    make_area,
    make_funding,
    make_line,
    make_meeting,
    make_period,
    make_plan,
    make_project,
    make_source,
    make_status,
    make_theme,
    publish,
)
from tests.projects.filters.world import State, build, query, states
from tests.projects.ledgers import few
from tests.projects.views.listing import listed, make_listed

pytestmark = pytest.mark.django_db

FORMATS = ("csv", "xlsx", "json")


def fetch(client: Client, name: str, *, status: int = 200) -> bytes:
    response = client.get(f"/{name}")
    content: bytes = response.getvalue()
    assert response.status_code == status, content
    return content


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def slugs(client: Client, form: str, state: str) -> list[str]:
    content = fetch(client, f"projects.{form}{state}")
    if form == "csv":
        return [row["slug"] for row in rows(content)]
    if form == "json":
        return [it["slug"] for it in json.loads(content)["results"]]
    page = load_workbook(BytesIO(content))["projects"]
    return [row[0] for row in page.iter_rows(min_row=2, values_only=True)]


# The same rows, in the same order


def test_every_file_holds_the_rows_of_the_view_in_its_order(client: Client) -> None:
    """U26: page, API and files, under random filters."""
    build()

    @settings(few, max_examples=25)
    @given(states())
    def check(state: State) -> None:
        wanted = [record.slug for record in ProjectFilterSet(query(state)).qs]
        text = "?" + urlencode(state, doseq=True)
        told = json.loads(fetch(client, f"projects.json{text}"))
        assert (told["meta"]["count"], [it["slug"] for it in told["results"]]) == (
            len(wanted),
            wanted,
        )
        assert slugs(client, "csv", text) == wanted
        api = json.loads(fetch(client, f"api/v1/projects/{text}&page_size=100"))
        assert told["results"] == api["results"]

    check()


def test_a_workbook_holds_the_same_rows(client: Client) -> None:
    build()
    for state in ("", "?status=ongoing&ordering=-updated", "?as_of=2022-06-30&ordering=-start"):
        assert slugs(client, "xlsx", state) == slugs(client, "csv", state) != []


def test_files_hold_every_page_of_the_list(client: Client) -> None:
    for number in range(12):
        make_listed(f"A{number:02}")
    assert [len(slugs(client, form, "?page=2&page_size=10")) for form in FORMATS] == [12, 12, 12]


def test_figures_are_those_of_the_page(client: Client) -> None:
    project = make_project(title="A")
    make_status(project, Status.ONGOING, effective_on=date(2024, 5, 16))
    make_funding(project, "7300000.00", kind=FundingKind.COMMITMENT)
    publish(project)
    row = listed(client).one("li", class_="row")
    [told] = rows(fetch(client, "projects.csv"))
    assert row.one("div", class_="row-money").one("p", class_="figure-value").text == (
        "USD 7.3 million"
    )
    assert (told["commitment_currency"], told["commitment_amount"]) == ("USD", "7300000.00")
    status = row.one("div", class_="row-status")
    assert (status.one("span", class_="status").text, told["status_name"]) == ("Ongoing",) * 2
    assert status.one("time").attributes["datetime"] == told["status_on"] == "2024-05-16"


def test_figures_of_another_day_are_those_in_effect_then(client: Client) -> None:
    project = make_project(slug="a")
    make_status(project, Status.APPROVED, effective_on=date(2022, 1, 1))
    make_status(project, Status.ONGOING, effective_on=date(2024, 1, 1))
    publish(project)
    [told] = rows(fetch(client, "projects.csv?as_of=2023-01-01"))
    assert (told["status"], told["as_of"]) == ("approved", "2023-01-01")
    [document] = json.loads(fetch(client, "projects.json?as_of=2023-01-01"))["results"]
    assert document["status"]["status"] == "approved"


def test_as_of_a_meeting_is_of_its_last_day(client: Client) -> None:
    make_listed("A", status=Status.ONGOING, on=date(2022, 1, 1))
    meeting = make_meeting(slug="dialogue", starts_on=date(2024, 5, 1), ends_on=date(2024, 5, 2))
    response = client.get(f"/projects.csv?as_of={meeting.slug}")
    assert response["Content-Disposition"] == 'attachment; filename="projects-2024-05-02.csv"'
    assert [row["as_of"] for row in rows(response.getvalue())] == ["2024-05-02"]


# What can't be read


@pytest.mark.parametrize("form", FORMATS)
def test_a_filter_that_can_t_be_read_gives_no_file(client: Client, form: str) -> None:
    make_listed("Secret enough")
    content = fetch(client, f"projects.{form}?status=soon&as_of=never&sttus=ongoing", status=400)
    assert content.decode() == (
        "There is no parameter “sttus”.\n"
        "as_of: “never” is neither a date, like 2025-05-16, nor the address of a meeting.\n"
        "status: “soon” is not known here. Choose from: proposed, approved, ongoing, suspended, "
        "activities_ended, completed, cancelled, none.\n"
    )


def test_a_text_that_no_cell_holds_is_told_of_in_its_place(client: Client) -> None:
    make_listed("A", summary="a" * 32_768)
    page = load_workbook(BytesIO(fetch(client, "projects.xlsx")))["projects"]
    told = page["E2"].value
    assert told.startswith("“aaa")
    assert told.endswith(
        "…” has 32768 characters: a cell of a workbook holds 32767. CSV holds it whole."
    )
    assert [row["summary"] for row in rows(fetch(client, "projects.csv"))] == ["a" * 32_768]


# Each format


def make_hard() -> None:
    """U18, T23: what programs like to take for something else."""
    project = make_project(slug="hard", title="=1+1", title_ko="＝한국어", summary="-5, \n“가”")
    make_funding(project, "0.00")
    make_funding(project, "1000000000000000.00", kind=FundingKind.PLEDGE)
    make_funding(project, "-0.01", kind=FundingKind.DISBURSEMENT)
    make_period(project, starts_on=date(2024, 1, 1))
    publish(project)


HARD: dict[str, Any] = {
    "title": "=1+1",
    "title_ko": "＝한국어",
    "summary": "-5, \n“가”",
    "acronym": None,
    "is_signature": False,
    "planned_start": date(2024, 1, 1),
    "planned_end": None,
    "budget_amount": Decimal(0),
    "pledge_amount": Decimal(10**15),
    "disbursement_amount": Decimal("-0.01"),
    "commitment_amount": None,
}


def test_csv_is_read_by_excel_in_korean_and_counts_no_text_as_a_formula(client: Client) -> None:
    """U27, T23"""
    make_hard()
    content = fetch(client, "ko/projects.csv")
    assert content.startswith(b"\xef\xbb\xbfslug,")
    [row] = rows(content)
    assert {name: row[name] for name in HARD} == {
        "title": "'=1+1",
        "title_ko": "'＝한국어",
        "summary": "'-5, \n“가”",
        "acronym": "",
        "is_signature": "false",
        "planned_start": "2024-01-01",
        "planned_end": "",
        "budget_amount": "0.00",
        "pledge_amount": "1000000000000000.00",
        "disbursement_amount": "-0.01",
        "commitment_amount": "",
    }
    assert row["address"] == "https://testserver/ko/projects/hard/"


def test_csv_comes_back_through_the_import_as_it_was(client: Client) -> None:
    """T20"""
    make_hard()
    [line] = read_table(fetch(client, "projects.csv")).lines
    assert {name: line.cells.get(name) for name in ("slug", "title", "title_ko", "summary")} == {
        "slug": "hard",
        "title": "=1+1",
        "title_ko": "＝한국어",
        "summary": "-5, \n“가”",
    }


def test_a_workbook_has_typed_cells(client: Client) -> None:
    make_hard()
    book = load_workbook(BytesIO(fetch(client, "projects.xlsx")))
    names, cells = book["projects"].iter_rows()
    told = {name.value: cell for name, cell in zip(names, cells, strict=True)}
    found = {name: told[name].value for name in HARD}
    assert found | {"planned_start": found["planned_start"].date()} == {
        name: float(value) if isinstance(value, Decimal) else value for name, value in HARD.items()
    }
    assert {told[name].data_type for name in ("title", "title_ko", "summary")} == {"s"}
    assert {told[name].data_type for name in HARD if name.endswith("amount")} == {"n"}
    page = book["projects"]
    assert (page.freeze_panes, page.auto_filter.ref) == ("B2", "A1:CF2")


def test_a_workbook_says_what_it_is(client: Client) -> None:
    make_listed("A", status=Status.ONGOING)
    make_listed("B")
    plan = make_plan(slug="plan", title="Plan")
    content = fetch(client, f"projects.xlsx?status=ongoing&status=none&plan=none&plan={plan.slug}")
    about = load_workbook(BytesIO(content))["About this file"]
    told = dict(row[:2] for row in about.iter_rows(values_only=True, max_row=11))
    edition = read_edition()
    today = timezone.localdate()
    address = "https://testserver/projects/?plan=none&plan=plan&status=none&status=ongoing"
    assert told.pop("As of").date() == today
    generated_at = timezone.localtime(edition.last_modified)
    assert told.pop("Generated at") == generated_at.replace(tzinfo=None, microsecond=0)
    assert told.pop("How to read it").startswith("An empty cell means “not reported”; 0 is a")
    assert told == {
        "What it holds": "The projects of the Plan-of-action tracker that this view shows.",
        "Filter": "Plan: Not reported, Plan; Status: Not reported, Ongoing",
        "Order": "Title, A to Z",
        "This view": address,
        "To cite": f"{address}&as_of={today}",
        "Version of the data": edition.number,
        "Licence": "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
        "Rows": 2,
    }
    [meaning] = [row for row in about.iter_rows(values_only=True) if row[0] == "status_on"]
    assert meaning == ("status_on", "From when on that is so.")


def test_json_holds_the_documents_of_the_api_and_says_what_it_is(client: Client) -> None:
    make_listed("A", status=Status.ONGOING, is_signature=True)
    told = json.loads(fetch(client, "ko/projects.json?signature=true&ordering=-end"))
    edition, today = read_edition(), timezone.localdate()
    address = "https://testserver/ko/projects/?signature=true&ordering=-end"
    assert told["meta"] == {
        "title": "행동계획 이행 추적: 사업",
        "filters": {"signature": ["true"], "ordering": ["-end"]},
        "filters_in_words": "중점 협력사업: 예",
        "is_fictional": False,
        "as_of": today.isoformat(),
        "count": 1,
        "data_version": edition.number,
        "generated_at": edition.last_modified.isoformat(),
        "url": address,
        "permanent_url": f"{address}&as_of={today}",
        "licence": {
            "name": "CC BY 4.0",
            "url": "https://creativecommons.org/licenses/by/4.0/",
        },
    }
    assert told["results"] == [json.loads(PublicRecord.objects.get().summary)]


def test_json_of_nothing_is_json(client: Client) -> None:
    assert json.loads(fetch(client, "projects.json"))["results"] == []


# How it is answered


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_data_is_the_same_file(client: Client, form: str) -> None:
    make_listed("A")
    address = f"projects.{form}"
    assert fetch(client, address) == fetch(client, address)


def test_a_workbook_does_not_say_when_it_was_written(client: Client) -> None:
    """What stands in it is of the edition, so that the same data is the same file."""
    make_listed("A")
    content = fetch(client, "projects.xlsx")
    days = {part.date_time for part in ZipFile(BytesIO(content)).infolist()}
    assert days == {(1980, 1, 1, 0, 0, 0)}
    made_at = read_edition().last_modified.replace(tzinfo=None, microsecond=0)
    assert load_workbook(BytesIO(content)).properties.created == made_at


@pytest.mark.parametrize("form", FORMATS)
def test_a_copy_that_still_stands_costs_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, form: str
) -> None:
    make_listed("A")
    first = client.get(f"/projects.{form}")
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
    with django_assert_num_queries(1):
        again = client.get(f"/projects.{form}", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_compressed_file_keeps_a_strong_validator(client: Client) -> None:
    make_listed("A")
    accepts = {"accept-encoding": "gzip"}
    first = client.get("/projects.csv", headers=accepts)
    second = client.get("/projects.csv", headers=accepts)
    assert (first["Content-Encoding"], first.getvalue()) == ("gzip", second.getvalue())
    assert first["ETag"].endswith(';gzip"')
    assert not first["ETag"].startswith("W/")
    again = client.get("/projects.csv", headers=accepts | {"if-none-match": first["ETag"]})
    assert (again.status_code, again["ETag"]) == (304, first["ETag"])


@pytest.mark.parametrize("form", FORMATS)
def test_head_answers_like_get_and_reads_no_project(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, form: str
) -> None:
    make_listed("A")
    got = client.get(f"/projects.{form}")
    with django_assert_num_queries(2):
        head = client.head(f"/projects.{form}")
        assert head.getvalue() == b""
    names = ("Content-Type", "Content-Disposition", "ETag", "Last-Modified", "Cache-Control")
    assert [head[name] for name in names] == [got[name] for name in names]


def test_queries_do_not_grow_with_rows(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    source, plan = make_source(), make_plan()
    area = make_area(plan=plan, source=source)
    for count in (1, 30):
        for number in range(count):
            project = make_project(title=f"A{number}")
            make_status(project, source=source, effective_on=date(2022, 1, 1))
            make_funding(project, source=source, effective_on=date(2022, 1, 1))
            project.themes.add(make_theme(source=source))
            project.action_lines.add(make_line(plan=plan, focus_area=area, source=source))
            publish(project)
        for form, today, dated in (("csv", 3, 10), ("json", 4, 11)):
            cache.clear()
            for state, budget in (("", today), ("?as_of=2023-01-01", dated)):
                with django_assert_num_queries(budget):
                    fetch(client, f"projects.{form}{state}")


@time_machine.travel("2026-03-01T11:00:45Z", tick=False)
@pytest.mark.parametrize("form", FORMATS)
def test_too_many_files_are_told_when_to_come_again(form: str, settings: Settings) -> None:
    settings.DOWNLOADS_PER_MINUTE = 1
    visitor = Client(REMOTE_ADDR=f"192.0.2.{FORMATS.index(form)}")
    fetch(visitor, f"projects.{form}")
    response = visitor.get(f"/projects.{form}")
    assert (response.status_code, response["Retry-After"]) == (429, "15")
    assert response.content.decode() == "Too many files in one minute: come again in 15 seconds.\n"
    assert visitor.head(f"/projects.{form}").status_code == 200

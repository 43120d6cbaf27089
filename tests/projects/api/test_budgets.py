"""Each list asks the database the same number of questions for one row, thirty and a hundred."""

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from projects.api.answers.references import references_of
from projects.api.answers.selection import Parts
from projects.api.project import LIST_PARTS
from projects.api.urls import RESOURCES
from tests.factories import make_staff
from tests.projects.api.conftest import BASE, program_of
from tests.projects.api.many import Copies
from tests.projects.api.resources import DETAILS, PATHS, REPORTS

pytestmark = pytest.mark.django_db

PARTS = {it.name: it.parts for it in RESOURCES}

# What a list asks of the database: when it is read first, again, with every reference expanded
# and the first one of what each leads to (of projects, with the whole record), and as a table.
BUDGETS: dict[str, tuple[int, ...]] = {
    "plans": (7, 6, 56, 6),
    "areas": (4, 3, 4, 3),
    "lines": (5, 4, 21, 4),
    "assessments": (3, 2, 8, 2),
    "claims": (4, 3, 32, 3),
    "projects": (3, 2, 91, 3),
    "status-updates": (4, 3, 6, 3),
    "periods": (4, 3, 6, 3),
    "funding": (4, 3, 27, 3),
    "milestones": (4, 3, 6, 3),
    "indicators": (10, 9, 55, 9),
    "readings": (4, 3, 12, 3),
    "funds": (9, 8, 26, 8),
    "meetings": (5, 4, 31, 4),
    "partnerships": (12, 11, 48, 11),
    "organisations": (4, 3, 6, 3),
    "countries": (4, 3, 15, 3),
    "sources": (3, 2, 2),
    "releases": (3, 2, 15, 2),
}
# Views of lists, and lists that are not like the others.
OTHERS = {
    "projects/?cursor=&page_size=100": 2,
    "projects/?as_of=2024-06-30&page_size=100": 14,
    "projects/?state=working&page_size=100": 28,
    "projects/?state=working&cursor=&page_size=100": 27,
    "changes/?page_size=100": 2,
    "changes/?format=csv": 2,
    "changes/?resource=projects&expand=document&page_size=100": 3,
    "changes/?resource=partnerships&expand=document&page_size=100": 12,
}


def questions(client: Client, path: str, *, rows: int) -> int:
    """How many an address asks; its answer has so many rows, or a few times as many."""
    with CaptureQueriesContext(connection) as asked:
        response: Any = client.get(BASE + path)
        body = response.getvalue().decode()
    assert response.status_code == 200, body
    is_table = response["Content-Type"].startswith("text/csv")
    found = body.count("\n") - 1 if is_table else len(json.loads(body)["results"])
    assert (path, found >= rows) == (path, True)
    # A file is read within a transaction on PostgreSQL alone: see projects/exports/rows.py.
    return sum(not it["sql"].startswith(("SAVEPOINT", "RELEASE")) for it in asked)


def expanded(parts: Parts) -> list[str]:
    """All that can be, and below each reference the first that is there."""
    names = [*parts.further]
    for name, reference in references_of(parts.whole).items():
        names += [name, *(f"{name}.{it}" for it in [*references_of(reference.shape)][:1])]
    return names


def budget(client: Client, name: str, size: int) -> tuple[int, ...]:
    """What a list of ``size`` rows, or a few times as many, asks."""
    page = f"{name}/?page_size=100"
    parts = LIST_PARTS if name == "projects" else PARTS[name]
    paths = [page, page]
    if parts.expandable:
        paths.append(f"{page}&expand={','.join(expanded(parts))}")
    paths.append(f"{name}/?format=csv")
    return tuple(questions(client, path, rows=size) for path in paths)


def test_every_list_asks_as_much_for_a_hundred_rows_as_for_one(client: Client) -> None:
    copies = Copies()
    staff = Client(headers={"Authorization": f"Bearer {program_of(make_staff()).text}"})
    staff.get(f"{BASE}projects/?state=working")
    for size in (1, 30, 100):
        copies.grow(size)
        cache.clear()
        found = {name: budget(client, name, size) for name in DETAILS}
        assert (size, found) == (size, BUDGETS)
        for path, number in OTHERS.items():
            asking = staff if "state=" in path else client
            assert (size, path, questions(asking, path, rows=size)) == (size, path, number)


def test_a_project_takes_two_queries(
    client: Client, world: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        client.get(f"{BASE}projects/flagship/")


def test_a_report_is_computed_once_for_each_edition(client: Client, world: None) -> None:
    for path in REPORTS:
        first = client.get(BASE + path).content
        with CaptureQueriesContext(connection) as asked:
            assert client.get(BASE + path).content == first
        assert (path, len(asked)) == (path, 2 if "plans/" in path else 1)


def test_a_good_copy_costs_one_query(client: Client, world: None) -> None:
    for path in PATHS:
        etag = client.get(BASE + path)["ETag"]
        with CaptureQueriesContext(connection) as asked:
            response = client.get(BASE + path, headers={"If-None-Match": etag})
        assert (path, response.status_code, len(asked)) == (path, 304, 1)

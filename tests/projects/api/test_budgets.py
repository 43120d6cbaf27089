"""Each list asks the database the same number of questions for one row, thirty and a hundred."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from projects.api.project import LIST_PARTS
from projects.api.urls import RESOURCES
from tests.projects.api.conftest import BASE
from tests.projects.api.many import MANY
from tests.projects.api.resources import PATHS, REPORTS

pytestmark = pytest.mark.django_db

PARTS = {it.name: it.parts for it in RESOURCES}

# Edition, count, rows, and what the documents of a whole page name.
COLD = {
    "plans": 7,
    "areas": 4,
    "lines": 5,
    "assessments": 3,
    "claims": 4,
    "projects": 3,
    "status-updates": 4,
    "periods": 4,
    "funding": 4,
    "milestones": 4,
    "indicators": 7,
    "readings": 4,
    "funds": 9,
    "meetings": 5,
    "partnerships": 12,
    "organisations": 4,
    "countries": 4,
    "sources": 3,
    "releases": 3,
}
# With every reference that can be expanded; of projects, with every part of the whole record.
EXPANDED = {
    "plans": 22,
    "areas": 4,
    "lines": 9,
    "assessments": 6,
    "claims": 10,
    "projects": 2,
    "funds": 18,
    "meetings": 16,
    "partnerships": 21,
    "organisations": 6,
    "countries": 11,
    "releases": 5,
    "status-updates": 5,
    "periods": 5,
    "funding": 11,
    "milestones": 5,
    "indicators": 8,
    "readings": 9,
}
# What comes with projects.
OF_PROJECTS = (
    "status-updates",
    "periods",
    "funding",
    "milestones",
    "indicators",
    "readings",
)


def questions(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        response = client.get(BASE + path)
    assert response.status_code == 200, response.content.decode()
    return len(asked)


def everything_expanded(path: str) -> str:
    name = path.partition("/")[0]
    parts = LIST_PARTS if name == "projects" else PARTS[name]
    return f"{path}&expand={','.join(parts.form['expand'].names)}"


@pytest.mark.parametrize("count", [1, 30, 100])
@pytest.mark.parametrize("noun", MANY)
def test_a_list_keeps_its_budget(client: Client, noun: str, count: int) -> None:
    MANY[noun](count)
    for name in (noun, *OF_PROJECTS) if noun == "projects" else (noun,):
        path = f"{name}/?page_size=100"
        assert len(client.get(BASE + path).json()["results"]) >= count
        warm = questions(client, path)
        cache.clear()
        asked = (warm, questions(client, path))
        assert (name, asked) == (name, (COLD[name] - 1, COLD[name]))
        if name in EXPANDED:
            assert (name, questions(client, everything_expanded(path))) == (
                name,
                EXPANDED.get(name),
            )
    if noun == "projects":
        assert questions(client, "projects/?cursor=") == 2
        assert questions(client, "projects/?as_of=2024-06-30&page_size=100") == 14


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

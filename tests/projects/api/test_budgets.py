"""Each list asks the database the same number of questions for one row and for thirty."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests.projects.api.conftest import BASE
from tests.projects.api.many import MANY
from tests.projects.api.resources import PATHS, REPORTS

pytestmark = pytest.mark.django_db

# Edition, count, rows, and what the documents of a whole page name.
COLD = {
    "plans": 7,
    "areas": 4,
    "lines": 5,
    "assessments": 3,
    "claims": 4,
    "projects": 3,
    "status-updates": 4,
    "funding": 4,
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
# What comes with projects.
OF_PROJECTS = ("status-updates", "funding", "indicators", "readings")


def questions(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        response = client.get(BASE + path)
    assert response.status_code == 200, response.content.decode()
    return len(asked)


@pytest.mark.parametrize("count", [1, 30])
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

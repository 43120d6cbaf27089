"""The list of sources: what the figures rest on, and how many name each."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from projects.choices import PublicationState, Status
from tests.factories import make_claim, make_plan, make_project, make_source, make_status, publish
from tests.projects.views.reading import read

pytestmark = pytest.mark.django_db


def listed(client: Client, query: str = "") -> list[str]:
    return [row.text for row in read(client.get(f"/sources/{query}")).one("ol").all("li")]


def test_source_says_how_many_public_figures_name_it(client: Client) -> None:
    source = make_source(title="A", publisher="Ministry", published_on=date(2024, 1, 1))
    project = make_project()
    make_status(project, Status.APPROVED, source=source)
    make_status(project, Status.ONGOING, source=source)
    publish(project)
    make_status(project, Status.COMPLETED, source=source, review_state="draft")
    make_claim(make_plan(source=source), source=source)
    make_status(make_project(), source=source)
    assert listed(client) == ["A Ministry, English 1 January 2024 3 figures"]


def test_newest_stands_first_and_undated_last(client: Client) -> None:
    make_source(title="Undated")
    make_source(title="Old", published_on=date(2020, 1, 1))
    make_source(title="New", published_on=date(2024, 1, 1))
    assert [it.split(" publisher")[0] for it in listed(client)] == ["New", "Old", "Undated"]


def test_counts_are_those_of_the_date_of_the_page(client: Client) -> None:
    source = make_source(title="A", published_on=date(2023, 1, 1))
    make_claim(make_plan(source=source), source=source, effective_on=date(2024, 1, 1))
    assert listed(client, "?as_of=2022-12-31") == []
    assert listed(client, "?as_of=2023-12-31")[0].endswith("0 figures")
    assert listed(client, "?as_of=2024-01-01")[0].endswith("1 figure")


def test_unpublished_source_is_not_there(client: Client) -> None:
    make_source(title="Public")
    before = client.get("/sources/").content
    make_source(publication_state=PublicationState.DRAFT)
    assert client.get("/sources/").content == before


def test_cold_list_costs_five_queries_at_any_length(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def add() -> None:
        project = make_project()
        make_status(project)
        publish(project)

    for count in (1, 29):
        for _ in range(count):
            add()
        cache.clear()
        with django_assert_num_queries(5):
            client.get("/sources/")

"""The list of funds: what each is, the latest sums paid in, and its projects."""

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from projects.choices import PublicationState
from tests.factories import (
    make_contribution,
    make_fund,
    make_funding,
    make_indicator,
    make_organisation,
    make_partnership,
    make_project,
    make_reading,
    make_reported_value,
    publish,
)
from tests.projects.views.reading import Element, read

pytestmark = pytest.mark.django_db


def listed(client: Client, query: str = "") -> list[Element]:
    return read(client.get(f"/funds/{query}")).all("li", class_="place")


def test_funds_stand_by_name_with_their_partnership(client: Client) -> None:
    make_fund(name="River fund", acronym="RF")
    make_fund(name="Coast fund", partnership=make_partnership(name="Coast"))
    assert [it.one("h2").text for it in listed(client)] == ["Coast fund", "RF River fund"]


def test_latest_sums_name_their_years(client: Client) -> None:
    fund = make_fund()
    make_contribution(fund, "1000000.00", year=1990)
    make_contribution(fund, "20000000.00", year=2023)
    make_contribution(fund, "32000000.00", year=2027, kind="announced")
    make_contribution(fund, "173000000.00", year=None, kind="cumulative", qualifier="about")
    shown = [it.text for it in listed(client)[0].one("ul", class_="payments").all("li")]
    assert [it.split(" Source")[0] for it in shown] == [
        "USD 20 million paid in for 2023",
        "USD 32 million announced for 2027",
        "about USD 173 million in all, up to 16 May 2024",
    ]


def test_projects_are_counted_and_lead_to_their_list(client: Client) -> None:
    fund = make_fund(slug="fund")
    for _ in range(2):
        project = make_project()
        make_funding(project, fund=fund)
        publish(project)
    make_funding(make_project(), fund=fund)
    link = next(it for it in listed(client)[0].all("a") if it.text.startswith("2 projects"))
    assert link.attributes["href"] == "/projects/?fund=fund"


def test_sums_are_those_known_on_the_date_of_the_page(client: Client) -> None:
    make_contribution(make_fund())
    assert "What is paid in is not reported" in listed(client, "?as_of=2024-05-15")[0].text
    assert "USD 14 million" in listed(client, "?as_of=2024-05-16")[0].text


def test_what_is_hidden_changes_nothing(client: Client) -> None:
    fund = make_fund(name="Public")
    before = client.get("/funds/").content
    make_fund(publication_state=PublicationState.DRAFT)
    make_contribution(fund, review_state="draft")
    make_funding(make_project(), fund=fund)
    assert client.get("/funds/").content == before


def test_cold_list_costs_ten_queries_at_any_length(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def add() -> None:
        fund = make_fund(partnership=make_partnership(), manager=make_organisation())
        make_contribution(fund, contributor=make_organisation())
        make_reported_value(fund=fund)
        make_reading(make_indicator(fund=fund))
        project = make_project()
        make_funding(project, fund=fund)
        publish(project)

    for count in (1, 29):
        for _ in range(count):
            add()
        cache.clear()
        with django_assert_num_queries(10):
            client.get("/funds/")

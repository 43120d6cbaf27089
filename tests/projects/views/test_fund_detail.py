"""One fund: who pays in, year by year, and what it pays for."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from projects.choices import DatePrecision, Noun, PublicationState, Status
from projects.models import FormerAddress, Fund
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
    make_status,
    make_target,
    publish,
)
from tests.projects.views.reading import Element, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund() -> Fund:
    return make_fund(slug="fund", name="The fund", acronym="TF")


def shown(client: Client, query: str = "", prefix: str = "") -> Element:
    return read(client.get(f"{prefix}/funds/fund/{query}"))


def years(page: Element) -> dict[str, list[str]]:
    """The sums drawn for each year: by its name, or under it where several pay."""
    rows: dict[str, list[str]] = {}
    for group in page.one("section", aria_labelledby="paid-in").all("div", class_="chart-group"):
        year = [it.text for it in group.all("p", class_="chart-name")]
        for bar in group.all("li", class_="chart-bar"):
            name = year[0] if year else bar.one("span", class_="chart-label").text
            rows.setdefault(name, []).append(bar.one("span", class_="chart-value").text)
    return rows


def pay(fund: Fund, **values: str) -> None:
    project = make_project(**values)
    make_funding(project, fund=fund)
    make_status(project, Status.ONGOING)
    publish(project)


def test_every_year_has_its_own_sum(client: Client, fund: Fund) -> None:
    make_contribution(fund, "20000000.00", year=2023)
    make_contribution(fund, "1000000.00", year=1990)
    make_contribution(fund, "32000000.00", year=2027, kind="announced")
    page = shown(client)
    assert years(page) == {
        "1990": ["USD 1 million"],
        "2023": ["USD 20 million"],
        "2027": ["USD 32 million"],
    }
    assert [it.attributes["width"] for it in page.all("rect", class_="contribution-annual")] == [
        "3.12%",
        "62.50%",
    ]


def test_two_payers_of_one_year_are_not_added(client: Client, fund: Fund) -> None:
    for name, amount in (("One", "2000000.00"), ("Two", "3000000.00")):
        make_contribution(fund, amount, year=2023, contributor=make_organisation(name=name))
    page = shown(client)
    assert years(page) == {"2023": ["USD 2 million", "USD 3 million"]}
    assert [it.text for it in page.all("span", class_="chart-label")] == ["One", "Two"]


def test_two_currencies_have_an_axis_each(client: Client, fund: Fund) -> None:
    make_contribution(fund, "1000000.00", year=2023)
    make_contribution(fund, "900000000.00", year=2023, currency="KRW")
    page = shown(client)
    bars = page.all("rect", class_="contribution-annual")
    assert [it.attributes["width"] for it in bars] == ["100.00%", "100.00%"]
    assert [it.text for it in page.all("h3")][:2] == ["Korean won", "US dollar"]


def test_sum_that_does_not_count_stands_under_the_one_that_does(client: Client, fund: Fund) -> None:
    make_contribution(fund, "14000000.00", year=2019)
    make_contribution(
        fund, "7000000.00", year=2019, is_counted=False, counting_reason="An old page."
    )
    page = shown(client)
    assert years(page) == {"2019": ["USD 14 million"]}
    row = page.one("section", aria_labelledby="paid-in").one("li", class_="event")
    other = row.one("details", class_="also").one("li").text
    assert other.startswith("Paid in for one year USD 7,000,000 16 May 2024 An old page.")


def test_year_of_which_no_value_counts_has_words_and_no_bar(client: Client, fund: Fund) -> None:
    make_contribution(fund, year=2019, is_counted=False, counting_reason="Undated.")
    make_contribution(fund, "1000000.00", year=1990)
    page = shown(client)
    assert years(page) == {"1990": ["USD 1 million"]}
    said = page.one("section", aria_labelledby="paid-in").one("li", class_="event").text
    assert said.startswith("2019 No value counts. also reported: 1 other value")


def test_table_holds_every_sum_with_its_date_and_source(client: Client, fund: Fund) -> None:
    make_contribution(fund, "7000000.00", year=2019, is_counted=False, counting_reason="Old.")
    make_contribution(
        fund,
        "14000000.00",
        year=2019,
        effective_on=date(2019, 12, 31),
        effective_precision=DatePrecision.YEAR,
    )
    rows = shown(client).one("table").one("tbody").all("tr")
    assert [[cell.text for cell in row.all("td")][:4] for row in rows] == [
        ["Paid in for one year", "USD 14,000,000", "yes", "2019"],
        ["Paid in for one year", "USD 7,000,000", "no: Old.", "16 May 2024"],
    ]


def test_first_and_latest_year_stand_in_a_sentence(client: Client, fund: Fund) -> None:
    make_contribution(fund, "1000000.00", year=1990)
    make_contribution(fund, "20000000.00", year=2023)
    make_contribution(fund, "32000000.00", year=2027, kind="announced")
    assert (
        "From USD 1 million for 1990, the first year that a source gives, to USD 20 million for "
        "2023, the latest. USD 32 million is announced for 2027."
    ) in shown(client).text


def test_nothing_paid_in_is_said_in_words(client: Client, fund: Fund) -> None:
    page = shown(client)
    assert page.all("svg", class_="bar") == []
    assert page.one("section", aria_labelledby="paid-in").text.endswith("Not reported")


def test_its_projects_stand_in_the_rows_of_the_list(client: Client, fund: Fund) -> None:
    for number in range(12):
        pay(fund, title=f"Project {number:02}")
    page = shown(client)
    assert [it.one("h3").text for it in page.all("li", class_="row")] == [
        f"Project {number:02}" for number in range(10)
    ]
    more = page.one("p", class_="rows-more").one("a")
    assert (more.text, more.attributes["href"]) == ("All 12 projects", "/projects/?fund=fund")


def test_money_of_its_projects_says_from_how_many(client: Client, fund: Fund) -> None:
    pay(fund)
    other = make_project()
    make_funding(other, fund=fund, kind="pledge")
    publish(other)
    assert "USD 1 million budget from 1 of 2 root projects; 1 not reported" in (
        shown(client).one("p", class_="totals").text
    )


def test_page_of_a_past_date_knows_no_later_sum(client: Client, fund: Fund) -> None:
    make_contribution(fund, year=2019, effective_on=date(2019, 12, 31))
    make_contribution(fund, year=2023, effective_on=date(2023, 12, 31))
    pay(fund)
    page = shown(client, "?as_of=2020-01-01")
    assert list(years(page)) == ["2019"]
    assert page.all("li", class_="row") == []


def test_hidden_payer_and_manager_are_not_named(client: Client, fund: Fund) -> None:
    hidden = make_organisation(name="Secret", publication_state=PublicationState.DRAFT)
    Fund.objects.filter(pk=fund.pk).update(manager=hidden)
    make_contribution(fund, contributor=hidden)
    page = client.get("/funds/fund/")
    assert "USD 14" in page.content.decode()
    assert "Secret" not in page.content.decode()


def test_what_is_hidden_changes_nothing(client: Client, fund: Fund) -> None:
    before = client.get("/funds/fund/").content
    make_contribution(fund, review_state="draft")
    make_funding(make_project(), fund=fund)
    make_reported_value(fund=fund, review_state="draft")
    make_indicator(fund=fund, publication_state=PublicationState.DRAFT)
    assert client.get("/funds/fund/").content == before


def test_hidden_fund_and_missing_fund_are_one_answer(client: Client, fund: Fund) -> None:
    Fund.objects.update(publication_state=PublicationState.DRAFT)
    hidden = client.get("/funds/fund/")
    Fund.objects.update(slug="elsewhere")
    missing = client.get("/funds/fund/")
    assert (hidden.status_code, hidden.content) == (404, missing.content)


def test_former_address_redirects(client: Client, fund: Fund) -> None:
    FormerAddress.objects.create(noun=Noun.FUND, slug="old", leads_to="fund")
    response = client.get("/funds/old/?as_of=2024-01-01")
    assert (response.status_code, response["Location"]) == (301, "/funds/fund/?as_of=2024-01-01")


def test_cold_page_costs_fourteen_queries_at_any_length(
    client: Client, fund: Fund, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Fund.objects.update(partnership=make_partnership(), manager=make_organisation())

    def add(number: int) -> None:
        make_contribution(fund, year=1990 + number, contributor=make_organisation())
        make_reported_value(fund=fund)
        indicator = make_indicator(fund=fund)
        make_reading(indicator)
        make_target(indicator)
        pay(fund)

    for numbers in (range(1), range(1, 30)):
        for number in numbers:
            add(number)
        cache.clear()
        with django_assert_num_queries(14):
            client.get("/funds/fund/")

"""The list of projects: its answer in words, its rows, its pages and what they cost."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from projects.choices import FundingKind, Status
from tests.factories import (
    make_funding,
    make_meeting,
    make_period,
    make_project,
    make_status,
    make_theme,
    publish,
)
from tests.projects.views.listing import listed, make_listed, titles
from tests.projects.views.reading import Element

pytestmark = pytest.mark.django_db


# What it says first


def test_heading_is_the_count_in_words(client: Client) -> None:
    make_listed("A", status=Status.ONGOING)
    make_listed("B", status=Status.COMPLETED)
    make_listed("C")
    assert listed(client).one("h1").text == "3 projects, 1 ongoing"


def test_heading_names_signature_projects(client: Client) -> None:
    make_listed("A", status=Status.ONGOING, is_signature=True)
    make_listed("B", status=Status.ONGOING)
    assert listed(client, "?signature=true").one("h1").text == "1 signature project, 1 ongoing"


def test_list_without_records_says_so(client: Client) -> None:
    page = listed(client)
    assert page.one("h1").text == "No projects"
    assert page.one("div", class_="empty").one("h2").text == "No project matches"


def test_totals_say_what_they_leave_out(client: Client) -> None:
    """U19, U20"""
    parent = make_listed("A", budget="12400000.00")
    make_listed("B")
    make_listed("C", budget="900000.00", parent=parent)
    assert listed(client).one("p", class_="totals").text == (
        "USD 12.4 million budget from 1 of 2 root projects; 1 not reported; "
        "components not added. As of " + f"{timezone.localdate():%-d %B %Y}"
    )


def test_totals_never_add_currencies(client: Client) -> None:
    """U19"""
    project = make_project(title="A")
    make_funding(project, "2000000.00")
    make_funding(project, "3000000000.00", currency="KRW")
    publish(project)
    total = listed(client).one("p", class_="totals").one("strong").text
    assert total == "KRW 3 billion + USD 2 million"


# Rows


def test_row_shows_a_status_with_its_date_and_source(client: Client) -> None:
    make_listed("A", status=Status.ACTIVITIES_ENDED)
    status = listed(client).one("div", class_="row-status")
    assert status.one("span", class_="status").text == "Activities ended"
    assert status.one("time").attributes["datetime"] == "2024-05-16"
    assert status.one("details", class_="source").one("p", class_="source-title").text


def test_row_of_an_unreported_project_says_so_and_shows_no_zero(client: Client) -> None:
    """U18"""
    make_listed("A")
    row = listed(client).one("li", class_="row")
    assert row.one("div", class_="row-status").text == "Not reported"
    assert row.one("div", class_="row-time").text == "Dates not reported"
    assert row.one("div", class_="row-money").text == "Money not reported"
    assert "0" not in row.text.replace("Title of", "")


def test_row_shows_zero_as_zero(client: Client) -> None:
    """U18"""
    make_listed("A", budget="0.00")
    assert listed(client).one("div", class_="row-money").one("p", class_="figure-value").text == (
        "USD 0"
    )


def test_row_names_the_kind_of_its_money(client: Client) -> None:
    """U20: a commitment before a budget, each by its own name."""
    project = make_project(title="A")
    make_funding(project, "7300000.00")
    make_funding(project, "5000000.00", kind=FundingKind.COMMITMENT)
    publish(project)
    money = listed(client).one("div", class_="row-money")
    assert money.one("p", class_="figure-value").text == "USD 5 million"
    assert money.one("div", class_="aside").text.startswith("Commitment")


def test_every_figure_has_its_date_beside_it(client: Client) -> None:
    """U21"""
    make_listed("A", status=Status.ONGOING, budget="7300000.00")
    page = listed(client)
    lonely = []
    for parent in page.all():
        beside = [it for it in parent.children if isinstance(it, Element)]
        dates = [it.attributes["data-asof"] for it in beside if "data-asof" in it.attributes]
        figures = [it.text for it in beside if "data-figure" in it.attributes]
        lonely += [] if [*map(date.fromisoformat, dates)] else figures
    assert lonely == []


def test_korean_title_is_marked_as_korean_only_where_english_is_missing(client: Client) -> None:
    """U32"""
    make_listed("Waste", title_ko="폐기물")
    english = listed(client).one("h3")
    korean = listed(client, prefix="/ko").one("h3")
    assert (english.text, korean.text) == ("Waste", "폐기물")
    assert korean.all("span", lang="en") == []


def test_untranslated_title_is_marked_as_english(client: Client) -> None:
    """U31, U32"""
    make_listed("Waste")
    assert listed(client, prefix="/ko").one("h3").one("span", lang="en").text == "Waste"


# As of a date


def test_past_date_shows_what_stood_then(client: Client) -> None:
    project = make_project(title="A")
    make_status(project, Status.APPROVED, effective_on=date(2023, 1, 10))
    make_status(project, Status.ONGOING, effective_on=date(2024, 6, 1))
    publish(project)
    make_listed("B", status=Status.ONGOING, on=date(2024, 7, 1))

    def shown(query: str) -> list[tuple[str, str]]:
        return [
            (row.one("h3").text, row.one("span", class_="status").text)
            for row in listed(client, query).all("li", class_="row")
        ]

    assert shown("") == [("A", "Ongoing"), ("B", "Ongoing")]
    assert shown("?as_of=2023-12-31") == [("A", "Approved")]


def test_meeting_stands_for_its_last_day(client: Client) -> None:
    meeting = make_meeting(title="11th Dialogue", starts_on=date(2023, 5, 1))
    make_listed("A", status=Status.ONGOING, on=date(2023, 4, 1))
    page = listed(client, f"?as_of={meeting.slug}")
    line = page.one("p", class_="as-of-line")
    assert line.text == "As of 1 May 2023 11th Dialogue Back to today"
    assert [it.attributes["href"] for it in line.all("a")] == [
        f"/meetings/{meeting.slug}/?as_of={meeting.slug}",
        "/projects/",
    ]


def test_form_and_links_keep_the_date(client: Client) -> None:
    make_listed("A", status=Status.ONGOING, on=date(2023, 4, 1))
    page = listed(client, "?as_of=2024-01-01")
    kept = page.one("form", id="filters").one("input", type="hidden").attributes
    assert (kept["name"], kept["value"]) == ("as_of", "2024-01-01")
    assert page.one("h3").one("a").attributes["href"].endswith("?as_of=2024-01-01")


# Pages


def test_pages_hold_every_project_once(client: Client) -> None:
    """U16"""
    for number in range(7):
        make_listed(f"Same title {number % 2}")
    found = [title for page in (1, 2, 3) for title in titles(listed(client, _paged(page)))]
    assert found == ["Same title 0"] * 4 + ["Same title 1"] * 3


def _paged(page: int) -> str:
    return f"?page={page}&page_size=3" if page > 1 else "?page_size=3"


def test_title_names_words_and_page(client: Client) -> None:
    """U5"""
    for number in range(3):
        make_listed(f"Waste {number}")
    assert listed(client).one("title").text == "Projects – Plan-of-action tracker"
    assert listed(client, "?q=waste&page=2&page_size=1").one("title").text == (
        "“waste” – Projects (page 2 of 3) – Plan-of-action tracker"
    )


@pytest.mark.parametrize("query", ["?page=9", "?page=0", "?page=two", "?page_size=101"])
def test_page_that_does_not_exist_leads_to_the_first(client: Client, query: str) -> None:
    """U4: never an empty list, never an error."""
    make_listed("A")
    response = client.get(f"/projects/{query}&status=none")
    assert (response.status_code, response["Location"]) == (302, "/projects/?status=none")


def test_only_the_bare_list_may_be_indexed(client: Client) -> None:
    """U4"""
    make_listed("A")
    assert listed(client).all("meta", name="robots") == []
    for query in ("?q=a", "?status=none", "?as_of=2024-01-01"):
        robots = listed(client, query).one("meta", name="robots")
        assert robots.attributes["content"] == "noindex, follow"


def test_canonical_address_is_that_of_the_state(client: Client) -> None:
    make_listed("A")
    page = listed(client, "?utm_source=letter&status=none&q=a")
    assert page.one("link", rel="canonical").attributes["href"] == (
        "https://testserver/projects/?q=a&status=none"
    )


# Who may see what


def test_draft_changes_nothing(client: Client) -> None:
    """T01: same bytes, same validator, with or without it."""
    make_listed("Shown", status=Status.ONGOING)
    before = client.get("/projects/")
    draft = make_project(title="Hidden", is_signature=True)
    make_status(draft, Status.CANCELLED)
    after = client.get("/projects/")
    assert (after.content, after["ETag"]) == (before.content, before["ETag"])


# What it costs


def test_cold_list_costs_the_same_at_any_length(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Another day is composed from the ledgers: more queries, but no more with more rows."""
    budgets = {
        "": 9,
        "?status=ongoing": 10,
        "?status=ongoing&signature=true&q=a": 11,
        "?as_of=2024-12-31": 21,
    }
    for numbers in (range(1, 2), range(2, 31)):
        for number in numbers:
            make_rich(number)
        for query, budget in budgets.items():
            cache.clear()
            with django_assert_num_queries(budget):
                client.get(f"/projects/{query}")


def test_warm_list_costs_two_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_rich(1)
    client.get("/projects/")
    with django_assert_num_queries(2):
        client.get("/projects/")


def make_rich(number: int) -> None:
    project = make_project(title=f"A {number}", is_signature=True)
    make_status(project, Status.ONGOING)
    make_funding(project, "5.00")
    make_period(project, starts_on=date(2023, 1, 1), ends_on=date(2026, 12, 31))
    project.themes.add(make_theme())
    publish(project)

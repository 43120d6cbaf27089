"""The list of projects: one form, its answer in words, counts, rows."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from projects.choices import FundingKind, Status
from projects.models import Project
from tests.factories import (
    make_area,
    make_funding,
    make_meeting,
    make_period,
    make_plan,
    make_project,
    make_status,
    make_theme,
    publish,
)
from tests.projects.views.reading import Element, read

pytestmark = pytest.mark.django_db


def make_listed(
    title: str,
    *,
    status: str = "",
    budget: str = "",
    on: date = date(2024, 5, 16),
    **values: object,
) -> Project:
    project = make_project(title=title, **values)
    if status:
        make_status(project, status, effective_on=on)
    if budget:
        make_funding(project, budget, effective_on=on)
    publish(project)
    return project


def listed(client: Client, query: str = "", prefix: str = "") -> Element:
    return read(client.get(f"{prefix}/projects/{query}"))


def titles(page: Element) -> list[str]:
    return [row.one("h3").text for row in page.all("li", class_="row")]


def facet(page: Element, name: str) -> dict[str, str]:
    """The options of a facet: value → label and count."""
    boxes = [
        label
        for label in page.all("label", class_="option")
        if label.one("input").attributes["name"] == name
    ]
    return {box.one("input").attributes["value"]: box.text for box in boxes}


def chips(page: Element) -> dict[str, str]:
    return {chip.text: chip.attributes["href"] for chip in page.all("a", class_="chip")}


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


# Facets


def test_facets_count_under_the_other_filters(client: Client) -> None:
    """U10: a facet's own values are alternatives and don't reduce its own counts."""
    make_listed("A", status=Status.ONGOING, is_signature=True)
    make_listed("B", status=Status.ONGOING)
    make_listed("C", status=Status.COMPLETED)
    make_listed("D")
    page = listed(client, "?status=ongoing")
    assert facet(page, "status") == {
        "ongoing": "Ongoing (2)",
        "completed": "Completed (1)",
        "none": "Not reported (1)",
    }
    assert facet(page, "signature") == {"false": "No (1)", "true": "Yes (1)"}


def test_facet_keeps_a_chosen_value_that_nothing_carries(client: Client) -> None:
    """U11"""
    plan = make_plan(title="Old plan")
    make_listed("A")
    page = listed(client, f"?plan={plan.slug}")
    assert titles(page) == []
    assert facet(page, "plan") == {plan.slug: "Old plan (0)", "none": "Not reported (1)"}


def test_each_option_leads_to_as_many_projects_as_it_counts(client: Client) -> None:
    """U11"""
    theme, area = make_theme(), make_area()
    for number in range(3):
        project = make_project(title=f"A{number}", is_signature=number == 0)
        project.themes.add(theme)
        if number:
            project.focus_areas.add(area)
            make_status(project, Status.ONGOING)
        publish(project)
    page = listed(client)
    for name in ("status", "signature", "theme", "area", "plan", "missing"):
        for value, label in facet(page, name).items():
            found = titles(listed(client, f"?{name}={value}"))
            assert (name, label, label.endswith(f"({len(found)})")) == (name, label, True)


# Chips and addresses


def test_chips_lead_to_the_view_without_them(client: Client) -> None:
    """U8"""
    make_listed("Asian waste", status=Status.ONGOING)
    query = "?q=waste&status=completed&status=ongoing&as_of=2025-01-01"
    page = listed(client, query)
    assert chips(page) == {
        "Remove filter Words waste": (
            "/projects/?status=completed&status=ongoing&as_of=2025-01-01"
        ),
        "Remove filter Status Completed": "/projects/?q=waste&status=ongoing&as_of=2025-01-01",
        "Remove filter Status Ongoing": "/projects/?q=waste&status=completed&as_of=2025-01-01",
    }
    assert page.one("a", class_="chip-clear").attributes["href"] == "/projects/?as_of=2025-01-01"


def test_submitted_form_ends_at_the_one_address_of_its_state(client: Client) -> None:
    """U3"""
    response = client.get(
        "/projects/?status=ongoing&q=+waste+&active_in=&ordering=title&page=1&page_size=25"
    )
    assert (response.status_code, response["Location"]) == (
        302,
        "/projects/?q=waste&status=ongoing",
    )


def test_unknown_parameter_is_ignored(client: Client) -> None:
    make_listed("A")
    assert titles(listed(client, "?utm_source=letter")) == ["A"]


def test_language_link_stays_on_the_view(client: Client) -> None:
    """U32"""
    link = listed(client, "?status=ongoing&q=waste").one("p", class_="masthead-language").one("a")
    assert (link.text, link.attributes["lang"]) == ("한국어", "ko")
    assert link.attributes["href"] == "/ko/projects/?status=ongoing&q=waste"


# What can't be read


def test_bad_value_is_named_beside_its_field_and_the_others_apply(client: Client) -> None:
    """U6"""
    make_listed("A", status=Status.ONGOING)
    make_listed("B", status=Status.COMPLETED)
    page = listed(client, "?status=ongoing&starts_after=soon")
    box = page.one("input", id="filter-starts_after")
    assert titles(page) == ["A"]
    assert (box.attributes["value"], box.attributes["aria-invalid"]) == ("soon", "true")
    assert (
        page.one("p", id=box.attributes["aria-describedby"]).text == "Enter a day like 2025-05-16."
    )
    assert "open" in page.one("details", class_="filters").attributes
    assert "open" in page.one("details", class_="facet-more").attributes
    assert page.one("div", class_="notice").one("p").text == (
        "One filter could not be read; the others are applied."
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("q", "+".join(f"a{number}" for number in range(800))),
        ("q", "%00"),
        ("plan", "%00"),
        ("country", "%F0%9F%98%80"),
        ("starts_after", "03/01/2025"),
        ("committed_min", "1e400"),
        ("active_in", "99999999999999999999"),
        ("stale", "-1"),
        ("line", "no-such-line"),
        ("updated_since", "soon"),
    ],
)
def test_no_value_breaks_the_page(client: Client, name: str, value: str) -> None:
    """U6: the others apply, and the page says which one does not."""
    make_listed("A", status=Status.ONGOING)
    make_listed("B")
    page = listed(client, f"?{name}={value}&status=ongoing")
    assert titles(page) == ["A"]
    assert len(page.one("div", class_="notice").all("li")) == 1


def test_bad_value_of_a_facet_is_named_at_the_facet(client: Client) -> None:
    """U6"""
    make_listed("A")
    page = listed(client, "?plan=no-such-plan")
    assert page.one("p", id="error-plan").text == (
        "There is no “no-such-plan” here: choose one from the list, or “none”."
    )
    assert titles(page) == ["A"]


def test_bad_date_of_the_view_is_named_at_the_picker(client: Client) -> None:
    """U6"""
    make_listed("A")
    page = listed(client, "?as_of=tomorrow")
    assert page.one("input", id="as-of-day").attributes["value"] == "tomorrow"
    assert page.one("p", id="as-of-error").text == (
        "“tomorrow” is neither a date, like 2025-05-16, nor the address of a meeting."
    )
    assert titles(page) == ["A"]


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
    assert line.one("a").attributes["href"] == "/projects/"


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


def test_list_names_its_address_in_the_api(client: Client) -> None:
    """U26"""
    make_listed("A")
    foot = listed(client, "?q=a&status=none").one("p", class_="listing-foot")
    assert foot.one("a").attributes["href"] == "/api/v1/projects/?q=a&status=none"


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


@pytest.mark.parametrize(
    ("query", "budget"),
    [("", 9), ("?status=ongoing", 10), ("?status=ongoing&signature=true&q=a", 11)],
)
def test_cold_list_costs_the_same_at_any_length(
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    query: str,
    budget: int,
) -> None:
    make_rich(1)
    with django_assert_num_queries(budget):
        client.get(f"/projects/{query}")
    for number in range(29):
        make_rich(number + 2)
    with django_assert_num_queries(budget):
        client.get(f"/projects/{query}")


def test_cold_list_of_a_past_day_costs_the_same_at_any_length(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Another day is composed from the ledgers: more queries, but no more with more rows."""
    make_rich(1)
    with django_assert_num_queries(26):
        client.get("/projects/?as_of=2024-12-31")
    for number in range(29):
        make_rich(number + 2)
    with django_assert_num_queries(26):
        client.get("/projects/?as_of=2024-12-31")


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

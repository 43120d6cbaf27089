"""What changed for a plan between two dates, as its readers see it."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from projects.choices import MeetingKind, Noun, PublicationState, Status
from projects.models import FormerAddress, Plan, Project
from tests.factories import (
    make_funding,
    make_indicator,
    make_line,
    make_meeting,
    make_period,
    make_plan,
    make_project,
    make_reading,
    make_status,
    publish,
)
from tests.projects.views.reading import Element, read

pytestmark = pytest.mark.django_db

YEAR = "?from=2023-06-30&to=2024-06-30"
BEFORE, BETWEEN = date(2023, 3, 1), date(2024, 3, 1)


@pytest.fixture
def plan() -> Plan:
    return make_plan(slug="plan", title="The plan")


def shown(client: Client, query: str = YEAR) -> Element:
    return read(client.get(f"/plans/plan/changes/{query}"))


def in_plan(plan: Plan, **values: object) -> Project:
    project = make_project(**values)
    project.plans.add(plan)
    return project


def begin(plan: Plan, **values: object) -> Project:
    project = in_plan(plan, **values)
    make_status(project, Status.APPROVED, effective_on=BEFORE)
    make_status(project, Status.ONGOING, effective_on=BETWEEN)
    publish(project)
    return project


def tallies(page: Element) -> list[tuple[str, str]]:
    return [(it.text, it.attributes["href"]) for it in page.one("ul", class_="tallies").all("a")]


def rows(page: Element, section: str) -> list[str]:
    part = page.one("section", aria_labelledby=section)
    return [it.text for it in part.one("ul", class_="changed").all("li")]


def test_summary_says_in_words_what_changed_and_where(client: Client, plan: Plan) -> None:
    begin(plan)
    begin(plan)
    ended = in_plan(plan)
    make_status(ended, effective_on=BEFORE)
    make_status(ended, Status.COMPLETED, effective_on=BETWEEN)
    make_funding(ended, effective_on=BETWEEN)
    publish(ended)
    page = shown(client)
    assert page.one("h1").text == "What changed from 30 June 2023 to 30 June 2024"
    assert tallies(page) == [
        ("2 projects began", "#statuses"),
        ("1 project ended", "#statuses"),
        ("1 sum of money was reported", "#money"),
    ]
    assert [it.attributes["id"] for it in page.all("h2") if "id" in it.attributes][-4:] == [
        "summary",
        "statuses",
        "money",
        "reading",
    ]


def test_each_change_bears_its_day_and_its_source(client: Client, plan: Plan) -> None:
    begin(plan, slug="flagship", acronym="FLAG")
    part = shown(client).one("section", aria_labelledby="statuses")
    assert (
        part.one("ul", class_="changed")
        .all("li")[0]
        .text.startswith("FLAG Approved → became Ongoing 1 March 2024 Source")
    )
    assert part.all("a")[0].attributes["href"] == "/projects/flagship/?as_of=2024-06-30"


def test_date_that_moved_says_how_far(client: Client, plan: Plan) -> None:
    project = in_plan(plan, acronym="FLAG")
    make_period(project, ends_on=date(2024, 12, 31), effective_on=BEFORE)
    make_period(project, ends_on=date(2026, 2, 28), effective_on=BETWEEN)
    publish(project)
    assert rows(shown(client), "dates")[0].startswith(
        "FLAG planned end 31 December 2024 → became 28 February 2026 (14 months later) "
        "said 1 March 2024 Source"
    )


def test_money_stands_before_and_after_in_its_own_currency(client: Client, plan: Plan) -> None:
    project = in_plan(plan)
    make_funding(project, effective_on=BEFORE)
    make_funding(project, "500000.00", effective_on=BETWEEN)
    make_funding(project, "2000000.00", currency="KRW", effective_on=BETWEEN)
    publish(project)
    table = shown(client).one("section", aria_labelledby="money").one("table")
    cells = [
        [it.text for it in row.children if isinstance(it, Element)]
        for row in table.one("tbody").all("tr")
    ]
    assert cells == [
        ["Budget", "Not reported", "KRW 2,000,000", ""],
        ["Budget", "USD 1,000,000", "USD 1,500,000", "+ USD 500,000"],
    ]


def test_correction_is_struck_and_explained(client: Client, plan: Plan) -> None:
    project = in_plan(plan, acronym="FLAG")
    wrong = make_funding(project, "7000000.00", effective_on=BETWEEN)
    make_funding(
        project,
        "700000.00",
        effective_on=BETWEEN,
        supersedes=wrong,
        is_correction=True,
        note="A slip of a digit.",
    )
    publish(project)
    page = shown(client)
    part = page.one("section", aria_labelledby="corrections")
    assert part.one("s").text == "USD 7,000,000"
    assert "corrected to USD 700,000" in part.text
    assert "A slip of a digit." in part.text
    assert "7,000,000" not in page.one("section", aria_labelledby="money").text


def test_results_and_lines_stand_before_and_after(client: Client, plan: Plan) -> None:
    line = make_line(plan=plan, number="1.1")
    project = begin(plan, acronym="FLAG")
    project.action_lines.add(line)
    indicator = make_indicator(project=project, title="Trained", unit="people")
    make_reading(indicator, "10", effective_on=BEFORE)
    make_reading(indicator, "25", effective_on=BETWEEN)
    publish(project)
    page = shown(client)
    assert rows(page, "results")[0].startswith(
        "FLAG Trained 10 people → became 25 people 1 March 2024 Source"
    )
    assert rows(page, "lines")[0].startswith("1.1 ")
    assert "Addressed → became Under way its project changed status: FLAG" in rows(page, "lines")[0]


def test_nothing_is_said_in_words(client: Client, plan: Plan) -> None:
    project = in_plan(plan)
    make_status(project, effective_on=BEFORE)
    publish(project)
    summary = shown(client).one("section", aria_labelledby="summary")
    assert summary.one("p", class_="answer").text == "Nothing changed that a source reported."
    assert "Of 1 project of this plan, no source spoke of 1 in this time." in summary.text


def test_last_two_meetings_are_compared_where_nothing_is_chosen(client: Client, plan: Plan) -> None:
    ours = plan.partnership
    for year in (2022, 2023, 2024):
        make_meeting(slug=f"m-{year}", partnership=ours, starts_on=date(year, 6, 1))
    make_meeting(partnership=ours, starts_on=date(2024, 9, 1), kind=MeetingKind.DECLARATION)
    make_meeting(starts_on=date(2024, 10, 1))
    heading = "What changed from 1 June 2023 to 1 June 2024"
    assert shown(client, "").one("h1").text == heading
    earlier = "What changed from 1 June 2022 to 1 June 2023"
    assert shown(client, "?as_of=2024-01-01").one("h1").text == earlier
    assert shown(client, "?to=m-2023").one("h1").text == earlier


def test_meetings_of_the_partnership_are_offered(client: Client, plan: Plan) -> None:
    ours = plan.partnership
    make_meeting(slug="in", partnership=ours, title="In", starts_on=date(2023, 1, 1))
    make_meeting(slug="out", partnership=ours, title="Out", starts_on=date(2019, 1, 1))
    make_meeting(slug="elsewhere")
    make_meeting(slug="draft", partnership=ours, publication_state=PublicationState.DRAFT)
    select = shown(client, "?from=out&to=in").one("select", id="from-meeting")
    assert [
        (it.attributes["value"], "selected" in it.attributes) for it in select.all("option")
    ] == [
        ("in", False),
        ("out", True),
    ]


def test_bad_value_stands_beside_its_field(client: Client, plan: Plan) -> None:
    begin(plan)
    page = shown(client, "?from=soon&to=2024-06-30")
    field = page.one("input", id="from-day")
    assert (field.attributes["value"], field.attributes["aria-describedby"]) == (
        "soon",
        "from-error",
    )
    assert page.one("p", id="from-error").text == (
        "“soon” is neither a date, like 2025-05-16, nor the address of a meeting."
    )
    assert page.one("input", id="to-day").attributes["value"] == "2024-06-30"
    assert page.all("ul", class_="changed") == []


def test_days_in_the_wrong_order_can_be_swapped(client: Client, plan: Plan) -> None:
    notice = shown(client, "?from=2024-06-30&to=2023-06-30").one("div", class_="notice")
    assert notice.text == (
        "The first day is after the second: choose an earlier day to compare from. "
        "Swap the two days"
    )
    assert notice.one("a").attributes["href"] == f"/plans/plan/changes/{YEAR}"


def test_one_day_is_no_comparison(client: Client, plan: Plan) -> None:
    notice = shown(client, "?from=2024-06-30&to=2024-06-30").one("div", class_="notice")
    assert notice.text == "Both are the same day: choose an earlier day to compare from."


def test_chosen_days_are_not_indexed_and_have_a_permanent_address(
    client: Client, plan: Plan
) -> None:
    make_meeting(slug="m", partnership=plan.partnership, starts_on=date(2024, 6, 30))
    page = shown(client, "?from=2023-06-30&to=m")
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    foot = page.one("section", aria_labelledby="reading")
    assert foot.one("a").attributes["href"] == f"/plans/plan/changes/{YEAR}"
    assert shown(client, "").all("meta", name="robots") == []


def test_plan_page_leads_to_the_comparison(client: Client, plan: Plan) -> None:
    line = read(client.get("/plans/plan/")).one("p", class_="as-of-line")
    assert line.one("a").attributes["href"] == "/plans/plan/changes/"
    line = read(client.get("/plans/plan/?as_of=2024-01-01")).one("p", class_="as-of-line")
    assert line.all("a")[1].attributes["href"] == "/plans/plan/changes/?from=2024-01-01"


def test_former_address_redirects_with_its_days(client: Client, plan: Plan) -> None:
    FormerAddress.objects.create(noun=Noun.PLAN, slug="old", leads_to="plan")
    response = client.get(f"/plans/old/changes/{YEAR}")
    assert (response.status_code, response["Location"]) == (301, f"/plans/plan/changes/{YEAR}")


def test_cold_page_costs_fourteen_queries_however_much_changed(
    client: Client, plan: Plan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_meeting(slug="m", partnership=plan.partnership, starts_on=date(2024, 6, 30))
    for count in (1, 29):
        for _ in range(count):
            project = begin(plan)
            project.action_lines.add(make_line(plan=plan))
            make_funding(project, effective_on=BETWEEN)
            publish(project)
        cache.clear()
        with django_assert_num_queries(14):
            client.get("/plans/plan/changes/?from=2023-06-30&to=m")

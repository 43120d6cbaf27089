"""The list of plans: by partnership, as of a date, with the latest official word."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from projects.choices import PublicationState
from tests.factories import (
    make_claim,
    make_meeting,
    make_partnership,
    make_plan,
    make_project,
    make_public_project,
    publish,
)
from tests.projects.views.reading import Element, read

pytestmark = pytest.mark.django_db


def listed(client: Client, query: str = "") -> Element:
    return read(client.get(f"/plans/{query}"))


def titles(page: Element) -> list[str]:
    return [row.one("h3").text for row in page.all("li", class_="plan-row")]


def test_plans_stand_by_partnership_the_newest_first(client: Client) -> None:
    second = make_partnership(name="Mekong")
    first = make_partnership(name="ASEAN")
    make_plan(title="Old", partnership=first, starts_on=date(2016, 1, 1))
    make_plan(title="New", partnership=first, starts_on=date(2021, 1, 1))
    make_plan(title="River", partnership=second)
    page = listed(client)
    assert [it.text for it in page.all("h2")] == ["ASEAN", "Mekong"]
    assert titles(page) == ["New", "Old", "River"]


def test_plan_says_how_many_projects_stand_behind_it(client: Client) -> None:
    plan = make_plan(slug="plan")
    parent = make_project()
    for project in (parent, make_project(parent=parent)):
        project.plans.add(plan)
        publish(project)
    cell = listed(client).one("div", class_="plan-row-projects")
    assert cell.text.startswith("2 projects")
    assert cell.text.endswith("1 of them not part of another")
    assert cell.one("a").attributes["href"] == "/projects/?plan=plan"


def test_latest_claim_stands_in_one_line_with_its_date(client: Client) -> None:
    plan = make_plan()
    make_claim(plan, percentage=Decimal(80), effective_on=date(2023, 1, 1))
    make_claim(plan, percentage=Decimal(95), effective_on=date(2024, 1, 1))
    line = listed(client).one("div", class_="claim-line")
    assert line.one("span", class_="figure-value").text == "95 per cent"
    assert line.one("q").text == "implemented"
    assert line.one("time").text == "1 January 2024"


def test_plan_not_yet_begun_or_adopted_is_not_there(client: Client) -> None:
    partnership = make_partnership()
    make_plan(title="Begun", starts_on=date(2021, 1, 1), partnership=partnership)
    make_plan(
        title="Adopted",
        partnership=partnership,
        starts_on=date(2024, 1, 1),
        adopted_at=make_meeting(starts_on=date(2023, 7, 1)),
    )
    assert titles(listed(client, "?as_of=2023-06-30")) == ["Begun"]
    assert titles(listed(client, "?as_of=2023-07-01")) == ["Adopted", "Begun"]


def test_what_is_hidden_changes_nothing(client: Client) -> None:
    plan = make_plan(title="Public")
    before = client.get("/plans/").content
    make_plan(partnership=plan.partnership, publication_state=PublicationState.DRAFT, succeeds=plan)
    make_project().plans.add(plan)
    make_claim(plan, review_state="draft")
    hidden = make_partnership(publication_state=PublicationState.WITHDRAWN)
    make_plan(partnership=hidden)
    assert client.get("/plans/").content == before


def test_hidden_meeting_is_not_named(client: Client) -> None:
    meeting = make_meeting(publication_state=PublicationState.DRAFT, title="Secret meeting")
    make_plan(adopted_at=meeting)
    assert "Secret meeting" not in client.get("/plans/").content.decode()


def test_cold_list_costs_five_queries_at_any_length(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def add(number: int) -> None:
        plan = make_plan(title=f"Plan {number}", adopted_at=make_meeting())
        make_public_project().plans.add(plan)
        make_claim(plan, meeting=make_meeting())

    add(1)
    with django_assert_num_queries(5):
        client.get("/plans/")
    for number in range(29):
        add(number + 2)
    cache.clear()
    with django_assert_num_queries(5):
        client.get("/plans/")

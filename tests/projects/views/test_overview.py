"""The front page: the numbers, the plans in force, what is said of them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from projects.choices import PlanStage, Status
from projects.services.data_version import raise_data_version
from tests.factories import (
    make_assessment,
    make_claim,
    make_line,
    make_meeting,
    make_period,
    make_plan,
    make_project,
    make_status,
    publish,
)
from tests.projects.views.reading import Element, read

pytestmark = pytest.mark.django_db

IN_FORCE = {"stage": PlanStage.IN_FORCE}
THIS_YEAR = timezone.localdate().year


def front(client: Client, query: str = "") -> Element:
    return read(client.get(f"/{query}"))


def headline(page: Element) -> dict[str, str]:
    """The five numbers: where each leads, and what it says."""
    items = page.one("ul", class_="headline").all("li")
    return {it.one("a").attributes["href"]: it.text for it in items}


def in_force(page: Element) -> list[str]:
    section = page.one("section", aria_labelledby="in-force")
    return [it.one("h3").text for it in section.all("article")]


def test_headline_counts_what_its_links_list(client: Client) -> None:
    ongoing = make_project(title="A", is_signature=True)
    make_status(ongoing, Status.ONGOING)
    make_period(ongoing, ends_on=date(2024, 5, 20))
    publish(ongoing)
    publish(make_project(title="B"))
    make_plan(starts_on=date(THIS_YEAR, 1, 1), ends_on=None, stage=PlanStage.IN_FORCE)
    page = front(client)
    assert list(headline(page).values())[:4] == [
        "2 projects 1 ongoing",
        "1 signature projects named so by the partners",
        "1 past their planned end no source says they ended",
        "1 plans 1 in force",
    ]
    counts = {
        address: read(client.get(address)).one("h1").text.split()[0]
        for address in list(headline(page))[:3]
    }
    assert counts == {
        "/projects/": "2",
        "/projects/?signature=true": "1",
        "/projects/?flag=end_passed": "1",
    }


def test_plan_is_in_force_while_its_period_holds(client: Client) -> None:
    old = make_plan(
        title="Old", starts_on=date(2005, 1, 1), ends_on=None, stage=PlanStage.CONCLUDED
    )
    make_plan(
        title="New",
        starts_on=date(2011, 1, 1),
        ends_on=date(2011, 12, 31),
        succeeds=old,
        **IN_FORCE,
    )
    make_plan(title="Drafted", starts_on=date(2005, 1, 1), stage=PlanStage.DRAFTING)
    assert in_force(front(client, "?as_of=2010-12-31")) == ["Old"]
    assert in_force(front(client, "?as_of=2011-06-01")) == ["New"]
    assert in_force(front(client, "?as_of=2012-06-01")) == []


def test_plan_before_is_shown_with_its_claim(client: Client) -> None:
    before = make_plan(
        title="Before", starts_on=date(2021, 1, 1), ends_on=date(2022, 12, 31), **IN_FORCE
    )
    make_claim(before, percentage=Decimal(88), qualifier="more_than", verb="addressed")
    make_plan(
        title="Now",
        starts_on=date(2023, 1, 1),
        ends_on=date(2024, 12, 31),
        succeeds=before,
        **IN_FORCE,
    )
    raise_data_version()
    section = front(client, "?as_of=2024-12-31").one("section", aria_labelledby="before")
    assert section.one("h3").text == "Before"
    assert section.one("span", class_="figure-value").text == "more than 88% “addressed”"
    assert section.one("span", class_="figure-value").attributes.keys() >= {"data-figure"}


def test_plan_counts_its_own_lines(client: Client) -> None:
    plan = make_plan(starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31), **IN_FORCE)
    make_assessment(make_line(plan=plan))
    make_line(plan=plan)
    article = front(client, "?as_of=2024-12-31").one("article")
    assert article.one("span", class_="figure-value").text == "1 of 2 lines addressed"


def test_plan_of_which_nothing_is_known_has_no_rate(client: Client) -> None:
    make_plan(title="Plan", starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31), **IN_FORCE)
    assert front(client, "?as_of=2024-12-31").one("article").one("p", class_="unknown").text == (
        "Neither projects nor action lines nor an official claim reported yet."
    )


def test_next_meetings_are_the_nearest_and_last_ones_the_latest(client: Client) -> None:
    today = timezone.localdate()
    for title, days in (("Far", 90), ("Near", 10), ("Long ago", -90), ("Lately", -10)):
        make_meeting(title=title, starts_on=today + timedelta(days=days))
    page = front(client)

    def names(section: str) -> list[str]:
        items = page.one("section", aria_labelledby=section).one("ul").all("li")
        return [it.text.split(str(THIS_YEAR))[0] for it in items]

    assert [name.split()[0] for name in names("ahead")] == ["Near", "Far"]
    assert [name.split()[0] for name in names("past")] == ["Lately", "Long"]


def test_latest_changes_belong_to_today_alone(client: Client) -> None:
    publish(make_project(title="A"))
    assert front(client).one("section", aria_labelledby="changes").one("li").one("a").text == (
        "A (changed)"
    )
    assert front(client, "?as_of=2024-12-31").all("section", aria_labelledby="changes") == []


def test_draft_is_not_counted(client: Client) -> None:
    before = client.get("/").content
    make_status(make_project(title="Hidden", is_signature=True), Status.ONGOING)
    make_plan(title="Hidden plan", publication_state="draft")
    assert client.get("/").content == before


def test_cold_page_costs_the_same_with_more_projects(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plan = make_plan(starts_on=date(2024, 1, 1), ends_on=None)
    for count in (1, 29):
        for _ in range(count):
            project = make_project(is_signature=True)
            project.plans.add(plan)
            make_status(project, Status.ONGOING)
            publish(project)
        with django_assert_num_queries(10):
            client.get("/")


def test_warm_page_costs_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/")
    with django_assert_num_queries(1):
        client.get("/")

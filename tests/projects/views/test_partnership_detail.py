"""One partnership: who belongs to it, its plans, and its history."""

from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from projects.choices import Noun, PublicationState, Status
from projects.models import CoordinatorTerm, FormerAddress, Membership, Partnership
from tests.factories import (
    make_country,
    make_fund,
    make_indicator,
    make_meeting,
    make_partnership,
    make_plan,
    make_project,
    make_reading,
    make_reported_value,
    make_source,
    make_status,
    make_target,
    publish,
)
from tests.projects.views.reading import Element, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership() -> Partnership:
    return make_partnership(slug="coast", name="Coast")


def shown(client: Client, query: str = "") -> Element:
    return read(client.get(f"/partnerships/coast/{query}"))


def facts(page: Element) -> dict[str, str]:
    rows = page.one("dl", class_="facts").all("div")
    return {it.one("dt").text: it.all("dd")[0].text for it in rows if it.all("dt")}


def join(partnership: Partnership, code: str, side: str = "asean", **values: Any) -> None:
    Membership.objects.create(
        partnership=partnership,
        country=make_country(code),
        side=side,
        **{"source": make_source(), **values},
    )


def test_members_are_counted_on_each_side_since_the_last_that_joined(
    client: Client, partnership: Partnership
) -> None:
    for code in ("VN", "TH"):
        join(partnership, code)
    join(partnership, "TL", starts_on=date(2025, 10, 26))
    join(partnership, "KR", "partner")
    found = facts(shown(client))
    assert found["ASEAN member states"] == "3 since 26 October 2025"
    assert found["Partner countries"] == "1"
    assert facts(shown(client, "?as_of=2025-10-25"))["ASEAN member states"] == "2"


def test_members_with_one_date_and_source_stand_together(
    client: Client, partnership: Partnership
) -> None:
    source = make_source()
    for code in ("VN", "TH"):
        join(partnership, code, source=source)
    join(partnership, "TL", starts_on=date(2025, 10, 26))
    groups = shown(client).one("section", aria_labelledby="members").all("div", class_="joined-on")
    assert [it.text.split(" Source")[0] for it in groups] == [
        "Country TH Country VN since when is not reported",
        "Country TL since 26 October 2025",
    ]
    assert groups[1].all("a")[0].attributes["href"] == "/countries/TL/"


def test_member_that_left_is_not_counted_but_told(client: Client, partnership: Partnership) -> None:
    join(partnership, "VN")
    join(partnership, "TH", ends_on=date(2020, 1, 1))
    page = shown(client)
    assert facts(page)["ASEAN member states"] == "1"
    assert "Country TH until 1 January 2020" in page.text


def test_coordinator_of_the_day_stands_above_all_turns(
    client: Client, partnership: Partnership
) -> None:
    for code, start in (("VN", 2021), ("TH", 2024)):
        CoordinatorTerm.objects.create(
            partnership=partnership,
            country=make_country(code),
            starts_on=date(start, 7, 1),
            ends_on=date(start + 3, 6, 30),
            source=make_source(),
        )
    page = shown(client, "?as_of=2025-01-01")
    assert facts(page)["Coordinator"] == "Country TH 1 July 2024 – 30 June 2027"
    turns = page.one("section", aria_labelledby="coordinators").all("div", class_="joined-on")
    assert [it.all("a")[0].text for it in turns] == ["Country TH", "Country VN"]


def test_plans_stand_in_succession(client: Client, partnership: Partnership) -> None:
    meeting = make_meeting(title="The summit", partnership=partnership)
    make_plan(title="Second", partnership=partnership, starts_on=date(2021, 1, 1))
    make_plan(
        title="First", partnership=partnership, starts_on=date(2016, 1, 1), adopted_at=meeting
    )
    make_plan(title="Elsewhere", adopted_at=meeting)
    section = shown(client).one("section", aria_labelledby="plans")
    assert [it.text for it in section.all("p", class_="event-title")] == ["First", "Second"]
    assert "Adopted at The summit" in section.text


def test_projects_are_counted_by_status_each_with_its_list(
    client: Client, partnership: Partnership
) -> None:
    plans = [make_plan(slug=it, partnership=partnership) for it in ("one", "two")]
    for status in (Status.ONGOING, Status.ONGOING, Status.COMPLETED):
        project = make_project()
        project.plans.add(*plans)
        make_status(project, status)
        publish(project)
    section = shown(client).one("section", aria_labelledby="plans")
    keys = section.one("ul", class_="keys").all("a")
    assert [(it.text, it.attributes["href"]) for it in keys] == [
        ("Ongoing 2", "/projects/?plan=one&plan=two&status=ongoing"),
        ("Completed 1", "/projects/?plan=one&plan=two&status=completed"),
    ]


def test_history_stands_by_decade_the_oldest_first(
    client: Client, partnership: Partnership
) -> None:
    for title, day in (
        ("Summit", date(2010, 10, 29)),
        ("Beginning", date(1989, 11, 30)),
        ("Forum", date(2014, 1, 1)),
        ("Ahead", date(2090, 1, 1)),
    ):
        make_meeting(title=title, partnership=partnership, starts_on=day)
    timeline = shown(client).one("section", aria_labelledby="timeline")
    assert timeline.one("h2").text == "Timeline since 1989"
    assert [it.text for it in timeline.all("h3")] == ["1980s", "2010s", "2090s"]
    assert [it.text for it in timeline.all("p", class_="event-title")] == [
        "Beginning",
        "Summit",
        "Forum",
        "Ahead",
    ]
    past = shown(client, "?as_of=2013-01-01").one("section", aria_labelledby="timeline")
    assert [it.text for it in past.all("h3")] == ["1980s", "2010s"]
    assert [it.text for it in past.all("p", class_="event-title")] == ["Beginning", "Summit"]


def test_plan_of_another_partnership_adopted_there_is_told_in_the_history(
    client: Client, partnership: Partnership
) -> None:
    meeting = make_meeting(partnership=partnership)
    make_plan(title="Elsewhere", adopted_at=meeting)
    page = shown(client)
    assert "Adopted Elsewhere" in page.one("section", aria_labelledby="timeline").text
    assert "Elsewhere" not in page.one("section", aria_labelledby="plans").text


def test_values_that_disagree_stand_side_by_side(client: Client, partnership: Partnership) -> None:
    trade = make_indicator(partnership=partnership, type="context", unit="USD billion")
    make_reading(trade, "176.5", effective_on=date(2021, 12, 31))
    make_reading(
        trade,
        "187",
        effective_on=date(2024, 11, 10),
        is_counted=False,
        counting_reason="The year is not stated.",
    )
    values = shown(client).one("ul", class_="context-values").all("li")
    assert [it.text.split(" Source")[0] for it in values] == [
        "also reported 187 USD billion 10 November 2024",
        "176.5 USD billion 31 December 2021",
    ]
    assert "Why it does not count: The year is not stated." in values[0].text


def test_target_stands_beside_the_readings(client: Client, partnership: Partnership) -> None:
    sums = make_indicator(partnership=partnership, type="context", unit="USD million")
    make_target(sums, "48", due_on=date(2027, 12, 31))
    value = shown(client).one("ul", class_="context-values").one("li")
    assert value.text.startswith("Target for 31 December 2027 48 USD million")


def test_what_is_hidden_changes_nothing(client: Client, partnership: Partnership) -> None:
    before = client.get("/partnerships/coast/").content
    draft = {"publication_state": PublicationState.DRAFT}
    make_plan(partnership=partnership, **draft)
    make_fund(partnership=partnership, **draft)
    make_meeting(partnership=partnership, **draft)
    make_indicator(partnership=partnership, **draft)
    make_reported_value(partnership=partnership, review_state="draft")
    cache.clear()
    assert client.get("/partnerships/coast/").content == before


def test_hidden_partnership_and_missing_partnership_are_one_answer(
    client: Client, partnership: Partnership
) -> None:
    Partnership.objects.update(publication_state=PublicationState.DRAFT)
    hidden = client.get("/partnerships/coast/")
    Partnership.objects.update(slug="elsewhere")
    missing = client.get("/partnerships/coast/")
    assert (hidden.status_code, hidden.content) == (404, missing.content)


def test_former_address_redirects(client: Client, partnership: Partnership) -> None:
    FormerAddress.objects.create(noun=Noun.PARTNERSHIP, slug="old", leads_to="coast")
    response = client.get("/partnerships/old/")
    assert (response.status_code, response["Location"]) == (301, "/partnerships/coast/")


def test_cold_page_costs_fifteen_queries_at_any_length(
    client: Client, partnership: Partnership, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def add(number: int) -> None:
        code = chr(ord("A") + number // 26) + chr(ord("A") + number % 26)
        join(partnership, code)
        CoordinatorTerm.objects.create(
            partnership=partnership, country=make_country(code), source=make_source()
        )
        meeting = make_meeting(partnership=partnership)
        make_reported_value(meeting=meeting)
        make_reported_value(partnership=partnership)
        plan = make_plan(partnership=partnership, adopted_at=meeting)
        make_fund(partnership=partnership)
        indicator = make_indicator(partnership=partnership)
        make_reading(indicator)
        make_target(indicator)
        project = make_project()
        project.plans.add(plan)
        publish(project)

    for numbers in (range(1), range(1, 30)):
        for number in numbers:
            add(number)
        cache.clear()
        with django_assert_num_queries(15):
            client.get("/partnerships/coast/")

"""One meeting: what came of it, what was claimed there, and the tracker as of that day."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from projects.choices import Noun, PublicationState, Status
from projects.models import FormerAddress, Meeting
from tests.factories import (
    make_claim,
    make_line,
    make_meeting,
    make_partnership,
    make_plan,
    make_project,
    make_reported_value,
    make_status,
    publish,
)
from tests.projects.views.reading import Element, read

pytestmark = pytest.mark.django_db

DAY = date(2024, 5, 16)


@pytest.fixture
def meeting() -> Meeting:
    return make_meeting(
        slug="meeting",
        title="The meeting",
        partnership=make_partnership(slug="coast", name="Coast"),
        starts_on=DAY,
    )


def shown(client: Client, query: str = "") -> Element:
    return read(client.get(f"/meetings/meeting/{query}"))


def facts(page: Element) -> dict[str, str]:
    return {
        it.one("dt").text: it.all("dd")[0].text
        for it in page.one("dl", class_="facts").all("div")
        if it.all("dt")
    }


def test_first_screen_says_when_and_where(client: Client, meeting: Meeting) -> None:
    Meeting.objects.update(place="Busan", ordinal=29, ends_on=date(2024, 5, 17))
    found = facts(shown(client))
    assert (found["When"], found["Place"], found["Number"]) == (
        "16 May 2024 – 17 May 2024",
        "Busan",
        "29",
    )


def test_neighbours_are_those_of_its_own_series(client: Client, meeting: Meeting) -> None:
    for title, year, kind in (
        ("Dialogue before", 2022, "dialogue"),
        ("Summit before", 2023, "summit"),
        ("Dialogue after", 2025, "dialogue"),
    ):
        make_meeting(
            title=title, kind=kind, starts_on=date(year, 1, 1), partnership=meeting.partnership
        )
    make_meeting(title="Elsewhere", starts_on=date(2024, 1, 1))
    found = facts(shown(client))
    assert found["Before it"] == "Dialogue before 1 January 2022"
    assert found["After it"] == "Dialogue after 1 January 2025"
    assert "After it" not in facts(shown(client, "?as_of=2024-12-31"))


def test_milestone_stands_in_the_history_of_its_partnership(
    client: Client, meeting: Meeting
) -> None:
    Meeting.objects.update(kind="milestone")
    make_meeting(
        title="Summit before",
        kind="summit",
        starts_on=date(2023, 1, 1),
        partnership=meeting.partnership,
    )
    assert facts(shown(client))["Before it"] == "Summit before 1 January 2023"


def test_what_was_adopted_is_linked(client: Client, meeting: Meeting) -> None:
    make_plan(slug="plan", title="The plan", adopted_at=meeting)
    Meeting.objects.filter(pk=meeting.pk).update(outcome="A declaration.")
    section = shown(client).one("section", aria_labelledby="outcome")
    assert section.text == "What came of it A declaration. Adopted The plan"
    assert section.one("a").attributes["href"] == "/plans/plan/"


def test_claim_stands_beside_our_count_on_that_day(client: Client, meeting: Meeting) -> None:
    plan = make_plan(slug="plan", partnership=meeting.partnership)
    line, _ = make_line(plan=plan), make_line(plan=plan)
    project = make_project()
    project.plans.add(plan)
    project.action_lines.add(line)
    make_status(project, Status.ONGOING, effective_on=DAY)
    publish(project)
    make_claim(plan, meeting=meeting, effective_on=DAY, percentage=Decimal(95))
    claim = shown(client).one("section", aria_labelledby="claims")
    assert claim.one("div", class_="claim-line").text.startswith("95 per cent implemented")
    link = next(it for it in claim.all("a") if it.text.startswith("1 of 2"))
    assert link.text == "1 of 2 lines held here addressed"
    assert link.attributes["href"] == "/plans/plan/?as_of=meeting"


def test_claim_about_a_plan_without_lines_says_so(client: Client, meeting: Meeting) -> None:
    make_claim(make_plan(), meeting=meeting, effective_on=DAY)
    assert "None: no line of the plan is held here." in shown(client).text


def test_tracker_as_of_it_is_offered_for_the_plans_in_force(
    client: Client, meeting: Meeting
) -> None:
    first = make_plan(
        slug="first", partnership=meeting.partnership, starts_on=date(2010, 1, 1), ends_on=None
    )
    make_plan(slug="second", partnership=meeting.partnership, succeeds=first)
    make_plan(
        slug="over",
        partnership=meeting.partnership,
        starts_on=date(2015, 1, 1),
        ends_on=date(2020, 1, 1),
    )
    make_plan(slug="elsewhere")
    section = shown(client).one("section", aria_labelledby="as-of-it")
    assert [it.attributes["href"] for it in section.all("a")][:3] == [
        "/projects/?as_of=meeting",
        "/?as_of=meeting",
        "/plans/second/?as_of=meeting",
    ]
    assert "/plans/first/" not in str([it.attributes["href"] for it in section.all("a")])


def test_meeting_ahead_offers_no_view_of_its_day(client: Client, meeting: Meeting) -> None:
    Meeting.objects.update(starts_on=date(2090, 1, 1))
    section = shown(client).one("section", aria_labelledby="as-of-it")
    assert (section.all("a"), section.one("p").text) == ([], "It has not taken place yet.")


def test_page_of_an_earlier_date_says_that_it_was_ahead(client: Client, meeting: Meeting) -> None:
    make_claim(make_plan(), meeting=meeting, effective_on=DAY)
    page = shown(client, "?as_of=2024-05-15")
    assert page.one("div", class_="notice").text == "On 15 May 2024 this had not taken place yet."
    assert page.all("section", aria_labelledby="claims") == []


def test_what_is_hidden_changes_nothing(client: Client, meeting: Meeting) -> None:
    before = client.get("/meetings/meeting/").content
    draft = {"publication_state": PublicationState.DRAFT}
    make_plan(adopted_at=meeting, partnership=meeting.partnership, **draft)
    make_claim(make_plan(**draft), meeting=meeting)
    make_claim(make_plan(), meeting=meeting, review_state="draft")
    make_meeting(partnership=meeting.partnership, starts_on=date(2023, 1, 1), **draft)
    make_reported_value(meeting=meeting, review_state="draft")
    assert client.get("/meetings/meeting/").content == before


def test_hidden_meeting_and_missing_meeting_are_one_answer(
    client: Client, meeting: Meeting
) -> None:
    Meeting.objects.update(publication_state=PublicationState.DRAFT)
    hidden = client.get("/meetings/meeting/")
    Meeting.objects.update(slug="elsewhere")
    missing = client.get("/meetings/meeting/")
    assert (hidden.status_code, hidden.content) == (404, missing.content)


def test_former_address_redirects(client: Client, meeting: Meeting) -> None:
    FormerAddress.objects.create(noun=Noun.MEETING, slug="old", leads_to="meeting")
    response = client.get("/meetings/old/")
    assert (response.status_code, response["Location"]) == (301, "/meetings/meeting/")


def test_cold_page_costs_eleven_queries_at_any_length(
    client: Client, meeting: Meeting, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def add() -> None:
        plan = make_plan(partnership=meeting.partnership, adopted_at=meeting)
        make_line(plan=plan)
        make_claim(plan, meeting=meeting)
        make_reported_value(meeting=meeting)
        project = make_project()
        project.plans.add(plan)
        make_status(project)
        publish(project)

    for count in (1, 29):
        for _ in range(count):
            add()
        cache.clear()
        with django_assert_num_queries(11):
            client.get("/meetings/meeting/")

"""The meetings: by partnership, the newest first, narrowed by a form."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from projects.choices import MeetingKind, PublicationState
from tests.factories import (
    make_meeting,
    make_partnership,
    make_plan,
    make_reported_value,
)
from tests.projects.views.reading import Element, read

pytestmark = pytest.mark.django_db


def listed(client: Client, query: str = "") -> Element:
    return read(client.get(f"/meetings/{query}"))


def titles(page: Element) -> list[str]:
    return [it.text for it in page.all("p", class_="event-title")]


def test_meetings_stand_by_partnership_the_newest_first(client: Client) -> None:
    coast, river = make_partnership(name="Coast"), make_partnership(name="River")
    make_meeting(title="Old", partnership=coast, starts_on=date(2019, 5, 1))
    make_meeting(title="Stream", partnership=river, starts_on=date(2020, 5, 1))
    make_meeting(title="New", partnership=coast, starts_on=date(2021, 5, 1))
    page = listed(client)
    assert page.one("h1").text == "3 meetings and milestones"
    assert [it.text for it in page.all("h2")] == ["Coast 2", "River 1"]
    assert titles(page) == ["New", "Old", "Stream"]


def test_year_stands_once_before_its_meetings(client: Client) -> None:
    partnership = make_partnership()
    for day in (date(2019, 5, 1), date(2021, 5, 1), date(2021, 9, 1)):
        make_meeting(partnership=partnership, starts_on=day)
    years = listed(client).all("span", class_="event-year")
    assert [it.text for it in years] == ["2021", "", "2019"]


def test_meeting_says_what_came_of_it(client: Client) -> None:
    meeting = make_meeting(title="Summit", kind="summit", place="Jeju", outcome="Peace.")
    make_plan(slug="plan", title="The plan", adopted_at=meeting, partnership=meeting.partnership)
    row = listed(client).one("li", class_="event")
    assert row.text.startswith("2024 Summit 16 May 2024 · Summit · Jeju Source")
    assert "Peace. Adopted The plan" in row.text


def test_sources_that_disagree_stand_beneath(client: Client) -> None:
    meeting = make_meeting()
    make_reported_value(meeting=meeting, figure="held", value="28 September")
    make_reported_value(
        meeting=meeting, figure="held", value="29 September", is_counted=False, counting_reason="x"
    )
    also = listed(client).one("details", class_="also")
    assert [it.text.split(" ")[0] for it in also.all("li")] == ["29"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?kind=summit", ["Coast summit", "River summit"]),
        ("?partnership=coast", ["Coast summit", "Coast dialogue"]),
        ("?partnership=coast&kind=summit", ["Coast summit"]),
        ("?partnership=coast&partnership=river&kind=dialogue", ["Coast dialogue"]),
        ("?kind=jcc", []),
    ],
)
def test_list_can_be_narrowed(client: Client, query: str, found: list[str]) -> None:
    coast, river = make_partnership(slug="coast"), make_partnership(slug="river")
    make_meeting(title="Coast dialogue", partnership=coast, starts_on=date(2022, 1, 1))
    make_meeting(title="Coast summit", partnership=coast, kind="summit", starts_on=date(2023, 1, 1))
    make_meeting(title="River summit", partnership=river, kind="summit", starts_on=date(2021, 1, 1))
    make_meeting(kind="jcc", publication_state=PublicationState.DRAFT)
    assert titles(listed(client, query)) == found


def test_form_offers_what_there_is_and_keeps_what_is_chosen(client: Client) -> None:
    make_meeting(partnership=make_partnership(slug="coast", name="Coast"), kind="summit")
    page = listed(client, "?partnership=coast&as_of=2024-06-01")
    partnership, kind = page.all("select")[:2]
    assert [it.text for it in partnership.all("option")] == ["All", "Coast"]
    assert [it.text for it in kind.all("option")] == ["All", MeetingKind.SUMMIT.label]
    assert "selected" in partnership.all("option")[1].attributes
    form = page.one("form", class_="narrow")
    assert [it.attributes["value"] for it in form.all("input", name="as_of")] == ["2024-06-01"]


def test_what_the_form_leaves_empty_is_dropped_from_the_address(client: Client) -> None:
    response = client.get("/meetings/?partnership=&kind=summit")
    assert (response.status_code, response["Location"]) == (302, "/meetings/?kind=summit")


def test_bad_value_is_named_and_left_out(client: Client) -> None:
    make_meeting(title="The meeting")
    page = listed(client, "?kind=party")
    assert page.one("div", class_="notice").text.startswith("“party” is not known here.")
    assert titles(page) == ["The meeting"]


def test_hidden_and_missing_partnership_are_one_answer(client: Client) -> None:
    make_meeting()
    make_partnership(slug="hush", publication_state=PublicationState.DRAFT)
    hidden = client.get("/meetings/?partnership=hush").content
    missing = client.get("/meetings/?partnership=none-such").content
    assert hidden.replace(b"hush", b"") == missing.replace(b"none-such", b"")


def test_page_of_a_past_date_lists_what_had_begun(client: Client) -> None:
    partnership = make_partnership()
    make_meeting(title="Held", partnership=partnership, starts_on=date(2020, 5, 1))
    make_meeting(title="Ahead", partnership=partnership, starts_on=date(2030, 5, 1))
    assert titles(listed(client)) == ["Ahead", "Held"]
    assert titles(listed(client, "?as_of=2020-05-01")) == ["Held"]
    assert titles(listed(client, "?as_of=2020-04-30")) == []


def test_what_is_hidden_changes_nothing(client: Client) -> None:
    meeting = make_meeting()
    before = client.get("/meetings/").content
    make_meeting(partnership=meeting.partnership, publication_state=PublicationState.DRAFT)
    make_meeting(partnership=make_partnership(publication_state=PublicationState.DRAFT))
    make_plan(adopted_at=meeting, publication_state=PublicationState.DRAFT)
    make_reported_value(meeting=meeting, review_state="draft")
    cache.clear()
    assert client.get("/meetings/").content == before


def test_cold_list_costs_six_queries_at_any_length(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def add() -> None:
        meeting = make_meeting()
        make_plan(adopted_at=meeting)
        make_reported_value(meeting=meeting)

    for count in (1, 29):
        for _ in range(count):
            add()
        cache.clear()
        with django_assert_num_queries(6):
            client.get("/meetings/")

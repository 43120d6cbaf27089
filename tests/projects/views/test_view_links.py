"""The foot of a list: the same view as files, feeds, an address in the API and a citation (U26)."""

import pytest
from django.test import Client
from django.utils import timezone

from projects.choices import Status
from projects.reports.edition import read_edition
from tests.factories import make_plan
from tests.projects.views.listing import listed, make_listed
from tests.projects.views.reading import Element

pytestmark = pytest.mark.django_db


def foot(client: Client, query: str = "", prefix: str = "") -> Element:
    return listed(client, query, prefix).one("section", class_="take-along")


def links(element: Element) -> dict[str, str]:
    return {link.text: link.attributes["href"] for link in element.all("a")}


def test_the_view_is_offered_under_its_filters(client: Client) -> None:
    make_listed("A", status=Status.ONGOING)
    found = foot(client, "?status=ongoing&ordering=-end&page_size=10")
    query = "?status=ongoing&ordering=-end"
    dated = f"https://testserver/projects/{query}&as_of={timezone.localdate()}"
    assert links(found) == {
        "CSV": f"/projects.csv{query}",
        "XLSX": f"/projects.xlsx{query}",
        "JSON": f"/projects.json{query}",
        "Atom": f"/projects.atom{query}",
        "JSON Feed": f"/projects.feed.json{query}",
        dated: dated,
    }
    address = found.one("input")
    assert (address.attributes["value"], "readonly" in address.attributes) == (
        f"https://testserver/api/v1/projects/{query}",
        True,
    )
    assert found.one("label").attributes["for"] == address.attributes["id"]


def test_every_address_that_is_offered_answers(client: Client) -> None:
    make_listed("A", status=Status.ONGOING)
    found = foot(client, "?status=ongoing&status=none&q=a", prefix="/ko")
    addresses = [*links(found).values(), found.one("input").attributes["value"]]
    answers = {it: client.get(it.removeprefix("https://testserver")) for it in addresses}
    assert {it: answer.status_code for it, answer in answers.items()} == dict.fromkeys(
        addresses, 200
    )


def test_the_citation_says_what_of_when_where_and_which_data(client: Client) -> None:
    make_listed("A", status=Status.ONGOING)
    make_plan(slug="plan", title="Plan")
    number = read_edition().number
    cited = foot(client, "?status=ongoing&plan=plan&plan=none&as_of=2024-12-31")
    assert cited.one("p", class_="citation").text == (
        "Plan-of-action tracker, projects, as of 31 December 2024 "
        "(Plan: Not reported, Plan; Status: Ongoing), "
        "https://testserver/projects/?plan=none&plan=plan&status=ongoing&as_of=2024-12-31 , "
        f"data version {number}, accessed {timezone.localdate():%-d %B %Y}."
    )


def test_a_filter_that_could_not_be_read_is_in_no_link(client: Client) -> None:
    """As the page itself says: the others are applied."""
    make_listed("A", status=Status.ONGOING)
    found = foot(client, "?status=ongoing&starts_after=soon&as_of=never")
    assert links(found)["CSV"] == "/projects.csv?status=ongoing"
    assert links(found)["Atom"] == "/projects.atom?status=ongoing"


def test_an_empty_list_can_be_followed_too(client: Client) -> None:
    assert links(foot(client))["Atom"] == "/projects.atom"

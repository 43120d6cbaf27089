"""One country: where it is a member, its projects, and the money that is its own."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from projects.choices import PublicationState
from projects.models import CoordinatorTerm, Country, Membership
from tests.factories import (
    make_country,
    make_funding,
    make_organisation,
    make_partnership,
    make_project,
    make_source,
    make_status,
    make_territory,
    publish,
)
from tests.projects.views.reading import Element, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def country() -> Country:
    return make_country("VN", name="Viet Nam", name_ko="베트남")


def shown(client: Client, query: str = "") -> Element:
    return read(client.get(f"/countries/VN/{query}"))


def work_in(*codes: str, share: str | None = None, **values: str) -> None:
    project = make_project(**values)
    for code in codes:
        make_territory(
            project, code, share=None if share is None or code != "VN" else Decimal(share)
        )
    make_funding(project)
    make_status(project)
    publish(project)


def test_memberships_and_turns_are_dated(client: Client, country: Country) -> None:
    partnership = make_partnership(slug="coast", name="Coast")
    Membership.objects.create(
        partnership=partnership,
        country=country,
        side="asean",
        starts_on=date(1995, 7, 28),
        source=make_source(),
    )
    CoordinatorTerm.objects.create(
        partnership=partnership,
        country=country,
        starts_on=date(2021, 7, 1),
        ends_on=date(2024, 6, 30),
        source=make_source(),
    )
    page = shown(client)
    member = page.one("section", aria_labelledby="member")
    assert "Coast ASEAN member state, since 28 July 1995" in member.text
    assert member.all("a")[0].attributes["href"] == "/partnerships/coast/"
    turns = page.one("section", aria_labelledby="coordinates")
    assert "Coast 1 July 2021 – 30 June 2024" in turns.text
    assert "Coast" not in shown(client, "?as_of=1995-07-27").one("main").text


def test_its_projects_stand_in_the_rows_of_the_list(client: Client, country: Country) -> None:
    work_in("VN", title="Here")
    work_in("TH", title="There")
    page = shown(client)
    assert [it.one("h3").text for it in page.all("li", class_="row")] == ["Here"]
    assert page.one("p", class_="scale-label").one("a").attributes["href"] == (
        "/projects/?country=VN"
    )


def test_money_is_shown_only_where_a_source_gives_it_to_the_country(
    client: Client, country: Country
) -> None:
    work_in("VN", title="Here alone")
    work_in("VN", "TH", title="In both")
    work_in("VN", "TH", title="With a share", share="40")
    rows = shown(client).one("section", aria_labelledby="money").one("ul", class_="sums").all("li")
    assert [it.text.split(" 16 May")[0] for it in rows] == [
        "Here alone Budget USD 1,000,000",
        "With a share 40 per cent of the money Budget USD 1,000,000",
    ]


def test_no_money_of_its_own_is_said_in_words(client: Client, country: Country) -> None:
    work_in("VN", "TH")
    assert shown(client).one("section", aria_labelledby="money").text.endswith("Not reported")


def test_page_of_a_past_date_knows_no_later_money(client: Client, country: Country) -> None:
    work_in("VN", title="Here alone")
    assert "No project reported" in shown(client, "?as_of=2024-05-15").text
    assert "USD 1,000,000" in shown(client, "?as_of=2024-05-16").text


def test_name_is_in_the_language_of_the_page(client: Client, country: Country) -> None:
    assert read(client.get("/ko/countries/VN/")).one("h1").text == "베트남"


def test_code_in_small_letters_leads_to_the_page(client: Client, country: Country) -> None:
    response = client.get("/countries/vn/?as_of=2024-05-16")
    assert (response.status_code, response["Location"]) == (
        301,
        "/countries/VN/?as_of=2024-05-16",
    )


def test_what_is_no_country_here_is_not_found(client: Client, country: Country) -> None:
    assert [client.get(f"/countries/{it}/").status_code for it in ("XX", "VNM")] == [404, 404]


def test_what_is_hidden_changes_nothing(client: Client, country: Country) -> None:
    before = client.get("/countries/VN/").content
    make_territory(make_project(), "VN")
    make_organisation(country=country, publication_state=PublicationState.DRAFT)
    hidden = make_partnership(publication_state=PublicationState.DRAFT)
    Membership.objects.create(
        partnership=hidden, country=country, side="asean", source=make_source()
    )
    CoordinatorTerm.objects.create(partnership=hidden, country=country, source=make_source())
    assert client.get("/countries/VN/").content == before


def test_cold_page_costs_ten_queries_at_any_length(
    client: Client, country: Country, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def add() -> None:
        partnership = make_partnership()
        for model, values in ((Membership, {"side": "asean"}), (CoordinatorTerm, {})):
            model.objects.create(
                partnership=partnership, country=country, source=make_source(), **values
            )
        make_organisation(country=country)
        work_in("VN")

    for count in (1, 29):
        for _ in range(count):
            add()
        cache.clear()
        with django_assert_num_queries(10):
            client.get("/countries/VN/")

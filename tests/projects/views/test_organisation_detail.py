"""One organisation: its names, and what it does in which projects."""

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from projects.choices import Noun, PublicationState, Role
from projects.models import FormerAddress, Organisation, OrganisationAlias
from tests.factories import (
    make_contribution,
    make_country,
    make_fund,
    make_funding,
    make_organisation,
    make_participation,
    make_project,
    make_source,
    make_status,
    publish,
)
from tests.projects.views.reading import Element, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Organisation:
    return make_organisation(
        slug="agency", name="The agency", acronym="TA", type="10", country=make_country("VN")
    )


def shown(client: Client, query: str = "") -> Element:
    return read(client.get(f"/organisations/agency/{query}"))


def facts(page: Element) -> dict[str, list[str]]:
    rows = page.one("dl", class_="facts").all("div")
    return {
        it.one("dt").text: [value.text for value in it.all("dd")] for it in rows if it.all("dt")
    }


def take_part(agency: Organisation, *roles: Role, **values: str) -> None:
    project = make_project(**values)
    for role in roles:
        make_participation(project, organisation=agency, role=role)
    make_status(project)
    publish(project)


def test_first_screen_says_what_it_is(client: Client, agency: Organisation) -> None:
    OrganisationAlias.objects.create(organisation=agency, name="Agency of old", language="en")
    page = shown(client)
    assert page.one("h1").text == "The agency"
    assert facts(page) == {
        "Kind": ["Government"],
        "Country": ["Country VN"],
        "Also known as": ["Agency of old"],
    }


def test_unknown_kind_and_country_are_said_in_words(client: Client, agency: Organisation) -> None:
    Organisation.objects.update(type="", country=None)
    assert facts(shown(client)) == {"Kind": ["Not reported"], "Country": ["Not reported"]}


def test_funds_it_pays_and_manages_are_linked(client: Client, agency: Organisation) -> None:
    paid = make_fund(slug="paid", name="Paid fund")
    for year in (2023, 2024):
        make_contribution(paid, year=year, contributor=agency)
    make_fund(name="Managed fund", manager=agency)
    make_contribution(make_fund(), contributor=agency, review_state="draft")
    found = facts(shown(client))
    assert (found["Pays into"], found["Manages"]) == (["Paid fund"], ["Managed fund"])


def test_projects_are_counted_by_role_each_with_its_list(
    client: Client, agency: Organisation
) -> None:
    take_part(agency, Role.FUNDING)
    take_part(agency, Role.FUNDING, Role.IMPLEMENTING)
    links = shown(client).one("ul", class_="roles").all("a")
    assert [(it.text, it.attributes["href"]) for it in links] == [
        ("Funding 2", "/projects/?organisation=agency&role=funding"),
        ("Implementing 1", "/projects/?organisation=agency&role=implementing"),
    ]


def test_its_projects_stand_in_the_rows_of_the_list(client: Client, agency: Organisation) -> None:
    for number in range(11):
        take_part(agency, Role.FUNDING, title=f"Project {number:02}")
    page = shown(client)
    assert len(page.all("li", class_="row")) == 10
    more = page.one("p", class_="rows-more").one("a")
    assert (more.text, more.attributes["href"]) == (
        "All 11 projects",
        "/projects/?organisation=agency",
    )


def test_page_of_a_past_date_knows_no_later_project(client: Client, agency: Organisation) -> None:
    take_part(agency, Role.FUNDING)
    assert "No project reported" in shown(client, "?as_of=2024-05-15").text
    assert "1 project" in shown(client, "?as_of=2024-05-16").text


def test_what_is_hidden_changes_nothing(client: Client, agency: Organisation) -> None:
    before = client.get("/organisations/agency/").content
    make_participation(make_project(), organisation=agency)
    make_fund(manager=agency, publication_state=PublicationState.DRAFT)
    assert client.get("/organisations/agency/").content == before


def test_hidden_organisation_and_missing_organisation_are_one_answer(
    client: Client, agency: Organisation
) -> None:
    Organisation.objects.update(publication_state=PublicationState.DRAFT)
    hidden = client.get("/organisations/agency/")
    Organisation.objects.update(slug="elsewhere")
    missing = client.get("/organisations/agency/")
    assert (hidden.status_code, hidden.content) == (404, missing.content)


def test_former_address_redirects(client: Client, agency: Organisation) -> None:
    FormerAddress.objects.create(noun=Noun.ORGANISATION, slug="old", leads_to="agency")
    response = client.get("/organisations/old/")
    assert (response.status_code, response["Location"]) == (301, "/organisations/agency/")


def test_cold_page_costs_eight_queries_at_any_length(
    client: Client, agency: Organisation, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def add(number: int) -> None:
        OrganisationAlias.objects.create(
            organisation=agency, name=f"Name {number}", language="en", source=make_source()
        )
        make_contribution(make_fund(manager=agency), contributor=agency)
        project = make_project()
        make_participation(project, organisation=agency)
        make_funding(project)
        publish(project)

    for numbers in (range(1), range(1, 30)):
        for number in numbers:
            add(number)
        cache.clear()
        with django_assert_num_queries(8):
            client.get("/organisations/agency/")

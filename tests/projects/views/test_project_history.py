"""Everything that was said of a project, in two orders of time."""

from datetime import UTC, date, datetime, time

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from projects.choices import Noun, Status
from projects.models import Confirmation, FormerAddress, LedgerEntry, Project
from projects.models.history import history_of
from tests.factories import (
    make_funding,
    make_indicator,
    make_milestone,
    make_period,
    make_project,
    make_reading,
    make_reported_value,
    make_status,
    make_target,
    publish,
)
from tests.projects.views.reading import Element, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return make_project(slug="flagship", title="Flagship")


def shown(client: Client, query: str = "") -> Element:
    return read(client.get(f"/projects/flagship/history/{query}"))


def told(page: Element) -> list[tuple[str, str]]:
    """When each statement was true, and what it is."""
    return [
        (it.one("p", class_="told-true").text, it.all("span", class_="figure-value")[0].text)
        for it in page.all("li", class_="told")
    ]


def release(row: LedgerEntry | Project, on: date) -> None:
    """Its history says that it was released on the day."""
    at = datetime.combine(on, time(12), tzinfo=UTC)
    history_of(type(row)).filter(id=row.pk).update(history_date=at)


def test_statements_stand_in_the_order_in_which_they_were_true(
    client: Client, project: Project
) -> None:
    make_status(project, Status.APPROVED, effective_on=date(2022, 1, 1))
    make_funding(project, effective_on=date(2023, 1, 1))
    make_status(project, Status.ONGOING, effective_on=date(2024, 1, 1))
    publish(project)
    assert told(shown(client)) == [
        ("1 January 2024", "Ongoing"),
        ("1 January 2023", "USD 1,000,000"),
        ("1 January 2022", "Approved"),
    ]


def test_statements_stand_in_the_order_of_their_publication(
    client: Client, project: Project
) -> None:
    early = make_status(project, Status.APPROVED, effective_on=date(2022, 1, 1))
    late = make_status(project, Status.ONGOING, effective_on=date(2024, 1, 1))
    publish(project)
    release(project, date(2024, 3, 1))
    release(late, date(2024, 2, 1))
    release(early, date(2024, 6, 1))
    page = shown(client, "?ordering=-published")
    assert told(page) == [("1 January 2022", "Approved"), ("1 January 2024", "Ongoing")]
    assert [it.text for it in page.all("p", class_="told-published")] == [
        "published here 1 June 2024",
        # Entered before the project itself could be read.
        "published here 1 March 2024",
    ]
    assert page.one("meta", name="robots").attributes["content"] == "noindex"


def test_correction_strikes_what_was_wrong_and_says_why(client: Client, project: Project) -> None:
    wrong = make_funding(project, "7000000.00", effective_on=date(2023, 1, 1))
    make_funding(
        project,
        "700000.00",
        effective_on=date(2023, 1, 2),
        supersedes=wrong,
        is_correction=True,
        note="A slip of a digit.",
    )
    publish(project)
    page = shown(client)
    assert page.one("s").text == "USD 7,000,000"
    assert page.one("p", class_="told-why").text == (
        "Corrected: this was never right. Right is USD 700,000 A slip of a digit."
    )
    assert "1 of them was corrected." in page.one("p", class_="prose").text


def test_revision_says_from_when_it_was_replaced(client: Client, project: Project) -> None:
    first = make_funding(project, effective_on=date(2023, 1, 1))
    make_funding(project, "2000000.00", effective_on=date(2024, 1, 1), supersedes=first)
    publish(project)
    page = shown(client)
    assert page.all("s") == []
    assert page.one("p", class_="told-why").text == ("Replaced from 1 January 2024 : USD 2,000,000")
    before = shown(client, "?as_of=2023-06-01")
    assert (told(before), before.all("p", class_="told-why")) == (
        [("1 January 2023", "USD 1,000,000")],
        [],
    )


def test_correction_of_a_later_day_is_said_without_its_value(
    client: Client, project: Project
) -> None:
    wrong = make_funding(project, "7000000.00", effective_on=date(2023, 1, 1))
    make_funding(
        project,
        "700000.00",
        effective_on=date(2024, 1, 1),
        supersedes=wrong,
        is_correction=True,
    )
    publish(project)
    assert shown(client, "?as_of=2023-06-01").one("p", class_="told-why").text == (
        "Corrected: this was never right. The correction is of a later day."
    )


def test_every_kind_of_statement_is_there(client: Client, project: Project) -> None:
    indicator = make_indicator(project=project, title="Trained")
    make_status(project)
    make_period(project)
    make_funding(project)
    make_milestone(project)
    make_reported_value(project=project)
    make_target(indicator)
    make_reading(indicator)
    publish(project)
    Confirmation.objects.create(project=project, confirmed_on=date(2024, 5, 17))
    publish(project)
    labels = [it.text for it in shown(client).all("span", class_="told-label")]
    assert sorted(labels) == [
        "Budget",
        "Dates (planned)",
        "Founded",
        "Milestone",
        "Status",
        "Target: Trained",
        "Trained",
    ]
    assert "Confirmed as still accurate" in shown(client).text


def test_what_is_hidden_is_not_there(client: Client, project: Project) -> None:
    make_status(project)
    publish(project)
    before = client.get("/projects/flagship/history/").content
    make_status(project, Status.CANCELLED, review_state="submitted")
    make_funding(project, review_state="withdrawn")
    assert client.get("/projects/flagship/history/").content == before
    hidden = client.get("/projects/hidden/history/")
    make_project(slug="hidden")
    assert client.get("/projects/hidden/history/").content == hidden.content
    assert hidden.status_code == 404


def test_project_page_leads_to_it(client: Client, project: Project) -> None:
    publish(project)
    links = [
        it.attributes["href"]
        for it in read(client.get("/projects/flagship/?as_of=2024-01-01")).all("a")
        if it.text == "Full history"
    ]
    assert links == ["/projects/flagship/history/?as_of=2024-01-01"]


def test_former_address_redirects(client: Client, project: Project) -> None:
    publish(project)
    FormerAddress.objects.create(noun=Noun.PROJECT, slug="old", leads_to="flagship")
    assert client.get("/projects/old/history/")["Location"] == "/projects/flagship/history/"


def test_cold_history_costs_the_same_queries_at_any_length(
    client: Client, project: Project, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (1, 29):
        for _ in range(count):
            make_status(project, effective_on=date(2022, 1, 1))
            make_funding(project, effective_on=date(2022, 1, 1))
            make_reading(make_indicator(project=project), effective_on=date(2022, 1, 1))
            make_milestone(project, effective_on=date(2022, 1, 1))
        publish(project)
        cache.clear()
        with django_assert_num_queries(4):
            shown(client)
        cache.clear()
        with django_assert_num_queries(14):
            shown(client, "?as_of=2023-01-01")

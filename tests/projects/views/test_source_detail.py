"""One source, and every public figure that names it."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from projects.choices import Noun, PublicationState, ReportedFigure, Status
from projects.models import FormerAddress, Source
from tests.factories import (
    make_area,
    make_assessment,
    make_claim,
    make_contribution,
    make_fund,
    make_funding,
    make_indicator,
    make_line,
    make_meeting,
    make_milestone,
    make_period,
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
def source() -> Source:
    return make_source(slug="release", title="The release")


def shown(client: Client, query: str = "") -> Element:
    return read(client.get(f"/sources/release/{query}"))


def cited(page: Element) -> dict[str, list[str]]:
    """What each record takes from the source."""
    return {
        record.one("h3").text: [it.text for it in record.one("dl").all("div")]
        for record in page.all("article", class_="citing")
    }


def test_every_kind_of_figure_is_told_with_its_date_and_locator(
    client: Client, source: Source
) -> None:
    project = make_project(title="The project")
    make_status(project, Status.ONGOING, source=source, locator="p. 4")
    make_period(project, starts_on=date(2023, 1, 1), source=source)
    make_funding(project, "7300000.00", source=source)
    make_milestone(project, title="Centre opened", source=source)
    indicator = make_indicator(project=project, title="Trained")
    make_target(indicator, "500", source=source)
    make_reading(indicator, "310", source=source)
    publish(project)
    plan = make_plan(title="The plan")
    make_claim(plan, source=source)
    make_assessment(make_line(plan=plan, number="1.1"), source=source)
    fund = make_fund(name="The fund")
    make_contribution(fund, source=source)
    make_reported_value(fund=fund, value="2012", source=source)
    assert cited(shown(client)) == {
        "Project The project": [
            "Status Ongoing 16 May 2024 · p. 4",
            "Dates (planned) 1 January 2023 – … 16 May 2024",
            "Budget USD 7,300,000 16 May 2024",
            "Centre opened due 1 January 2025 16 May 2024",
            "Target: Trained 500 people 16 May 2024",
            "Trained 310 people 16 May 2024",
        ],
        "Plan The plan": [
            "Line 1.1 Delivered 16 May 2024",
            "Claim of progress 95 per cent implemented 16 May 2024",
        ],
        "Fund The fund": [
            "Founded 2012 16 May 2024",
            "Paid in for one year (2024) USD 14,000,000 16 May 2024",
        ],
    }


def test_value_that_does_not_count_says_why(client: Client, source: Source) -> None:
    make_reported_value(
        plan=make_plan(title="The plan"),
        figure=ReportedFigure.AREAS,
        value="15+",
        source=source,
        is_counted=False,
        counting_reason="The list counts.",
    )
    assert cited(shown(client)) == {
        "Plan The plan": [
            "Areas of cooperation 15+ 16 May 2024 · also reported, does not count: The list counts."
        ]
    }


def test_records_that_rest_on_it_are_named(client: Client, source: Source) -> None:
    plan = make_plan(slug="plan", title="The plan", source=source)
    make_area(plan=plan, slug="area", title="The area", source=source)
    make_meeting(title="The meeting", source=source)
    make_meeting(title="A draft", source=source, publication_state=PublicationState.DRAFT)
    items = shown(client).one("ul", class_="statements").all("li")
    assert [it.text for it in items] == [
        "Plan The plan",
        "Meeting The meeting",
        "Focus area The area",
    ]
    assert [it.attributes["href"] for it in items[2].all("a")] == ["/plans/plan/#area-area"]


def test_figures_are_those_known_on_the_date_of_the_page(client: Client, source: Source) -> None:
    make_claim(make_plan(), source=source, effective_on=date(2024, 1, 1))
    assert cited(shown(client, "?as_of=2023-12-31")) == {}
    assert len(cited(shown(client, "?as_of=2024-01-01"))) == 1


def test_title_of_a_project_is_the_published_one(client: Client, source: Source) -> None:
    project = make_project(title="Published")
    make_status(project, source=source)
    publish(project)
    project.title = "Being edited"
    project.save()
    assert list(cited(shown(client))) == ["Project Published"]


def test_what_is_hidden_changes_nothing(client: Client, source: Source) -> None:
    before = client.get("/sources/release/").content
    make_status(make_project(), source=source)
    make_claim(make_plan(publication_state=PublicationState.DRAFT), source=source)
    make_reading(
        make_indicator(plan=make_plan(), publication_state=PublicationState.DRAFT), source=source
    )
    make_funding(make_project(), source=source, review_state="submitted")
    assert client.get("/sources/release/").content == before


def test_hidden_source_and_missing_source_are_one_answer(client: Client, source: Source) -> None:
    Source.objects.update(publication_state=PublicationState.DRAFT)
    hidden = client.get("/sources/release/")
    Source.objects.update(slug="elsewhere")
    missing = client.get("/sources/release/")
    assert (hidden.status_code, hidden.content) == (404, missing.content)


def test_former_address_redirects(client: Client, source: Source) -> None:
    FormerAddress.objects.create(noun=Noun.SOURCE, slug="old", leads_to="release")
    response = client.get("/sources/old/")
    assert (response.status_code, response["Location"]) == (301, "/sources/release/")


def test_cold_page_costs_fifteen_queries_at_any_length(
    client: Client, source: Source, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def add() -> None:
        project = make_project()
        make_status(project, source=source)
        make_period(project, source=source)
        make_funding(project, source=source)
        make_milestone(project, source=source)
        publish(project)
        plan = make_plan(source=source)
        make_reported_value(plan=plan, source=source)
        indicator = make_indicator(
            plan=plan, baseline_value=Decimal(1), baseline_year=2020, baseline_source=source
        )
        make_target(indicator, source=source)
        make_reading(indicator, source=source)
        make_assessment(make_line(plan=plan, source=source), source=source)
        make_claim(plan, source=source, meeting=make_meeting())
        make_contribution(make_fund(), source=source)

    for count in (1, 29):
        for _ in range(count):
            add()
        cache.clear()
        with django_assert_num_queries(15):
            client.get("/sources/release/")

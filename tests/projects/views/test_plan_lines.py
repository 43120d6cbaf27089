"""All lines of a plan, searched and filtered."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from projects.choices import FateKind, LineState, Noun, PublicationState, Status
from projects.models import ActionLine, FormerAddress, LineFate, Plan
from tests.factories import (
    make_area,
    make_assessment,
    make_funding,
    make_line,
    make_plan,
    make_project,
    make_source,
    make_status,
    publish,
)
from tests.projects.views.reading import Element, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    return make_plan(slug="plan", title="The plan")


def shown(client: Client, query: str = "") -> Element:
    return read(client.get(f"/plans/plan/lines/{query}"))


def numbers(page: Element) -> list[str]:
    return [it.one("span", class_="node-number").text for it in page.all("li", class_="plan-line")]


def line_of(plan: Plan, number: str, **values: object) -> ActionLine:
    return make_line(plan=plan, number=number, position=int(number.replace(".", "")), **values)


def test_every_line_stands_with_its_area_step_projects_and_money(
    client: Client, plan: Plan
) -> None:
    pillar = make_area(plan=plan, number="1", title="Pillar")
    area = make_area(plan=plan, number="1.1", title="Area", parent=pillar)
    line = line_of(plan, "1.1.1", focus_area=area, text="Do it.")
    root = make_project(slug="root", title="Root", acronym="ROOT")
    part = make_project(slug="part", title="Part", parent=root)
    for project, amount in ((root, "7000000.00"), (part, "300000.00")):
        project.plans.add(plan)
        project.action_lines.add(line)
        make_status(project, Status.ONGOING)
        make_funding(project, amount)
        publish(project)
    row = shown(client).one("li", class_="plan-line")
    assert row.one("p", class_="line-area").text == "1 Pillar › 1.1 Area"
    assert row.one("div", class_="plan-line-state").one("span", class_="step").text == "Under way"
    assert row.one("ul", class_="line-money").text == (
        "Budget USD 7,000,000 from 1 of 1 project "
        "The money of what is part of another project is not added."
    )
    assert [it.attributes["href"] for it in row.one("ul", class_="served").all("a")] == [
        "/projects/part/",
        "/projects/root/",
    ]


def test_fate_stands_with_reason_and_source(client: Client, plan: Plan) -> None:
    after = make_plan(slug="after", succeeds=plan, starts_on=date(2026, 1, 1), ends_on=None)
    line = line_of(plan, "1.1")
    successor = make_line(plan=after, slug="wider", number="2.1")
    LineFate.objects.create(
        line=line,
        kind=FateKind.MERGED,
        successor=successor,
        reason="One line for both.",
        source=make_source(title="Concept note"),
    )
    fate = shown(client).one("div", class_="fate")
    assert fate.text.startswith("In the plan after: Merged into another line 2.1")
    assert "One line for both." in fate.text
    assert "Concept note" in fate.text
    assert shown(client, "?as_of=2025-12-31").all("div", class_="fate") == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["1.1", "1.2", "2.1"]),
        ("?step=delivered", ["1.1"]),
        ("?step=delivered&step=not_addressed", ["1.1", "1.2", "2.1"]),
        ("?area=pillar", ["1.1", "1.2"]),
        ("?area=inner", ["1.2"]),
        ("?q=LIBRARIES", ["1.2"]),
        ("?q=2.1", ["2.1"]),
        ("?fate=dropped", ["2.1"]),
        ("?fate=none", ["1.1", "1.2"]),
        ("?area=pillar&step=not_addressed", ["1.2"]),
        ("?q=nothing", []),
    ],
)
def test_filters_narrow_each_other(
    client: Client, plan: Plan, query: str, found: list[str]
) -> None:
    pillar = make_area(slug="pillar", plan=plan)
    inner = make_area(slug="inner", plan=plan, parent=pillar)
    make_plan(succeeds=plan, starts_on=date(2026, 1, 1), ends_on=None)
    first = line_of(plan, "1.1", focus_area=pillar)
    line_of(plan, "1.2", focus_area=inner, text="Exchange of libraries")
    last = line_of(plan, "2.1")
    make_assessment(first, LineState.DELIVERED)
    LineFate.objects.create(line=last, kind=FateKind.DROPPED, source=make_source())
    page = shown(client, query)
    assert numbers(page) == found
    heading = f"{len(found)} of 3 action lines" if query else "3 action lines"
    assert page.one("h1").text == heading


def test_bad_value_stands_beside_its_field_and_the_others_hold(client: Client, plan: Plan) -> None:
    line_of(plan, "1.1", text="Libraries")
    line_of(plan, "1.2")
    page = shown(client, "?area=nowhere&q=libraries")
    assert page.one("p", id="error-area").text.startswith("“nowhere” is not known here.")
    assert numbers(page) == ["1.1"]


def test_each_filter_can_be_taken_away(client: Client, plan: Plan) -> None:
    line_of(plan, "1.1")
    chips = shown(client, "?step=delivered&q=it&as_of=2024-01-01").all("a", class_="chip")
    assert [(it.text, it.attributes["href"]) for it in chips] == [
        ("Remove filter Words it", "/plans/plan/lines/?step=delivered&as_of=2024-01-01"),
        ("Remove filter Step Delivered", "/plans/plan/lines/?q=it&as_of=2024-01-01"),
    ]


def test_empty_fields_leave_the_address(client: Client, plan: Plan) -> None:
    response = client.get("/plans/plan/lines/?q=&area=&step=delivered")
    assert response["Location"] == "/plans/plan/lines/?step=delivered"


def test_state_is_that_of_the_date(client: Client, plan: Plan) -> None:
    make_assessment(line_of(plan, "1.1"), LineState.DELIVERED, effective_on=date(2024, 5, 2))
    assert numbers(shown(client, "?step=delivered&as_of=2024-05-01")) == []
    assert numbers(shown(client, "?step=delivered&as_of=2024-05-02")) == ["1.1"]


def test_plan_without_lines_says_so(client: Client, plan: Plan) -> None:
    assert "No action line of this plan is public here." in shown(client).text


def test_hidden_lines_and_fates_are_not_there(client: Client, plan: Plan) -> None:
    line = line_of(plan, "1.1")
    make_plan(succeeds=plan, starts_on=date(2026, 1, 1), ends_on=None)
    before = client.get("/plans/plan/lines/").content
    line_of(plan, "1.2", publication_state=PublicationState.DRAFT)
    hidden = make_plan(
        succeeds=plan,
        starts_on=date(2026, 1, 1),
        ends_on=None,
        publication_state=PublicationState.DRAFT,
    )
    LineFate.objects.create(
        line=line, kind=FateKind.RENAMED, successor=make_line(plan=hidden), source=make_source()
    )
    assert client.get("/plans/plan/lines/").content == before


def test_former_address_redirects(client: Client, plan: Plan) -> None:
    FormerAddress.objects.create(noun=Noun.PLAN, slug="old", leads_to="plan")
    assert client.get("/plans/old/lines/")["Location"] == "/plans/plan/lines/"


def test_cold_list_costs_nine_queries_at_any_length(
    client: Client, plan: Plan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_plan(succeeds=plan, starts_on=date(2026, 1, 1), ends_on=None)
    for count in (1, 29):
        for _ in range(count):
            line = make_line(plan=plan, focus_area=make_area(plan=plan))
            project = make_project()
            project.plans.add(plan)
            project.action_lines.add(line)
            make_funding(project)
            publish(project)
            make_assessment(line)
            LineFate.objects.create(line=line, kind=FateKind.DROPPED, source=make_source())
        cache.clear()
        with django_assert_num_queries(9):
            shown(client)

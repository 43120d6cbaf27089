"""One plan: how far along by our count and by official word, and what it consists of."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from projects.choices import FateKind, LineState, Noun, PublicationState, ReportedFigure, Status
from projects.models import FormerAddress, LineFate, Plan
from tests.factories import (
    make_area,
    make_assessment,
    make_claim,
    make_funding,
    make_indicator,
    make_line,
    make_meeting,
    make_plan,
    make_project,
    make_rate,
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
def plan() -> Plan:
    return make_plan(slug="plan")


def shown(client: Client, query: str = "") -> Element:
    return read(client.get(f"/plans/plan/{query}"))


def serve(plan: Plan, *lines: object, status: str = Status.ONGOING, **values: object) -> None:
    project = make_project(**values)
    project.plans.add(plan)
    project.action_lines.add(*lines)
    make_status(project, status)
    publish(project)


def fact(page: Element, name: str) -> str:
    """What stands beside a term of the first claim."""
    claim = page.all("div", class_="claim")[0]
    return next(it.one("dd").text for it in claim.all("div") if _term(it) == name)


def _term(element: Element) -> str:
    terms = element.all("dt")
    return terms[0].text if len(terms) == 1 else ""


def test_without_lines_there_is_no_rate_and_the_page_says_so(client: Client, plan: Plan) -> None:
    serve(plan)
    page = shown(client)
    assert page.one("p", class_="answer").text == (
        "The text of this plan is not public here, so there is nothing to count."
    )
    assert page.all("table", class_="steps") == []
    assert page.one("div", class_="statuses").one("ul").text == "Ongoing 1"
    assert (
        page.one("div", class_="statuses").one("ul").one("a").attributes["href"]
        == "/projects/?plan=plan&status=ongoing"
    )


def test_count_says_how_many_of_the_lines_are_addressed(client: Client, plan: Plan) -> None:
    lines = [make_line(plan=plan, position=number) for number in range(3)]
    serve(plan, lines[0])
    serve(plan, lines[1], status=Status.COMPLETED)
    page = shown(client)
    assert page.one("p", class_="answer").text == "2 of 3 action lines held here are addressed."
    rows = [
        [it.text for it in row.children if isinstance(it, Element)][:3]
        for row in page.one("table", class_="steps").one("tbody").all("tr")
    ]
    assert rows == [
        ["Addressed", "2 of 3 Addressed", "66.7"],
        ["Under way", "2 of 3 Under way", "66.7"],
        ["Delivered", "1 of 3 Delivered", "33.3"],
        ["Outcome achieved", "0 of 3 Outcome achieved", "0.0"],
    ]


def test_bar_is_as_long_as_the_lines(client: Client, plan: Plan) -> None:
    lines = [make_line(plan=plan, position=number) for number in range(4)]
    serve(plan, lines[0])
    parts = shown(client).all("rect", class_="part")
    assert [(it.attributes["x"], it.attributes["width"]) for it in parts] == [
        ("0.00%", "25.00%"),
        ("25.00%", "75.00%"),
    ]


def test_each_number_leads_to_the_lines_behind_it(client: Client, plan: Plan) -> None:
    reached = make_line(plan=plan, number="1.1", position=1)
    make_line(plan=plan, number="1.2", position=2)
    serve(plan, reached)
    page = shown(client)
    so_far = "/plans/plan/lines/?step=addressed&step=delivered&step=outcome_achieved&step=under_way"
    assert page.one("p", class_="answer").one("a").attributes["href"] == so_far
    assert page.one("table", class_="steps").all("a")[0].attributes["href"] == so_far
    lines = read(client.get(so_far)).all("li", class_="plan-line")
    assert [it.one("span", class_="node-number").text for it in lines] == ["1.1"]
    keys = page.all("ul", class_="keys")[0].all("a")
    assert [(it.text, it.attributes["href"]) for it in keys] == [
        ("Under way 1", "/plans/plan/lines/?step=under_way"),
        ("Not addressed 1", "/plans/plan/lines/?step=not_addressed"),
    ]


def test_fates_are_counted_and_each_count_leads_to_its_lines(client: Client, plan: Plan) -> None:
    before = make_plan(slug="before", title="Before", starts_on=date(2016, 1, 1))
    Plan.objects.filter(pk=plan.pk).update(succeeds=before)
    after = make_plan(title="After", succeeds=plan, starts_on=date(2026, 1, 1), ends_on=None)
    lines = [make_line(plan=plan, position=n) for n in range(3)]
    source = make_source()
    for n in range(2):
        LineFate.objects.create(
            line=lines[0], kind=FateKind.SPLIT, successor=make_line(plan=after), source=source
        )
        LineFate.objects.create(
            line=make_line(plan=before), kind=FateKind.MERGED, successor=lines[n], source=source
        )
    LineFate.objects.create(line=lines[1], kind=FateKind.DROPPED, source=source)
    section = shown(client).one("section", aria_labelledby="fates")
    assert [(it.text, it.attributes["href"]) for it in section.all("a")] == [
        ("Before", "/plans/before/lines/"),
        ("2 Merged into another line", "/plans/plan/lines/?origin=merged"),
        ("1 Not reported", "/plans/plan/lines/?origin=none"),
        ("After", f"/plans/{after.slug}/lines/"),
        ("1 Split into several lines", "/plans/plan/lines/?fate=split"),
        ("1 Dropped", "/plans/plan/lines/?fate=dropped"),
        ("1 Not reported", "/plans/plan/lines/?fate=none"),
    ]
    page = shown(client, "?as_of=2025-12-31").one("section", aria_labelledby="fates")
    assert [it.text for it in page.all("dt")] == ["From the plan before"]


def test_assessment_counts_before_the_projects(client: Client, plan: Plan) -> None:
    line = make_line(plan=plan)
    serve(plan, line)
    make_assessment(line, LineState.OUTCOME_ACHIEVED)
    make_assessment(line, LineState.ADDRESSED, is_counted=False, counting_reason="An older paper.")
    node = shown(client).one("li", class_="plan-line")
    assert node.one("div", class_="plan-line-state").one("span", class_="step").text == (
        "Outcome achieved"
    )
    assert "also reported: Addressed" in node.one("ul", class_="plan-line-also").text
    assert "An older paper." in node.one("ul", class_="plan-line-also").text


def test_claim_without_numerator_says_so(client: Client, plan: Plan) -> None:
    source = make_source(title="News of the day")
    make_claim(plan, body="Leaders", source=source, effective_on=date(2025, 10, 27))
    page = shown(client)
    line = page.one("div", class_="claim-line")
    assert line.one("span", class_="figure-value").text == "95 per cent"
    assert line.one("q").text == "implemented"
    assert line.one("span", class_="aside").text == "27 October 2025"
    assert "News of the day" in line.text
    assert fact(page, "Said by") == "Leaders"
    assert fact(page, "Counted") == (
        "The source does not say what was counted. The source gives no numerator."
    )


def test_claim_with_numerator_gives_both_numbers(client: Client, plan: Plan) -> None:
    make_claim(plan, numerator=171, denominator=181, unit_counted="lines", rounding="94.5 rounded")
    assert fact(shown(client), "Counted") == "171 of 181 lines 94.5 rounded"


def test_claim_stands_beside_our_count_on_its_day(client: Client, plan: Plan) -> None:
    """The project that serves the second line was ongoing only after the claim was made."""
    lines = [make_line(plan=plan, position=number) for number in range(2)]
    make_assessment(lines[0], LineState.DELIVERED, effective_on=date(2023, 1, 1))
    make_claim(plan, effective_on=date(2023, 6, 1))
    project = make_project()
    project.plans.add(plan)
    project.action_lines.add(lines[1])
    make_status(project, Status.ONGOING, effective_on=date(2024, 1, 1))
    publish(project)
    page = shown(client)
    assert page.one("p", class_="answer").text.startswith("2 of 2")
    assert fact(page, "Our count that day") == "1 of 2 lines held here addressed"


def test_counts_and_claims_are_those_of_the_date_of_the_page(client: Client, plan: Plan) -> None:
    line = make_line(plan=plan)
    make_assessment(line, LineState.ADDRESSED, effective_on=date(2024, 5, 2))
    make_claim(plan, effective_on=date(2024, 5, 2))
    before, after = shown(client, "?as_of=2024-05-01"), shown(client, "?as_of=2024-05-02")
    assert before.one("p", class_="answer").text == "0 of 1 action lines held here are addressed."
    assert before.all("div", class_="claim") == []
    assert after.one("p", class_="answer").text == "1 of 1 action lines held here is addressed."
    assert len(after.all("div", class_="claim")) == 1


def test_meeting_stands_for_its_last_day(client: Client, plan: Plan) -> None:
    make_meeting(slug="jcc", starts_on=date(2023, 5, 1), ends_on=date(2023, 5, 3))
    make_claim(plan, effective_on=date(2023, 5, 3))
    assert len(shown(client, "?as_of=jcc").all("div", class_="claim")) == 1


def test_tree_holds_areas_at_any_depth(client: Client, plan: Plan) -> None:
    pillar = make_area(plan=plan, number="1.", title="Pillar")
    area = make_area(plan=plan, number="1.1", title="Area", parent=pillar)
    make_line(plan=plan, focus_area=area, number="1.1.1")
    outer = shown(client).all("ol", class_="plan-areas")[0]
    inner = outer.all("ol", class_="plan-areas")[0]
    assert outer.all("span", class_="plan-area-title")[0].text == "Pillar"
    assert inner.one("span", class_="plan-area-title").text == "Area"
    assert inner.one("li", class_="plan-line").one("span", class_="node-number").text == "1.1.1"


def test_project_stands_where_it_serves_and_else_apart(client: Client, plan: Plan) -> None:
    area = make_area(plan=plan)
    for title, areas in (("With area", [area]), ("Without", [])):
        project = make_project(title=title)
        project.plans.add(plan)
        project.focus_areas.add(*areas)
        publish(project)
    page = shown(client)
    assert "With area" in page.one("li", class_="plan-area").text
    assert "Without" not in page.one("li", class_="plan-area").text
    assert "Projects that name no area or line" in [it.text for it in page.all("h3")]


def test_money_is_added_over_roots_and_never_across_currencies(client: Client, plan: Plan) -> None:
    parent = make_project(title="Parent")
    part = make_project(title="Part", parent=parent)
    won = make_project(title="Won")
    for project in (parent, part, won, make_project(title="Silent")):
        project.plans.add(plan)
    make_funding(parent, "1000000.00")
    make_funding(part, "400000.00")
    make_funding(won, "2000000000.00", currency="KRW", exchange_rate=make_rate())
    for project in plan.projects.all():
        publish(project)
    rows = [
        [cell.text for cell in row.children if isinstance(cell, Element)][:3]
        for row in shown(client).one("table", class_="plan-totals").one("tbody").all("tr")
    ]
    assert rows == [
        ["Budget", "KRW 2,000,000,000", "1 of 3 projects"],
        ["Budget", "USD 1,000,000", "1 of 3 projects"],
        ["Budget, converted", "USD 2,500,000", "2 of 2 sums"],
    ]


def test_money_by_year_and_area_says_from_how_many(client: Client, plan: Plan) -> None:
    area = make_area(plan=plan, slug="health", number="2", title="Health")
    for amount, year in (("4000000.00", 2022), ("1000000.00", 2024), (None, 2024)):
        project = make_project()
        project.plans.add(plan)
        project.focus_areas.add(area)
        if amount:
            make_funding(project, amount, effective_on=date(year, 5, 16))
        publish(project)
    by_year, by_area = shown(client).all("figure", class_="chart")
    assert by_year.one("figcaption").text == "Budget in USD was highest in 2022: USD 4 million."
    assert by_year.one("p", class_="chart-name").text == "Budget 2 of 3 projects"
    assert [it.text for it in by_year.all("li", class_="chart-bar")] == [
        "2022 USD 4 million",
        "2023 Not reported",
        "2024 USD 1 million",
    ]
    assert [it.text for it in by_year.one("tbody").all("tr")] == [
        "2022 4,000,000 16 May 2022",
        "2023 Not reported Not reported",
        "2024 1,000,000 16 May 2024",
    ]
    assert by_area.one("figcaption").text == (
        "Budget in USD is highest for “2 Health”: USD 5 million."
    )
    assert {it.attributes["href"] for it in by_area.all("a")} == {
        "/projects/?plan=plan&area=health"
    }
    dated = shown(client, "?as_of=2023-01-01").all("figure", class_="chart")[1]
    assert dated.one("tbody").one("a").attributes["href"] == (
        "/projects/?plan=plan&area=health&as_of=2023-01-01"
    )


def test_contradiction_is_shown_with_both_reasons(client: Client, plan: Plan) -> None:
    make_reported_value(
        plan=plan, figure=ReportedFigure.AREAS, value="16", counting_reason="The list has sixteen."
    )
    make_reported_value(
        plan=plan,
        figure=ReportedFigure.AREAS,
        value="15+",
        is_counted=False,
        counting_reason="The sentence before the list.",
    )
    row = shown(client).one("dl", class_="reported")
    assert row.all("span", class_="figure-value")[0].text == "16"
    assert "The list has sixteen." in row.text
    also = row.one("details", class_="also")
    assert also.one("span", class_="figure-value").text == "15+"
    assert "The sentence before the list." in also.text


def test_line_says_what_became_of_it(client: Client, plan: Plan) -> None:
    following = make_plan(slug="next", succeeds=plan, starts_on=date(2026, 1, 1), ends_on=None)
    line = make_line(plan=plan)
    successor = make_line(plan=following, slug="successor", number="2.1")
    LineFate.objects.create(
        line=line, kind=FateKind.RENAMED, successor=successor, source=make_source()
    )
    fate = shown(client).one("div", class_="fate")
    assert fate.text.startswith("In the plan after: Renamed 2.1")
    assert fate.all("a")[0].attributes["href"] == "/plans/next/#line-successor"
    assert shown(client, "?as_of=2025-12-31").all("div", class_="fate") == []


def test_plan_leads_to_the_ones_before_and_after(client: Client, plan: Plan) -> None:
    make_plan(slug="after", title="After", succeeds=plan, starts_on=date(2026, 1, 1), ends_on=None)
    make_plan(slug="hidden", succeeds=plan, publication_state=PublicationState.DRAFT)
    assert [it.text for it in shown(client).one("dl", class_="facts").all("a")][:1] == ["After"]


def test_reviews_are_the_meetings_of_its_period(client: Client, plan: Plan) -> None:
    ours = plan.partnership
    make_meeting(slug="in", partnership=ours, starts_on=date(2023, 1, 1))
    make_meeting(slug="before", partnership=ours, starts_on=date(2020, 1, 1))
    make_meeting(slug="elsewhere", starts_on=date(2023, 1, 1))
    links = shown(client).one("ul", class_="reviews").all("a")
    assert [it.attributes["href"] for it in links] == ["/meetings/in/", "?as_of=in"]


def test_hidden_plan_and_missing_plan_are_one_answer(client: Client, plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(publication_state=PublicationState.WITHDRAWN)
    hidden = client.get("/plans/plan/")
    Plan.objects.filter(pk=plan.pk).update(slug="elsewhere")
    missing = client.get("/plans/plan/")
    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert (hidden.content, dict(hidden.headers)) == (missing.content, dict(missing.headers))


def test_former_address_redirects_with_its_query(client: Client, plan: Plan) -> None:
    FormerAddress.objects.create(noun=Noun.PLAN, slug="old", leads_to="plan")
    response = client.get("/plans/old/?as_of=2024-01-01")
    assert (response.status_code, response["Location"]) == (301, "/plans/plan/?as_of=2024-01-01")
    Plan.objects.update(publication_state=PublicationState.DRAFT)
    hidden = client.get("/plans/old/")
    FormerAddress.objects.all().delete()
    missing = client.get("/plans/old/")
    assert (hidden.status_code, hidden.content) == (404, missing.content)


def test_what_is_hidden_changes_nothing(client: Client, plan: Plan) -> None:
    line = make_line(plan=plan)
    serve(plan, line)
    before = client.get("/plans/plan/").content
    project = make_project()
    project.plans.add(plan)
    project.action_lines.add(line)
    make_status(project, Status.COMPLETED)
    make_assessment(line, LineState.DELIVERED, review_state="submitted")
    make_claim(plan, review_state="draft")
    make_line(plan=plan, publication_state=PublicationState.DRAFT)
    make_area(plan=plan, publication_state=PublicationState.DRAFT)
    make_reported_value(plan=plan, review_state="returned", returned_reason="No.")
    make_indicator(plan=plan, publication_state=PublicationState.DRAFT)
    assert client.get("/plans/plan/").content == before


def test_copy_that_still_stands_costs_one_query(
    client: Client, plan: Plan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    etag = client.get("/plans/plan/")["ETag"]
    with django_assert_num_queries(1):
        again = client.get("/plans/plan/", headers={"if-none-match": etag})
    assert again.status_code == 304


def test_cold_plan_costs_fifteen_queries_at_any_length(
    client: Client, plan: Plan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    following = make_plan(succeeds=plan, starts_on=date(2026, 1, 1), ends_on=None)

    def add() -> None:
        area = make_area(plan=plan)
        line = make_line(plan=plan, focus_area=area)
        project = make_project()
        project.plans.add(plan)
        project.action_lines.add(line)
        make_status(project)
        make_funding(project)
        publish(project)
        make_assessment(line)
        make_claim(plan, meeting=make_meeting(), effective_on=date(2023, 1, 1))
        make_reported_value(plan=plan)
        LineFate.objects.create(line=line, kind=FateKind.DROPPED, source=make_source())
        indicator = make_indicator(
            plan=plan,
            baseline_value=Decimal(1),
            baseline_year=2020,
            baseline_source=make_source(),
        )
        make_reading(indicator)
        make_target(indicator)

    assert following.succeeds == plan
    for count in (1, 29):
        for _ in range(count):
            add()
        cache.clear()
        with django_assert_num_queries(15):
            client.get(reverse("projects:plan-detail", args=["plan"]))
        cache.clear()
        with django_assert_num_queries(15):
            client.get("/plans/plan/?as_of=2026-02-01")


def test_of_many_projects_the_first_are_listed_and_the_rest_counted(client: Client) -> None:
    plan = make_plan(slug="plan")
    for _ in range(27):
        project = make_project()
        project.plans.add(plan)
        publish(project)
    rows = read(client.get("/plans/plan/")).one("ul", class_="served").all("li")
    assert len(rows) == 26
    assert rows[-1].text == "and 2 more"
    assert rows[-1].one("a").attributes["href"] == "/projects/?plan=plan"


@pytest.mark.parametrize(("lines", "is_folded"), [(21, True), (20, False)])
def test_areas_of_a_plan_with_many_lines_open_one_by_one(
    client: Client, plan: Plan, lines: int, is_folded: bool
) -> None:
    """Each says at its heading how much is in it, areas in it included; few lines lie open."""
    first, second = (make_area(plan=plan, slug=f"area-{it}", position=it) for it in (1, 2))
    inside = make_area(plan=plan, parent=first, slug="inside", position=3)
    reached = make_line(plan=plan, focus_area=inside, position=1)
    serve(plan, reached)
    for position in range(2, lines + 1):
        make_line(plan=plan, focus_area=second, position=position)
    folds = shown(client).all("details", class_="plan-area-fold")
    areas = shown(client).all("li", class_="plan-area")
    assert [it.attributes["id"] for it in areas] == ["area-area-1", "area-inside", "area-area-2"]
    said = [it.all("summary")[0].one("span", class_="aside").text for it in folds]
    assert said == (["1 of 1 lines addressed", "0 of 20 lines addressed"] if is_folded else [])
    assert ["open" in it.attributes for it in folds] == ([True, False] if is_folded else [])
    assert len(shown(client).all("li", class_="plan-line")) == lines

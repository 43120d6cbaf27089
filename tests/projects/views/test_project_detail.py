"""One project: what it is, and everything sources say of it."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from projects.choices import FundingKind, IndicatorType, Noun, PeriodBasis, Role, Status
from projects.models import Confirmation, FormerAddress, Project, ProjectAlias, ReadingPart
from projects.services.project import withdraw_project
from tests.factories import (
    make_area,
    make_fund,
    make_funding,
    make_indicator,
    make_line,
    make_milestone,
    make_organisation,
    make_participation,
    make_period,
    make_plan,
    make_project,
    make_rate,
    make_reading,
    make_reported_value,
    make_source,
    make_status,
    make_target,
    make_territory,
    make_theme,
    publish,
)
from tests.projects.views.reading import Element, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return make_project(slug="flagship", title="The Flagship", acronym="TF")


def shown(client: Client, project: Project, query: str = "") -> Element:
    publish(project)
    return read(client.get(f"/projects/flagship/{query}"))


def section(page: Element, heading: str) -> Element:
    return next(
        it
        for it in page.all("section")
        if [h.attributes.get("id") for h in it.all("h2")] == [heading]
    )


def test_names_lead_to_their_pages_on_the_same_date(client: Client, project: Project) -> None:
    make_participation(project, organisation=make_organisation(slug="agency"))
    make_territory(project, "VN")
    make_funding(project, fund=make_fund(slug="fund"))
    publish(project)
    page = shown(client, project, "?as_of=2024-06-01")
    links = [it.attributes["href"] for it in page.one("div", class_="two-columns").all("a")]
    for address in ("/organisations/agency/", "/funds/fund/", "/countries/VN/"):
        assert f"{address}?as_of=2024-06-01" in links


def test_project_says_what_it_is_and_who_does_it(client: Client, project: Project) -> None:
    project.summary = "Trains officials."
    project.save()
    make_participation(
        project, organisation=make_organisation(name="Agency"), role=Role.IMPLEMENTING
    )
    page = shown(client, project)
    assert page.one("h1").text == "The Flagship"
    assert section(page, "what").one("p").text == "Trains officials."
    assert section(page, "who").one("dl").text == "Implementing Agency"


DUE = "The next check is due by {} : a plan it serves asks for one every {} days."
PAST = "A check was due by {} , and none is published: a plan it serves asks for one every {} days."


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2024-05-31", DUE.format("15 June 2024", 30)),
        ("2024-06-15", PAST.format("15 June 2024", 30)),
        # Confirmed in the meantime
        ("2024-07-01", DUE.format("31 July 2024", 30)),
        ("2024-07-31", PAST.format("31 July 2024", 30)),
    ],
)
def test_next_check_is_when_the_strictest_plan_wants_it(
    client: Client, project: Project, on: str, said: str
) -> None:
    project.plans.add(make_plan(review_interval_days=30), make_plan(review_interval_days=90))
    project.plans.add(make_plan(review_interval_days=7, publication_state="draft"))
    make_status(project, effective_on=date(2024, 5, 16))
    Confirmation.objects.create(project=project, confirmed_on=date(2024, 7, 1))
    publish(project)
    # A draft, and what the desk keeps to itself
    make_status(project, effective_on=date(2024, 6, 10), review_state="draft")
    Project.objects.update(review_interval_days=1)
    state = read(client.get(f"/projects/flagship/?as_of={on}")).one("div", class_="state")
    assert state.all("p")[-1].text == said


@pytest.mark.parametrize("why", ["no plan", "nobody vouched", "over"])
def test_no_check_is_promised_where_none_is_to_come(
    client: Client, project: Project, why: str
) -> None:
    if why != "no plan":
        project.plans.add(make_plan())
    if why != "nobody vouched":
        make_status(project, Status.COMPLETED if why == "over" else Status.ONGOING)
    assert "check" not in shown(client, project).one("div", class_="state").text


def test_countries_are_filled_tiles_and_text(client: Client, project: Project) -> None:
    make_territory(project, "VN", share=Decimal(40))
    where = section(shown(client, project), "where")
    assert len(where.all("g", class_="tile")) == 11
    assert [it.text for it in where.all("g", class_="is-filled")] == ["VN"]
    assert where.one("figcaption").text == "In 1 of today's 11 members of ASEAN."
    assert where.one("ul").text == "Country VN"
    assert where.one("tbody").text == "Country VN VN 40"


def test_nothing_known_is_said_in_words(client: Client, project: Project) -> None:
    page = shown(client, project)
    assert page.one("div", class_="state-status").text == "Status not reported"
    assert "Never confirmed as still accurate" in page.one("div", class_="state").text
    for heading in ("what", "who", "where", "history", "money", "results"):
        assert section(page, heading).one("p").text == "Not reported", heading
    assert [it.text for it in section(page, "dates").all("span", class_="unknown")] == [
        "Not reported",
        "Not reported",
    ]


def test_zero_not_reported_and_not_applicable_are_three_things(
    client: Client, project: Project
) -> None:
    make_funding(project, "0.00")
    make_funding(
        project, kind=FundingKind.COMMITMENT, amount=None, currency="", is_not_applicable=True
    )
    make_indicator(project=project, title="A silent one")
    zero = make_indicator(project=project, title="B at zero")
    make_reading(zero, "0")
    none = make_indicator(project=project, title="C without any")
    make_reading(none, value=None, is_not_applicable=True)
    page = shown(client, project)
    assert [it.one("span", class_="figure").text for it in page.all("div", class_="money")] == [
        "Budget USD 0 16 May 2024",
        "Commitment Not applicable 16 May 2024",
    ]
    latest = [
        it.one("dl").all("dd")[1].all("span", class_="figure")[0].text
        for it in page.all("article", class_="indicator")
    ]
    assert latest == ["Not reported", "0 people 16 May 2024", "Not applicable 16 May 2024"]


def test_both_ends_stand_with_their_sources_and_why_one_counts(
    client: Client, project: Project
) -> None:
    make_period(
        project,
        ends_on=date(2028, 12, 31),
        ends_precision="year",
        source=make_source(title="Early news"),
        is_counted=False,
        counting_reason="Before the launch.",
    )
    make_period(
        project,
        ends_on=date(2029, 12, 31),
        ends_precision="year",
        source=make_source(title="News of the launch"),
        counting_reason="Given at the launch.",
    )
    dates = section(shown(client, project), "dates")
    assert [it.text for it in dates.all("span", class_="figure-value")] == ["2029", "2028"]
    assert "Why this counts: Given at the launch." in dates.text
    other = dates.one("div", class_="disagrees")
    assert "Early news" in other.text
    assert "Why it does not count: Before the launch." in other.text


def test_slippage_is_told_in_words(client: Client, project: Project) -> None:
    first = make_period(
        project,
        ends_on=date(2024, 12, 31),
        effective_on=date(2022, 1, 1),
        source=make_source(title="The first plan"),
    )
    make_period(
        project, ends_on=date(2025, 12, 31), effective_on=date(2024, 1, 1), supersedes=first
    )
    dates = section(shown(client, project), "dates")
    assert dates.one("p", class_="slippage").text == "ends 12 months later than first planned"
    told = "First planned for 31 December 2024 said 1 January 2022 Source : The first plan"
    assert told in dates.text


def test_actual_end_is_compared_with_the_first_plan(client: Client, project: Project) -> None:
    make_period(project, ends_on=date(2024, 3, 31))
    make_period(project, basis=PeriodBasis.ACTUAL, ends_on=date(2024, 3, 21))
    dates = section(shown(client, project), "dates")
    assert dates.one("p", class_="slippage").text == "ended 10 days earlier than first planned"


def test_end_that_has_passed_is_a_flag_beside_the_status(client: Client, project: Project) -> None:
    make_status(project, Status.ONGOING)
    make_period(project, ends_on=date(2024, 12, 31))
    page = shown(client, project)
    assert page.one("div", class_="state-status").all("span", class_="status")[0].text == "Ongoing"
    assert page.one("p", class_="flag").text == (
        "The planned end, 31 December 2024 , has passed, and no source says that the project ended."
    )
    assert shown(client, project, "?as_of=2024-12-31").all("p", class_="flag") == []


def test_history_holds_what_does_not_count_too(client: Client, project: Project) -> None:
    make_status(project, Status.PROPOSED, effective_on=date(2022, 1, 1))
    make_status(
        project,
        Status.SUSPENDED,
        effective_on=date(2023, 1, 1),
        is_counted=False,
        counting_reason="Another project.",
    )
    make_status(project, Status.ONGOING, effective_on=date(2024, 1, 1))
    moments = section(shown(client, project), "history").all("li", class_="moment")
    assert [it.all("span", class_="status")[0].text for it in moments] == [
        "Ongoing",
        "Suspended",
        "Proposed",
    ]
    assert "Also reported; does not count: Another project." in moments[1].text


def test_page_shows_what_was_known_the_day_before(client: Client, project: Project) -> None:
    make_status(project, Status.APPROVED, effective_on=date(2023, 1, 1))
    make_status(project, Status.ONGOING, effective_on=date(2024, 1, 1))
    make_funding(project, "5000.00", effective_on=date(2024, 1, 1))
    page = shown(client, project, "?as_of=2023-12-31")
    assert page.one("div", class_="state-status").all("span", class_="status")[0].text == "Approved"
    assert section(page, "money").one("p").text == "Not reported"


def test_page_before_any_source_says_so(client: Client, project: Project) -> None:
    make_status(project, Status.ONGOING, effective_on=date(2024, 1, 1))
    page = shown(client, project, "?as_of=2020-01-01")
    assert page.one("div", class_="notice").text == (
        "By 1 January 2020 no source here had spoken of this project."
    )


def test_each_of_several_sums_names_its_own_source(client: Client, project: Project) -> None:
    """A7: to the ear too, where two of them rest on one document."""
    source = make_source(title="Report")
    for year, amount in ((2022, "100"), (2023, "250")):
        make_funding(
            project,
            amount,
            kind=FundingKind.DISBURSEMENT,
            effective_on=date(year, 5, 31),
            source=source,
        )
    money = section(shown(client, project), "money").one("div", class_="money")
    assert money.one("span", class_="figure-value").text == "USD 350"
    assert [it.text for it in money.all("summary")] == [
        "2 sums, each with its source : Disbursement, USD",
        "Source (USD 100, 31 May 2022) : Report",
        "Source (USD 250, 31 May 2023) : Report",
    ]


def test_money_stands_by_kind_and_currency_with_its_date_and_source(
    client: Client, project: Project
) -> None:
    make_funding(project, "7300000.00", source=make_source(title="Budget paper"))
    make_funding(
        project, "6900000.00", is_counted=False, counting_reason="Rounded.", source=make_source()
    )
    make_funding(
        project, "1000000.00", currency="KRW", exchange_rate=make_rate(), kind=FundingKind.PLEDGE
    )
    money = section(shown(client, project), "money")
    rows = money.all("div", class_="money")
    assert rows[0].text.startswith("Pledge KRW 1,000,000 16 May 2024 · USD 750 converted")
    assert rows[1].text.startswith("Budget USD 7,300,000 16 May 2024 Source : Budget paper")
    assert "Budget USD 6,900,000" in rows[1].one("details", class_="also").text
    assert "Rounded." in rows[1].one("details", class_="also").text


def test_kinds_are_compared_only_within_one_currency(client: Client, project: Project) -> None:
    make_funding(project, "400.00", kind=FundingKind.BUDGET)
    make_funding(project, "100.00", kind=FundingKind.EXPENDITURE)
    make_funding(project, "9000.00", kind=FundingKind.PLEDGE, currency="KRW")
    bars = section(shown(client, project), "money").all("rect", class_="part")
    assert [it.attributes["width"] for it in bars] == ["100.00%", "25.00%"]


def test_year_without_a_figure_is_not_zero(client: Client, project: Project) -> None:
    source = make_source(title="Paper")
    for kind, amount, year in (
        (FundingKind.COMMITMENT, "400.00", 2022),
        (FundingKind.DISBURSEMENT, "100.00", 2024),
        (FundingKind.DISBURSEMENT, "0.00", 2025),
    ):
        make_funding(project, amount, kind=kind, effective_on=date(year, 1, 1), source=source)
    money = section(shown(client, project), "money")
    assert money.one("figcaption").text == (
        "Of USD 400 committed, USD 100 is reported as disbursed: 25 per cent."
    )
    assert [it.text for it in money.one("tbody").all("tr")] == [
        "2022 400 Not reported 1 January 2022 Paper",
        "2023 Not reported Not reported Not reported Not reported",
        "2024 Not reported 100 1 January 2024 Paper",
        "2025 Not reported 0 1 January 2025 Paper",
    ]
    assert [it.text for it in money.all("span", class_="chart-value")] == [
        "USD 400",
        "Not reported",
        "Not reported",
        "Not reported",
        "Not reported",
        "USD 100",
        "Not reported",
        "USD 0",
    ]


def test_years_of_two_currencies_are_two_pictures(client: Client, project: Project) -> None:
    for currency in ("EUR", "USD"):
        for year in (2022, 2023):
            make_funding(
                project,
                kind=FundingKind.DISBURSEMENT,
                currency=currency,
                effective_on=date(year, 1, 1),
                **({} if currency == "USD" else {"exchange_rate": make_rate(currency=currency)}),
            )
    captions = section(shown(client, project), "money").all("figcaption")
    assert [it.text for it in captions] == [
        "EUR 2 million is reported as disbursed; no commitment is reported.",
        "USD 2 million is reported as disbursed; no commitment is reported.",
    ]


def test_first_screen_answers_in_short(client: Client, project: Project) -> None:
    make_participation(project, organisation=make_organisation(name="Agency"), role=Role.FUNDING)
    make_period(project, ends_on=date(2024, 12, 31))
    make_funding(project, "7300000.00", kind=FundingKind.COMMITMENT)
    make_funding(project, "9000000.00")
    make_reading(make_indicator(project=project, title="Trained"), "50")
    make_territory(project, "VN")
    brief = shown(client, project).one("dl", class_="brief")
    answers = [" ".join(it.text for it in div.all("dd")) for div in brief.all("div")]
    assert [it.split(" Source")[0] for it in answers if it] == [
        "Agency Funding",
        "Country VN",
        "Not reported",
        "31 December 2024 planned, said 16 May 2024",
        "USD 7.3 million Commitment, 16 May 2024",
        "50 people 16 May 2024",
    ]


def test_results_go_from_baseline_over_latest_to_target(client: Client, project: Project) -> None:
    indicator = make_indicator(
        project=project,
        type=IndicatorType.OUTCOME,
        baseline_value=Decimal(20),
        baseline_year=2020,
        baseline_source=make_source(),
    )
    reading = make_reading(indicator, "50")
    ReadingPart.objects.create(reading=reading, dimension="sex", label="women", value=Decimal(30))
    make_target(indicator, "100", due_on=date(2025, 12, 31))
    article = shown(client, project).one("article", class_="indicator")
    assert [it.text for it in article.one("dl").all("span", class_="figure-value")] == [
        "20 people",
        "50 people",
        "100 people",
    ]
    assert article.one("figcaption").text == (
        "From 20 (2020) to 50 (16 May 2024). Target: 100 by 31 December 2025."
    )
    assert [it.text for it in article.one("svg", class_="line-chart").all("text")] == [
        "baseline 20",
        "50",
        "target 100",
        "2020",
        "2025",
    ]
    assert [
        [cell.text for cell in row.children if isinstance(cell, Element)][:3]
        for row in article.one("tbody").all("tr")
    ] == [
        ["16 May 2024", "Target due 31 December 2025", "100"],
        ["16 May 2024", "Reading", "50"],
        ["2020", "Baseline", "20"],
    ]
    assert article.one("span", class_="part-of").text == "women 30"


def test_results_without_two_days_are_bars(client: Client, project: Project) -> None:
    indicator = make_indicator(project=project)
    make_reading(indicator, "50")
    make_target(indicator, "100")
    article = shown(client, project).one("article", class_="indicator")
    assert article.one("figcaption").text == (
        "50 (16 May 2024); no baseline is reported. Target: 100."
    )
    assert [it.text for it in article.all("li", class_="chart-bar")] == ["Latest 50", "Target 100"]
    assert [it.attributes["width"] for it in article.all("rect", class_="part")] == [
        "50.00%",
        "100.00%",
    ]


def test_plans_areas_and_lines_it_serves_lead_to_the_plan(client: Client, project: Project) -> None:
    plan = make_plan(slug="plan")
    area = make_area(plan=plan, slug="area", number="1.", title="Area")
    project.action_lines.add(make_line(plan=plan, focus_area=area, slug="line", number="1.1"))
    links = section(shown(client, project), "serves").all("a")
    assert [it.attributes["href"] for it in links] == [
        "/plans/plan/",
        "/plans/plan/#area-area",
        "/plans/plan/#line-line",
    ]


def test_components_stand_with_their_status(client: Client, project: Project) -> None:
    part = make_project(title="Part", parent=project)
    make_status(part, Status.COMPLETED)
    publish(project)
    publish(part)
    make_project(title="Draft part", parent=project)
    relatives = section(shown(client, project), "relatives")
    assert relatives.one("dd", class_="relative").text == "Part Completed 16 May 2024"


def test_other_names_milestones_and_values_are_shown(client: Client, project: Project) -> None:
    ProjectAlias.objects.create(project=project, name="기함", language="ko")
    make_milestone(project, title="Centre opened", done_on=date(2024, 1, 2))
    make_reported_value(project=project, value="2012")
    page = shown(client, project)
    assert section(page, "what").one("span", lang="ko").text == "기함"
    assert "Centre opened" in section(page, "history").text
    assert section(page, "results").one("dl", class_="reported").text.startswith("Founded 2012")


def test_evidence_names_every_source_once(client: Client, project: Project) -> None:
    source = make_source(title="Twice cited", slug="cited")
    project.sources.add(source)
    make_status(project, source=source)
    evidence = section(shown(client, project), "evidence")
    assert [it.attributes["href"] for it in evidence.all("a")] == [
        "/sources/cited/",
        "/api/v1/projects/flagship/",
    ]


def test_last_confirmation_is_dated(client: Client, project: Project) -> None:
    Confirmation.objects.create(project=project, confirmed_on=date(2024, 6, 1))
    page = shown(client, project, "?as_of=2024-06-11")
    assert "Last confirmed accurate on 1 June 2024 (10 days ago)" in page.text


def test_korean_page_keeps_english_text_marked(client: Client, project: Project) -> None:
    publish(project)
    page = read(client.get("/ko/projects/flagship/"))
    assert page.one("h1").one("span", lang="en").text == "The Flagship"


def test_withdrawn_project_and_missing_project_are_one_answer(
    client: Client, project: Project
) -> None:
    publish(project)
    withdraw_project(project, by=None, reason="A mistake")
    hidden = client.get("/projects/flagship/")
    Project.objects.update(slug="elsewhere")
    missing = client.get("/projects/flagship/")
    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert (hidden.content, dict(hidden.headers)) == (missing.content, dict(missing.headers))


def test_former_address_redirects_only_to_what_is_public(client: Client, project: Project) -> None:
    publish(project)
    FormerAddress.objects.create(noun=Noun.PROJECT, slug="old", leads_to="flagship")
    response = client.get("/ko/projects/old/")
    assert (response.status_code, response["Location"]) == (301, "/ko/projects/flagship/")
    withdraw_project(project, by=None, reason="A mistake")
    assert client.get("/projects/old/").status_code == 404


def test_working_copy_and_drafts_change_nothing(client: Client, project: Project) -> None:
    make_status(project)
    publish(project)
    before = client.get("/projects/flagship/").content
    project.title = "Another title"
    project.save()
    make_status(project, Status.CANCELLED, review_state="draft")
    make_funding(project, review_state="submitted")
    project.plans.add(make_plan())
    assert client.get("/projects/flagship/").content == before


def test_copy_that_still_stands_costs_one_query(
    client: Client, project: Project, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish(project)
    etag = client.get("/projects/flagship/")["ETag"]
    with django_assert_num_queries(1):
        again = client.get("/projects/flagship/", headers={"if-none-match": etag})
    assert again.status_code == 304


def test_cold_page_costs_the_same_with_any_number_of_entries(
    client: Client, project: Project, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def add() -> None:
        make_status(project)
        make_period(project)
        make_funding(project)
        make_milestone(project)
        make_reported_value(project=project)
        project.themes.add(make_theme())
        project.plans.add(make_plan())
        indicator = make_indicator(project=project)
        reading = make_reading(indicator)
        ReadingPart.objects.create(reading=reading, dimension="sex", label="women", value=1)
        make_target(indicator)
        part = make_project(parent=project)
        publish(part)

    for count in (1, 29):
        for _ in range(count):
            add()
        publish(project)
        cache.clear()
        with django_assert_num_queries(5):
            client.get("/projects/flagship/")
        cache.clear()
        with django_assert_num_queries(15):
            client.get("/projects/flagship/?as_of=2024-12-31")

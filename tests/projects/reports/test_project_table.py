"""The flat public row of a project: what is reported, what is not, and what may never be added."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from projects.choices import FundingKind, PeriodBasis, Role, Status
from projects.models import Project
from projects.reports.project_table import GROUPS, Telling, project_row, table_columns
from tests.factories import (
    make_area,
    make_country,
    make_fund,
    make_funding,
    make_line,
    make_organisation,
    make_participation,
    make_period,
    make_plan,
    make_project,
    make_rate,
    make_source,
    make_status,
    make_territory,
    make_theme,
    publish,
)

pytestmark = pytest.mark.django_db

ON = date(2026, 11, 21)


def row_of(project: Project, language: str = "en") -> dict[str, Any]:
    """The cells that hold something, by column."""
    telling = Telling(language, ON, 7, "https://testserver/projects/%s/")
    document = json.loads(publish(project).summary)
    names = [column.name for column in table_columns()]
    cells = dict(zip(names, project_row(document, telling), strict=True))
    return {name: cell for name, cell in cells.items() if cell is not None}


BARE = {
    "slug": "a",
    "title": "A",
    "address": "https://testserver/projects/a/",
    "is_signature": False,
    "missing": "dates;funding;outcome;source",
    "as_of": ON,
    "data_version": 7,
}


def test_what_nobody_reported_stays_empty() -> None:
    """U18"""
    assert row_of(make_project(slug="a", title="A")) == BARE


def test_codes_stand_beside_names_in_the_language_of_the_reader() -> None:
    plan = make_plan(slug="plan", title="Plan", title_ko="계획")
    area = make_area(slug="area", plan=plan, number="1.2", title="Area")
    line = make_line(slug="line", plan=plan, number="1.2.1", focus_area=area)
    source = make_source(title="Paper")
    project = make_project(
        slug="b", title="B", parent=make_parent(), acronym="BB", title_ko="비", is_signature=True
    )
    project.plans.add(plan)
    project.action_lines.add(line)
    project.themes.add(make_theme(slug="theme", name="Theme", name_ko="주제"))
    project.sources.add(source)
    make_country("LA", name="Lao PDR", name_ko="라오스")
    make_country("VN", name="Viet Nam", name_ko="베트남")
    make_territory(project, "VN")
    make_territory(project, "LA")
    for slug, role in (("x", Role.FUNDING), ("y", Role.IMPLEMENTING), ("z", Role.IMPLEMENTING)):
        body = make_organisation(slug=slug, name=slug.upper())
        make_participation(project, organisation=body, role=role)
    make_funding(project, fund=make_fund(slug="fund", name="Fund", name_ko="기금"), source=source)
    told = row_of(project, "ko")
    wanted = {
        "acronym": "BB",
        "title": "B",
        "title_ko": "비",
        "is_signature": True,
        "parent": "parent",
        "parent_title": "상위",
        "plans": "plan",
        "plan_names": "계획",
        "focus_areas": "area",
        "focus_area_names": "1.2 Area",
        "action_lines": "line",
        "action_line_numbers": "1.2.1",
        "themes": "theme",
        "theme_names": "주제",
        "countries": "LA;VN",
        "country_names": "라오스; 베트남",
        "funding_organisations": "x",
        "funding_organisation_names": "X",
        "implementing_organisations": "y;z",
        "implementing_organisation_names": "Y; Z",
        "funds": "fund",
        "fund_names": "기금",
    }
    assert {name: told[name] for name in wanted} == wanted


def make_parent() -> Project:
    parent = make_project(slug="parent", title="Parent", title_ko="상위")
    publish(parent)
    return parent


def test_status_and_dates_are_no_more_exact_than_their_sources() -> None:
    project = make_project(slug="a", title="A")
    paper, report = make_source(title="Paper", url="https://example.org/p"), make_source(title="R")
    make_status(
        project,
        Status.COMPLETED,
        effective_on=date(2025, 12, 31),
        effective_precision="year",
        source=paper,
        locator="p. 4",
        verification="verified",
    )
    make_period(
        project,
        starts_on=date(2023, 1, 1),
        starts_precision="month",
        ends_on=date(2025, 6, 30),
        ends_precision="month",
        source=report,
    )
    make_period(project, basis=PeriodBasis.ACTUAL, starts_on=date(2023, 2, 3), source=paper)
    assert row_of(project) == BARE | {
        "status": "completed",
        "status_name": "Completed",
        "status_on": date(2025, 12, 31),
        "status_dated": "year",
        "status_standing": "verified",
        "status_source": "Paper",
        "status_source_url": "https://example.org/p",
        "status_locator": "p. 4",
        "planned_start": date(2023, 1, 1),
        "planned_start_dated": "month",
        "planned_end": date(2025, 6, 30),
        "planned_end_dated": "month",
        "actual_start": date(2023, 2, 3),
        "actual_start_dated": "day",
        "dates_sources": "R; Paper",
        "missing": "funding;outcome;source",
    }


def money_of(project: Project) -> dict[str, Any]:
    kinds = ("pledge", "budget", "commit", "disburse", "expend")
    return {name: cell for name, cell in row_of(project).items() if name.startswith(kinds)}


def test_a_sum_stands_with_its_currency_hedge_day_and_documents() -> None:
    """U24"""
    project = make_project()
    for amount in ("1.50", "2.25"):
        make_funding(project, amount, currency="KRW", source=make_source(title=f"Of {amount}"))
    assert money_of(project) == {
        "budget_amount": Decimal("3.75"),
        "budget_currency": "KRW",
        "budget_qualifier": "exactly",
        "budget_as_of": date(2024, 5, 16),
        "budget_sources": "Of 1.50; Of 2.25",
    }


def test_zero_is_a_sum_and_not_applicable_is_none() -> None:
    """U18"""
    project, source = make_project(), make_source(title="Paper")
    make_funding(project, "0.00", source=source)
    make_funding(
        project,
        None,
        kind=FundingKind.PLEDGE,
        is_not_applicable=True,
        currency="",
        source=source,
    )
    assert money_of(project) == {
        "pledge_qualifier": "not_applicable",
        "pledge_as_of": date(2024, 5, 16),
        "pledge_sources": "Paper",
        "budget_amount": Decimal("0.00"),
        "budget_currency": "USD",
        "budget_qualifier": "exactly",
        "budget_as_of": date(2024, 5, 16),
        "budget_sources": "Paper",
    }


def test_two_currencies_are_told_and_never_added() -> None:
    project, source = make_project(), make_source(title="Paper")
    make_funding(project, "1000000.00", source=source)
    make_funding(project, "5.00", currency="KRW", qualifier="about", source=source)
    assert money_of(project) == {
        "budget_in_several_currencies": "KRW 5.00 (about); USD 1000000.00",
        "budget_as_of": date(2024, 5, 16),
        "budget_sources": "Paper",
    }


def test_commitments_in_dollars_name_their_rates_and_what_they_leave_out() -> None:
    """U23, U19"""
    project, source = make_project(), make_source(title="Paper")
    common: dict[str, Any] = {"kind": FundingKind.COMMITMENT, "source": source}
    make_funding(project, "10.00", **common)
    make_funding(project, "2000.00", currency="KRW", exchange_rate=make_rate(), **common)
    make_funding(project, "7.00", currency="EUR", **common)
    assert money_of(project) == {
        "commitment_in_several_currencies": "EUR 7.00; KRW 2000.00; USD 10.00",
        "commitment_as_of": date(2024, 5, 16),
        "commitment_sources": "Paper",
        "committed_usd": Decimal("11.50"),
        "committed_usd_rates": "KRW 0.00075 (2024-05-16)",
        "committed_usd_leaves_out": "EUR 7.00",
    }


def test_the_dollars_are_those_that_the_list_is_ordered_by() -> None:
    project = make_project()
    make_funding(project, "10.00", kind=FundingKind.COMMITMENT)
    assert row_of(project)["committed_usd"] == publish(project).committed_usd == Decimal("10.00")


def test_each_group_fills_its_columns() -> None:
    project = make_project()
    telling = Telling("en", ON, 7, "%s")
    document = json.loads(publish(project).summary)
    assert [len(group.cells(document, telling)) for group in GROUPS] == [
        len(group.columns) for group in GROUPS
    ]


def test_the_columns_are_these() -> None:
    """T05: what a file tells is decided here; a new field of a model is not in it by itself."""
    assert [column.name for column in table_columns()] == COLUMNS


MONEY = ("amount", "currency", "qualifier", "in_several_currencies", "as_of", "sources")
KINDS = ("pledge", "budget", "commitment", "disbursement", "expenditure")
COLUMNS = [
    "slug",
    "acronym",
    "title",
    "title_ko",
    "summary",
    "summary_ko",
    "address",
    "is_signature",
    "parent",
    "parent_title",
    "plans",
    "plan_names",
    "focus_areas",
    "focus_area_names",
    "action_lines",
    "action_line_numbers",
    "themes",
    "theme_names",
    "countries",
    "country_names",
    "funding_organisations",
    "funding_organisation_names",
    "accountable_organisations",
    "accountable_organisation_names",
    "extending_organisations",
    "extending_organisation_names",
    "implementing_organisations",
    "implementing_organisation_names",
    "funds",
    "fund_names",
    "status",
    "status_name",
    "status_on",
    "status_dated",
    "status_standing",
    "status_source",
    "status_source_url",
    "status_locator",
    "planned_start",
    "planned_start_dated",
    "planned_end",
    "planned_end_dated",
    "actual_start",
    "actual_start_dated",
    "actual_end",
    "actual_end_dated",
    "dates_sources",
    *(f"{kind}_{name}" for kind in KINDS for name in MONEY),
    "committed_usd",
    "committed_usd_rates",
    "committed_usd_leaves_out",
    "confirmed_on",
    "missing",
    "as_of",
    "data_version",
]

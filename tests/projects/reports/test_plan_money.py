"""A plan's money by year and by area: one kind and one currency at a time, from the roots alone."""

from datetime import date
from decimal import Decimal

import pytest

from projects.choices import FundingKind
from projects.models import FocusArea, Plan, Project
from projects.reports.plan_account import PlanAccount, read_account
from projects.reports.plan_money import CurrencyMoney, Sum, money_by_area, money_by_year
from tests.factories import make_area, make_funding, make_plan, make_project, make_rate, publish

pytestmark = pytest.mark.django_db

ON = date(2026, 1, 1)


@pytest.fixture
def plan() -> Plan:
    return make_plan(slug="plan")


def serving(plan: Plan, *areas: FocusArea, parent: Project | None = None) -> Project:
    project = make_project(parent=parent)
    project.plans.add(plan)
    project.focus_areas.add(*areas)
    return project


def account(plan: Plan) -> PlanAccount:
    for project in plan.projects.all():
        publish(project)
    found = read_account("plan", on=ON, today=False)
    assert found is not None
    return found


def of(amount: str, projects: int, latest_on: str = "2024-05-16") -> Sum:
    return Sum(Decimal(amount), projects, latest_on)


def test_sums_stand_by_year_and_never_across_kinds_or_currencies(plan: Plan) -> None:
    one, two = serving(plan), serving(plan)
    part = serving(plan, parent=one)
    make_funding(one, "100.00", effective_on=date(2023, 2, 1))
    make_funding(two, "50.00", effective_on=date(2023, 3, 1))
    make_funding(two, "7.00", kind=FundingKind.DISBURSEMENT, effective_on=date(2025, 3, 1))
    make_funding(
        two, "900.00", currency="KRW", exchange_rate=make_rate(), effective_on=date(2024, 3, 1)
    )
    # Of these none is a sum of a root that counts.
    make_funding(part, "40.00", effective_on=date(2023, 2, 1))
    make_funding(one, "1.00", is_counted=False, counting_reason="Rounded.")
    make_funding(one, amount=None, currency="", is_not_applicable=True, kind=FundingKind.PLEDGE)
    make_funding(one, "3.00", effective_on=date(2026, 3, 1))
    assert money_by_year(account(plan).money) == [
        CurrencyMoney(
            currency="KRW",
            kinds={"budget": of("900", 1, "2024-03-01")},
            cells={"2024": {"budget": of("900", 1, "2024-03-01")}},
        ),
        CurrencyMoney(
            currency="USD",
            kinds={
                "budget": of("150", 2, "2023-03-01"),
                "disbursement": of("7", 1, "2025-03-01"),
            },
            cells={
                "2023": {"budget": of("150", 2, "2023-03-01")},
                "2025": {"disbursement": of("7", 1, "2025-03-01")},
            },
        ),
    ]


def test_area_holds_what_is_inside_it_and_each_project_once(plan: Plan) -> None:
    pillar, other = make_area(plan=plan, slug="pillar"), make_area(plan=plan, slug="other")
    inner = make_area(plan=plan, slug="inner", parent=pillar)
    make_funding(serving(plan, pillar, inner), "100.00")
    make_funding(serving(plan, inner, other), "10.00")
    make_funding(serving(plan), "1.00")
    found = account(plan)
    assert money_by_area(found.money, found.tree.areas) == [
        CurrencyMoney(
            currency="USD",
            kinds={"budget": of("111", 3)},
            cells={
                "": {"budget": of("1", 1)},
                "other": {"budget": of("10", 1)},
                "pillar": {"budget": of("110", 2)},
            },
        )
    ]


def test_zero_is_a_sum_and_nothing_is_none(plan: Plan) -> None:
    make_funding(serving(plan), "0.00")
    serving(plan)
    assert money_by_year(account(plan).money) == [
        CurrencyMoney("USD", {"budget": of("0", 1)}, {"2024": {"budget": of("0", 1)}})
    ]

"""Totals of money: the database and the entries already read add up to the same."""

from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from projects.choices import FundingKind
from projects.models import FundingEntry, PublicRecord
from projects.reports.totals import total_entries, total_money
from tests.factories import make_funding, make_project, make_rate, publish

pytestmark = pytest.mark.django_db
ON = date(2025, 1, 1)


@pytest.fixture
def records() -> None:
    parent = make_project()
    part = make_project(parent=parent)
    other = make_project()
    rate = make_rate()
    make_funding(parent, "100.00")
    make_funding(parent, "1000000.00", currency="KRW", exchange_rate=rate)
    make_funding(parent, "50.00", kind=FundingKind.DISBURSEMENT, effective_on=date(2023, 1, 1))
    make_funding(part, "70.00")
    make_funding(other, "200.00")
    make_funding(other, "3000.00", currency="KRW")
    make_funding(other, "999.00", is_counted=False, counting_reason="Rounded.")
    make_funding(other, None, currency="", is_not_applicable=True, kind=FundingKind.PLEDGE)
    old = make_funding(other, "5.00", kind=FundingKind.COMMITMENT, effective_on=date(2023, 1, 1))
    make_funding(other, "6.00", kind=FundingKind.COMMITMENT, supersedes=old)
    for project in (parent, part, other):
        publish(project)


def from_entries() -> object:
    roots = set(PublicRecord.objects.roots().values_list("pk", flat=True))
    entries = FundingEntry.objects.published().known(ON).select_related("exchange_rate__source")
    return total_entries(entries, on=ON, roots=roots, components=1)


def test_both_ways_give_one_answer(records: None) -> None:
    totals = total_money(PublicRecord.objects.published(), on=ON)
    assert from_entries() == totals
    assert [
        (kind.kind, total.currency, total.amount, total.projects)
        for kind in totals.kinds
        for total in kind.currencies
    ] == [
        ("budget", "KRW", 1003000, 2),
        ("budget", "USD", 300, 2),
        ("commitment", "USD", 6, 1),
        ("disbursement", "USD", 50, 1),
    ]


def test_project_that_reports_two_currencies_counts_once(records: None) -> None:
    budget = total_money(PublicRecord.objects.published(), on=ON).kinds[0]
    assert (budget.projects, budget.entries, budget.entries_in_usd) == (2, 4, 3)
    assert budget.usd == 1050
    assert [(rate.currency, rate.usd_per_unit) for rate in budget.rates] == [
        ("KRW", Decimal("0.00075"))
    ]


def test_adding_up_costs_three_queries(
    records: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        total_money(PublicRecord.objects.published(), on=ON)

"""Totals: roots only, each kind and currency for itself, and how much of it is known."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from projects.choices import FundingKind
from projects.models import FundingEntry, PublicRecord
from projects.reports.totals import (
    CurrencyTotal,
    KindTotal,
    Rate,
    Totals,
    total_entries,
    total_money,
)
from tests.factories import (
    ON,
    make_funding,
    make_project,
    make_public_project,
    make_rate,
    make_source,
    publish,
)
from tests.projects.ledgers import DAYS, FIRST, Ledgers, few, ledgers, publish_all, undone

pytestmark = pytest.mark.django_db


def totals(on: date = ON) -> Totals:
    return total_money(PublicRecord.objects.as_of(None), on=on)


def pay(*sums: tuple[str, dict[str, Any]], **project: Any) -> None:
    row = make_project(**project)
    for amount, values in sums:
        make_funding(row, amount, **values)
    publish(row)


def in_currency(
    currency: str, amount: str, *, projects: int = 1, entries: int = 1
) -> CurrencyTotal:
    return CurrencyTotal(
        currency=currency,
        amount=Decimal(amount),
        projects=projects,
        entries=entries,
        latest_on=ON,
    )


def test_without_any_project_there_is_nothing_to_add_up() -> None:
    assert totals() == Totals(on=ON, roots=0, components=0, kinds=[])


def test_nothing_reported_is_not_zero() -> None:
    """U18."""
    make_public_project()
    assert totals() == Totals(on=ON, roots=1, components=0, kinds=[])


def test_zero_reported_is_zero() -> None:
    """U18."""
    pay(("0", {}))
    assert totals().kinds == [
        KindTotal(
            kind="budget",
            currencies=[in_currency("USD", "0")],
            usd=Decimal(0),
            entries=1,
            entries_in_usd=1,
            rates=[],
            projects=1,
        )
    ]


def test_not_applicable_is_neither_reported_nor_zero() -> None:
    """U18."""
    project = make_project()
    FundingEntry.objects.create(
        project=project,
        kind=FundingKind.BUDGET,
        is_not_applicable=True,
        effective_on=ON,
        source=make_source(),
        review_state="published",
    )
    publish(project)
    assert totals().kinds == []


def test_money_of_components_is_part_of_their_parents() -> None:
    """A component's money is not counted twice."""
    whole = make_project()
    make_funding(whole, "7300000")
    publish(whole)
    pay(("215237", {}), parent=whole)
    assert totals() == Totals(
        on=ON,
        roots=1,
        components=1,
        kinds=[
            KindTotal(
                kind="budget",
                currencies=[in_currency("USD", "7300000")],
                usd=Decimal(7300000),
                entries=1,
                entries_in_usd=1,
                rates=[],
                projects=1,
            )
        ],
    )


def test_component_of_a_hidden_project_is_a_root() -> None:
    pay(("5", {}), parent=make_project())
    assert [it.usd for it in totals().kinds] == [Decimal(5)]


def test_kinds_and_currencies_are_never_added_and_coverage_is_told() -> None:
    """U19: how many sums the dollars cover, and at which rates."""
    rate = make_rate(source=make_source(title="Bank"))
    pay(("10", {}), ("1000", {"currency": "KRW", "exchange_rate": rate}))
    pay(("5", {}), ("3", {"currency": "EUR"}), ("9", {"kind": FundingKind.PLEDGE}))
    assert totals().kinds == [
        KindTotal(
            kind="pledge",
            currencies=[in_currency("USD", "9")],
            usd=Decimal(9),
            entries=1,
            entries_in_usd=1,
            rates=[],
            projects=1,
        ),
        KindTotal(
            kind="budget",
            currencies=[
                in_currency("EUR", "3"),
                in_currency("KRW", "1000"),
                in_currency("USD", "15", projects=2, entries=2),
            ],
            usd=Decimal("15.75"),
            entries=4,
            entries_in_usd=3,
            rates=[Rate(currency="KRW", usd_per_unit=Decimal("0.00075"), on=ON, source="Bank")],
            projects=2,
        ),
    ]


def test_money_that_could_not_be_converted_is_no_dollars() -> None:
    """U19."""
    pay(("3", {"currency": "EUR"}))
    (kind,) = totals().kinds
    assert (kind.usd, kind.entries, kind.entries_in_usd) == (None, 1, 0)


def test_rates_of_two_days_are_both_named() -> None:
    """U23."""
    older = make_rate(on=date(2023, 1, 2), usd_per_unit=Decimal("0.0008"))
    newer = make_rate()
    pay(*[("1", {"currency": "KRW", "exchange_rate": rate}) for rate in (newer, older, newer)])
    (kind,) = totals().kinds
    assert [(rate.on, rate.usd_per_unit) for rate in kind.rates] == [
        (date(2023, 1, 2), Decimal("0.0008")),
        (ON, Decimal("0.00075")),
    ]
    assert kind.currencies == [in_currency("KRW", "3", entries=3)]


def test_what_does_not_count_is_superseded_hidden_or_later_is_left_out() -> None:
    project = make_project()
    old = make_funding(project, "1", effective_on=date(2023, 1, 1))
    make_funding(project, "2", supersedes=old)
    make_funding(project, "4", is_counted=False, counting_reason="Another source is nearer")
    make_funding(project, "8", review_state="scheduled", publish_at="2099-01-01T00:00Z")
    make_funding(project, "16", effective_on=ON + timedelta(days=1))
    publish(project)
    pay_hidden = make_project()
    make_funding(pay_hidden, "32")
    assert [it.usd for it in totals().kinds] == [Decimal(2)]
    assert [it.usd for it in totals(on=date(2023, 6, 30)).kinds] == [Decimal(1)]
    assert totals(on=date(2022, 1, 1)).kinds == []


def test_only_the_records_asked_for_are_added_up() -> None:
    pay(("1", {}), is_signature=True)
    pay(("2", {}))
    records = PublicRecord.objects.as_of(None).with_term("signature", ["true"])
    found = total_money(records, on=ON)
    assert (found.roots, [it.usd for it in found.kinds]) == (1, [Decimal(1)])


def test_project_of_many_terms_is_added_up_once() -> None:
    pay(("1", {}))
    records = PublicRecord.objects.as_of(None).filter(terms__facet__in=["status", "plan"])
    assert records.count() == 2
    found = total_money(records, on=ON)
    assert (found.roots, [it.usd for it in found.kinds]) == (1, [Decimal(1)])


def test_totals_take_as_many_queries_at_ten_projects_as_at_one() -> None:
    """S14."""
    taken = []
    for number in (1, 9):
        for _ in range(number):
            pay(("1", {}), ("3", {"currency": "EUR"}))
        with CaptureQueriesContext(connection) as queries:
            totals()
        taken.append(len(queries))
    assert taken == [3, 3]


@few
@given(st.lists(ledgers, max_size=4), st.integers(-1, DAYS))
def test_entries_already_read_are_added_up_by_the_same_rule(
    drawn: list[Ledgers], offset: int
) -> None:
    with undone():
        publish_all(drawn)
        on = FIRST + timedelta(days=offset)
        roots = set(PublicRecord.objects.values_list("pk", flat=True))
        entries = FundingEntry.objects.published().known(on)
        assert total_entries(entries, on=on, roots=roots, components=0) == totals(on=on)

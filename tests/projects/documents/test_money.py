"""Sums of money: one kind never stands in for another, two currencies are never added."""

from __future__ import annotations

from typing import Any

import pytest

from projects.documents.money import money_documents
from projects.documents.shapes import FundingShape
from tests.projects.documents.shapes import make_sum


def amounts(*sums: FundingShape) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (it["kind"], it["currency"], it["amount"], it["usd_amount"])
        for it in money_documents(list(sums))
    ]


def test_sums_of_one_kind_and_currency_are_added() -> None:
    assert amounts(make_sum("100.10"), make_sum("0.20")) == [("budget", "USD", "100.30", "100.30")]


def test_kinds_are_never_added() -> None:
    """U20."""
    assert amounts(
        make_sum("1.00", kind="expenditure"),
        make_sum("2.00", kind="pledge"),
        make_sum("3.00", kind="commitment"),
        make_sum("4.00", kind="budget"),
        make_sum("5.00", kind="disbursement"),
    ) == [
        ("pledge", "USD", "2.00", "2.00"),
        ("budget", "USD", "4.00", "4.00"),
        ("commitment", "USD", "3.00", "3.00"),
        ("disbursement", "USD", "5.00", "5.00"),
        ("expenditure", "USD", "1.00", "1.00"),
    ]


def test_currencies_are_never_added() -> None:
    """U19."""
    assert amounts(
        make_sum("10.00"),
        make_sum("2000.00", currency="KRW", usd_amount="1.50"),
        make_sum("3.00", currency="EUR", usd_amount=None),
    ) == [
        ("budget", "EUR", "3.00", None),
        ("budget", "KRW", "2000.00", "1.50"),
        ("budget", "USD", "10.00", "10.00"),
    ]


def test_sum_in_dollars_is_unknown_if_one_part_is_not_converted() -> None:
    """U19."""
    assert amounts(
        make_sum("2000.00", currency="KRW", usd_amount="1.50"),
        make_sum("1000.00", currency="KRW", usd_amount=None),
    ) == [("budget", "KRW", "3000.00", None)]


def test_zero_is_a_sum() -> None:
    """U18."""
    assert amounts(make_sum("0.00")) == [("budget", "USD", "0.00", "0.00")]


def test_nothing_reported_is_no_sum_at_all() -> None:
    """U18."""
    assert money_documents([]) == []


def test_not_applicable_is_neither_zero_nor_unknown() -> None:
    """U18."""
    (document,) = money_documents(
        [make_sum(None, currency="", usd_amount=None, is_not_applicable=True)]
    )
    assert (document["currency"], document["amount"], document["is_not_applicable"]) == (
        "",
        None,
        True,
    )


def test_not_applicable_stands_beside_a_sum_of_the_same_kind() -> None:
    assert amounts(
        make_sum("5.00"), make_sum(None, currency="", usd_amount=None, is_not_applicable=True)
    ) == [("budget", "", None, None), ("budget", "USD", "5.00", "5.00")]


def test_what_does_not_count_is_reported_beside_the_sum() -> None:
    counted = make_sum("7000000.00")
    other = make_sum("6900000.00", is_counted=False)
    (document,) = money_documents([counted, other])
    assert (document["amount"], document["entries"], document["also_reported"]) == (
        "7000000.00",
        [counted],
        [other],
    )


def test_what_does_not_count_stands_beside_its_own_kind_only() -> None:
    other = make_sum("6900000.00", kind="pledge", is_counted=False)
    (document,) = money_documents([make_sum("7000000.00"), other])
    assert document["also_reported"] == []


@pytest.mark.parametrize("is_counted", [True, False])
def test_superseded_sum_is_gone(is_counted: bool) -> None:
    current = make_sum("2.00")
    (document,) = money_documents(
        [make_sum("1.00", is_superseded=True, is_counted=is_counted), current]
    )
    assert (document["entries"], document["also_reported"]) == ([current], [])


def test_sum_is_as_of_its_latest_part() -> None:
    (document,) = money_documents(
        [make_sum("1.00", effective_on="2024-05-16"), make_sum("1.00", effective_on="2023-01-01")]
    )
    assert document["as_of"] == "2024-05-16"


@pytest.mark.parametrize(
    ("hedges", "whole"),
    [
        (["exactly"], "exactly"),
        (["up_to"], "up_to"),
        (["exactly", "exactly"], "exactly"),
        (["exactly", "more_than"], "about"),
        (["up_to", "up_to"], "about"),
    ],
)
def test_sum_is_hedged_once_a_part_is(hedges: list[str], whole: str) -> None:
    (document,) = money_documents([make_sum("1.00", qualifier=hedge) for hedge in hedges])
    assert document["qualifier"] == whole


@pytest.mark.parametrize(
    "values", [{"amount": "0.10"}, {"amount": "9999999999999999.99"}, {"amount": "-0.01"}]
)
def test_amounts_are_never_floating_point(values: dict[str, Any]) -> None:
    """T20."""
    assert (
        amounts(make_sum(values["amount"]), make_sum("0.20"))[0][2]
        == {
            "0.10": "0.30",
            "9999999999999999.99": "10000000000000000.19",
            "-0.01": "0.19",
        }[values["amount"]]
    )

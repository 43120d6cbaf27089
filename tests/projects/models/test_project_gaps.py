"""What projects do not say yet, and money that can't be right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from projects.choices import FundingKind, ReviewState
from projects.models import Project
from projects.models.project import GAPS
from tests.factories import (
    ON,
    make_funding,
    make_indicator,
    make_organisation,
    make_participation,
    make_period,
    make_plan,
    make_project,
    make_rate,
    make_source,
    make_status,
    make_territory,
    make_user,
)

pytestmark = pytest.mark.django_db

MENDING: dict[str, list[Callable[[Project], Any]]] = {
    "owner": [
        lambda project: project.owners.add(make_user()),
        lambda project: project.owner_organisations.add(make_organisation()),
    ],
    "plan": [lambda project: project.plans.add(make_plan())],
    "source": [lambda project: project.sources.add(make_source())],
    "status": [lambda project: make_status(project, review_state=ReviewState.DRAFT)],
    "dates": [lambda project: make_period(project, review_state=ReviewState.DRAFT)],
    "funding": [lambda project: make_funding(project, review_state=ReviewState.DRAFT)],
    "country": [make_territory],
    "participant": [make_participation],
    "indicator": [lambda project: make_indicator(project=project)],
}


def gaps_of(project: Project) -> list[str]:
    rows = Project.objects.filter(pk=project.pk)
    return [what for what in GAPS if rows.missing(what).exists()]


def test_empty_project_has_every_gap() -> None:
    assert gaps_of(make_project()) == list(GAPS)


@pytest.mark.parametrize(
    ("what", "mend"), [(what, mend) for what, mends in MENDING.items() for mend in mends]
)
def test_gap_is_mended_by_what_is_missing(what: str, mend: Callable[[Project], Any]) -> None:
    project, other = make_project(), make_project()
    mend(project)
    assert gaps_of(project) == [gap for gap in GAPS if gap != what]
    assert gaps_of(other) == list(GAPS)


def test_withdrawn_entry_mends_nothing() -> None:
    project = make_project()
    make_period(project, review_state=ReviewState.WITHDRAWN)
    assert "dates" in gaps_of(project)


def test_unknown_gap_is_an_error() -> None:
    with pytest.raises(KeyError):
        Project.objects.missing("colour")


# Money

C, D = FundingKind.COMMITMENT, FundingKind.DISBURSEMENT


def overspent(*sums: tuple[str, str, str], **values: Any) -> bool:
    project = make_project()
    for kind, amount, currency in sums:
        rate = None
        if currency == "KRW":
            rate = make_rate(usd_per_unit=Decimal("0.001"))
        make_funding(
            project, amount, kind=kind, currency=currency[:3], exchange_rate=rate, **values
        )
    make_funding(make_project(), "5", kind=C)
    return Project.objects.overspent(on=ON).filter(pk=project.pk).exists()


@pytest.mark.parametrize(
    ("sums", "found"),
    [
        ([(C, "100", "USD"), (D, "100", "USD")], False),
        ([(C, "100", "USD"), (D, "100.01", "USD")], True),
        ([(C, "60", "USD"), (C, "40", "USD"), (D, "70", "USD"), (D, "31", "USD")], True),
        # A refund is a negative disbursement.
        ([(C, "100", "USD"), (D, "120", "USD"), (D, "-20", "USD")], False),
        # Added in binary fractions, the parts are more than their sum.
        ([(C, "0.30", "USD"), (D, "0.10", "USD"), (D, "0.20", "USD")], False),
        ([(C, "0.30", "USD"), (D, "0.10", "USD"), (D, "0.21", "USD")], True),
        # Nothing was committed that could be compared with.
        ([(D, "100", "USD")], False),
        ([(FundingKind.PLEDGE, "1", "USD"), (D, "100", "USD")], False),
        # In a currency of their own, whatever the rates.
        ([(C, "100", "EUR without a rate"), (D, "101", "EUR without a rate")], True),
        # Two currencies are compared as they were converted, and never added.
        ([(C, "100", "USD"), (D, "100000", "KRW")], False),
        ([(C, "100", "USD"), (D, "101000", "KRW")], True),
        ([(C, "100", "USD"), (D, "50000", "KRW"), (D, "60", "USD")], True),
        ([(C, "100", "USD"), (D, "101", "EUR without a rate")], False),
        ([(C, "100", "USD"), (D, "150", "USD"), (D, "1", "EUR without a rate")], False),
    ],
)
def test_more_disbursed_than_committed(sums: list[tuple[str, str, str]], found: bool) -> None:
    assert overspent(*sums) is found


@pytest.mark.parametrize(
    "values",
    [
        {"review_state": ReviewState.DRAFT},
        {"is_counted": False, "counting_reason": "Another source"},
        {"effective_on": ON + timedelta(days=1), "entered_on": ON + timedelta(days=1)},
    ],
)
def test_only_what_counts_and_is_published_is_compared(values: dict[str, Any]) -> None:
    assert not overspent((C, "100", "USD"), (D, "200", "USD"), **values)

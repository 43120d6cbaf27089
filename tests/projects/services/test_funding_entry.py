"""More disbursed than committed: a warning that takes a reason, never silence."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from projects.choices import FundingKind, ReviewState
from projects.models import FundingEntry, Project
from projects.services.ledger import publish_entries, record_entry, revise_entry
from tests.factories import ON, make_funding, make_project, make_rate, make_source, make_user

pytestmark = pytest.mark.django_db

SENTENCE = (
    "With this, USD 120.00 is disbursed and only 100.00 is committed. Check amount and currency; "
    "if it is so, say why in the internal note."
)


def enter(project: Project, kind: str, amount: str, **values: Any) -> FundingEntry:
    entry = FundingEntry(
        project=project,
        kind=kind,
        amount=Decimal(amount),
        effective_on=ON,
        source=make_source(),
        **{"currency": "USD", **values},
    )
    record_entry(entry, by=values.get("entered_by", make_user()))
    return entry


def with_commitment(amount: str = "100", **values: Any) -> Project:
    project = make_project()
    make_funding(project, amount, kind=FundingKind.COMMITMENT, **values)
    return project


def test_more_than_was_committed_is_refused_with_both_totals() -> None:
    """S20."""
    project = with_commitment()
    enter(project, FundingKind.DISBURSEMENT, "70")
    with pytest.raises(ValidationError) as refusal:
        enter(project, FundingKind.DISBURSEMENT, "50")
    assert refusal.value.message_dict == {"amount": [SENTENCE]}
    assert FundingEntry.objects.count() == 2


def test_reason_in_the_internal_note_lets_it_pass() -> None:
    project = with_commitment()
    enter(project, FundingKind.DISBURSEMENT, "120", internal_note="Paid in advance of phase two")
    assert Project.objects.overspent(on=ON).count() == 0
    publish_entries(FundingEntry.objects.filter(kind=FundingKind.DISBURSEMENT), by=None)
    assert list(Project.objects.overspent(on=ON)) == [project]


def test_commitment_that_falls_below_what_was_disbursed_is_refused_too() -> None:
    project = with_commitment("200")
    enter(project, FundingKind.DISBURSEMENT, "120")
    before = FundingEntry.objects.get(kind=FundingKind.COMMITMENT)
    with pytest.raises(ValidationError) as refusal:
        enter(project, FundingKind.COMMITMENT, "100", supersedes=before, is_correction=True)
    assert refusal.value.messages == [SENTENCE]


def test_draft_that_is_edited_to_more_is_refused() -> None:
    project = with_commitment()
    entry = enter(project, FundingKind.DISBURSEMENT, "70")
    entry.amount = Decimal(120)
    with pytest.raises(ValidationError) as refusal:
        revise_entry(entry, by=make_user(), reason="Typed wrong")
    assert refusal.value.messages == [SENTENCE]
    entry.refresh_from_db()
    assert entry.amount == 70


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (FundingKind.DISBURSEMENT, {"is_counted": False, "counting_reason": "Another source"}),
        (FundingKind.EXPENDITURE, {}),
        (FundingKind.BUDGET, {}),
        (FundingKind.DISBURSEMENT, {"currency": "EUR"}),
    ],
)
def test_what_can_not_be_compared_is_not_asked_about(kind: str, values: dict[str, Any]) -> None:
    enter(with_commitment(), kind, "120", **values)
    assert FundingEntry.objects.filter(kind=kind).count() == 1


def test_sums_of_several_currencies_are_compared_as_they_were_converted() -> None:
    rate = make_rate(usd_per_unit=Decimal("0.001"))
    with pytest.raises(ValidationError) as refusal:
        enter(
            with_commitment(),
            FundingKind.DISBURSEMENT,
            "120000",
            currency="KRW",
            exchange_rate=rate,
        )
    assert refusal.value.messages == [SENTENCE]


@pytest.mark.parametrize("state", [ReviewState.RETURNED, ReviewState.WITHDRAWN])
def test_what_was_given_up_is_not_counted(state: str) -> None:
    project = with_commitment()
    make_funding(
        project,
        "70",
        kind=FundingKind.DISBURSEMENT,
        review_state=state,
        returned_reason="Wrong project",
    )
    enter(project, FundingKind.DISBURSEMENT, "50")


def test_what_a_draft_replaces_is_not_counted_twice() -> None:
    project = with_commitment()
    first = make_funding(project, "80", kind=FundingKind.DISBURSEMENT)
    enter(project, FundingKind.DISBURSEMENT, "90", supersedes=first)


def test_system_is_not_asked() -> None:
    enter(with_commitment(), FundingKind.DISBURSEMENT, "120", entered_by=None)

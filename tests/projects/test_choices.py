"""The vocabularies agree with each other and with the code lists that they map to."""

from __future__ import annotations

from projects.choices import (
    CLOSED_STATUSES,
    ENDED_STATUSES,
    IATI_ACTIVITY_STATUS,
    UNDER_WAY_STATUSES,
    Currency,
    FundingKind,
    LineState,
    PublicationState,
    ReviewState,
    Status,
)


def test_every_status_has_an_iati_activity_status() -> None:
    assert IATI_ACTIVITY_STATUS == {
        Status.PROPOSED: "1",
        Status.APPROVED: "1",
        Status.ONGOING: "2",
        Status.SUSPENDED: "6",
        Status.ACTIVITIES_ENDED: "3",
        Status.COMPLETED: "4",
        Status.CANCELLED: "5",
    }
    assert set(IATI_ACTIVITY_STATUS) == set(Status)


def test_statuses_that_close_a_project_are_the_ended_ones_and_cancelled() -> None:
    assert frozenset({Status.ACTIVITIES_ENDED, Status.COMPLETED}) == ENDED_STATUSES
    assert (
        frozenset({Status.ACTIVITIES_ENDED, Status.COMPLETED, Status.CANCELLED}) == CLOSED_STATUSES
    )
    assert UNDER_WAY_STATUSES.isdisjoint(CLOSED_STATUSES)


def test_line_states_stand_in_the_order_of_the_steps() -> None:
    assert LineState.values == [
        "not_addressed",
        "addressed",
        "under_way",
        "delivered",
        "outcome_achieved",
    ]


def test_kinds_of_money_stand_in_the_order_in_which_they_happen() -> None:
    assert FundingKind.values == ["pledge", "budget", "commitment", "disbursement", "expenditure"]


def test_review_states_are_the_publication_states_and_returned() -> None:
    assert set(ReviewState.values) - set(PublicationState.values) == {"returned"}
    assert set(PublicationState.values) - set(ReviewState.values) == set()


def test_currency_codes_are_three_capital_letters() -> None:
    assert [code for code in Currency.values if len(code) != 3 or code != code.upper()] == []

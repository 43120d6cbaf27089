"""How we count: what the page says is what the code does."""

import pytest
from django.test import Client

from projects.choices import FUNDING_MEANINGS, STATUS_MEANINGS, FundingKind, Status
from projects.reports.progress import STEPS
from tests.projects.views.reading import read

pytestmark = pytest.mark.django_db


def test_each_status_stands_with_its_meaning_and_its_iati_code(client: Client) -> None:
    rows = read(client.get("/methodology/")).one("tbody").all("tr")
    assert [row.text for row in rows] == [
        "Proposed Put forward; not yet approved 1",
        "Approved Approved; work has not begun 1",
        "Ongoing Approval is notified and the first disbursement received: work is under way 2",
        "Suspended Begun and halted for a time 6",
        (
            "Activities ended The activities are over; report, audit or unspent balance are "
            "outstanding 3"
        ),
        "Completed The completion report and the unspent balance are received and verified 4",
        "Cancelled Given up 5",
    ]


def test_nothing_that_can_be_said_is_left_without_a_meaning() -> None:
    assert list(STATUS_MEANINGS) == list(Status)
    assert list(FUNDING_MEANINGS) == list(FundingKind)


def test_each_step_and_each_kind_of_money_is_explained(client: Client) -> None:
    terms = [it.text for it in read(client.get("/methodology/")).all("dt")]
    assert terms == [
        *(step.label for step in STEPS),
        "End passed",
        "Delayed",
        "Last word",
        *(kind.label for kind in FundingKind),
    ]

"""A plan is compared on two days as its page compares it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from projects.models import Plan
from projects.reports.changes import read_changes
from tests.projects.api.conftest import BASE, Read

pytestmark = pytest.mark.django_db

BETWEEN = "plans/plan-a/changes/?from=2022-06-30&to=dialogue"


def test_what_took_effect_in_between_is_told(world: None, read: Read) -> None:
    answer = read(BETWEEN)
    assert {name: answer[name] for name in ("plan", "since", "as_of", "projects", "silent")} == {
        "plan": "plan-a",
        "since": "2022-06-30",
        "as_of": "2024-09-01",
        "projects": 1,
        "silent": 0,
    }
    told = [
        (it["project"]["slug"], it["before"]["status"], it["after"]["status"])
        for it in answer["statuses"]
    ]
    assert told == [("flagship", "approved", "ongoing")]
    assert [(it["line"]["slug"], len(it["assessments"])) for it in answer["lines"]] == [("line", 1)]
    assert [it["id"] for it in answer["claims"]] == [read("claims/")["results"][0]["id"]]


def test_the_page_and_the_answer_are_of_one_report(world: None, read: Read) -> None:
    changes = read_changes(
        Plan.objects.select_related("partnership").get(slug="plan-a"),
        since=date(2022, 6, 30),
        on=date(2024, 9, 1),
        today=False,
    )
    answer = read(BETWEEN)
    for name, told in vars(changes).items():
        key = {"on": "as_of"}.get(name, name)
        listed = [] if not isinstance(told, list) else told
        assert (name, len(answer[key]) if listed else answer[key]) == (
            name,
            len(listed) if listed else told,
        )


def test_without_days_it_is_all_since_the_plan_began(
    world: None, read: Read, client: Client
) -> None:
    answer = read("plans/plan-a/changes/")
    assert answer["since"] == Plan.objects.get(slug="plan-a").starts_on.isoformat()
    assert answer["as_of"] == client.get(f"{BASE}plans/plan-a/changes/")["X-As-Of"]


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        (
            "from=dialogue&to=2022-06-30",
            {"from": ["The first day is after the second: choose an earlier day to compare from."]},
        ),
        (
            "from=hush",
            {"from": ["“hush” is neither a date, like 2025-05-16, nor the address of a meeting."]},
        ),
        ("since=2022-06-30", {"since": ["There is no such parameter here; there are: from, to."]}),
        ("to=2024-09-01&to=2024-09-02", {"to": ["This parameter is given more than once."]}),
    ],
)
def test_days_that_can_not_be_compared_are_refused(
    client: Client, world: None, query: str, errors: dict[str, list[str]]
) -> None:
    response = client.get(f"{BASE}plans/plan-a/changes/?{query}")
    assert (response.status_code, response.json()["errors"]) == (400, errors)

"""Planned against actual dates: every plan as it was said, what happened, and the slippage."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from projects.choices import PeriodBasis, Status
from projects.models import Project
from tests.factories import make_period, make_project, make_status, publish
from tests.projects.views.reading import Element, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return make_project(slug="flagship")


def plan(project: Project, ends_on: date, said: date, **values: Any) -> Any:
    return make_period(
        project, starts_on=date(2020, 1, 1), ends_on=ends_on, effective_on=said, **values
    )


def picture(client: Client, project: Project, query: str = "") -> Element:
    publish(project)
    return next(
        it
        for it in read(client.get(f"/projects/flagship/{query}")).all("section")
        if it.attributes.get("aria-labelledby") == "dates"
    )


def rows(section: Element) -> list[list[str]]:
    return [
        [cell.text for cell in row.children if isinstance(cell, Element)][:5]
        for row in section.one("tbody").all("tr")
    ]


def test_every_plan_stands_with_the_day_it_was_said(client: Client, project: Project) -> None:
    first = plan(project, date(2022, 12, 31), date(2019, 5, 1))
    plan(project, date(2023, 12, 31), date(2021, 5, 1), supersedes=first)
    make_period(
        project, basis=PeriodBasis.ACTUAL, ends_on=date(2024, 3, 31), effective_on=date(2024, 4, 2)
    )
    section = picture(client, project)
    assert section.one("figcaption").text == (
        "First planned end: 31 December 2022. Actual end: 31 March 2024, 15 months later."
    )
    assert rows(section) == [
        ["Planned", "1 May 2019", "1 January 2020", "31 December 2022", ""],
        ["Planned", "1 May 2021", "1 January 2020", "31 December 2023", "12 months later"],
        ["Actual", "2 April 2024", "Not reported", "31 March 2024", "15 months later"],
    ]
    drawn = section.one("svg", class_="timeline-chart")
    assert [it.text for it in drawn.all("text", class_="said")] == [
        "said 1 May 2019",
        "said 1 May 2021",
    ]
    assert drawn.one("text", class_="slip-label").text == "15 months later"


def test_plan_that_was_never_right_leaves_no_trace(client: Client, project: Project) -> None:
    wrong = plan(project, date(2032, 12, 31), date(2019, 5, 1))
    plan(project, date(2022, 12, 31), date(2019, 6, 1), supersedes=wrong, is_correction=True)
    section = picture(client, project)
    assert section.one("figcaption").text == (
        "The planned end, 31 December 2022, is the one first planned."
    )
    assert [row[3] for row in rows(section)] == ["31 December 2022"]


def test_plan_that_does_not_count_is_drawn_apart(client: Client, project: Project) -> None:
    plan(project, date(2022, 12, 31), date(2019, 5, 1))
    plan(
        project,
        date(2024, 12, 31),
        date(2019, 6, 1),
        is_counted=False,
        counting_reason="Another phase.",
    )
    section = picture(client, project)
    assert [row[0] for row in rows(section)] == ["Planned", "Planned does not count"]
    assert len(section.one("svg", class_="timeline-chart").all("rect", class_="beside")) == 1


def test_line_of_the_day_stands_until_the_project_has_ended(
    client: Client, project: Project
) -> None:
    plan(project, date(2022, 12, 31), date(2019, 5, 1))
    make_status(project, Status.ONGOING, effective_on=date(2021, 1, 1))
    make_period(
        project, basis=PeriodBasis.ACTUAL, ends_on=date(2022, 6, 30), effective_on=date(2022, 7, 1)
    )
    before = picture(client, project, "?as_of=2022-03-01")
    assert before.one("text", class_="today-label").text == "1 March 2022"
    after = picture(client, project, "?as_of=2024-03-01")
    assert after.all("text", class_="today-label") == []


def test_without_any_date_there_is_no_picture(client: Client, project: Project) -> None:
    assert picture(client, project).all("figure") == []

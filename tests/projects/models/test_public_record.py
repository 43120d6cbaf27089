"""A listing of any date says what the documents of that date say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from projects.choices import FundingKind, PeriodBasis, PublicationState, ReviewState, Status
from projects.documents.project import compose, redated
from projects.documents.references import Published
from projects.documents.shapes import CurrentDateShape, ProjectShape
from projects.models import Confirmation, Project, PublicRecord, Term
from tests.factories import (
    ON,
    make_funding,
    make_indicator,
    make_period,
    make_project,
    make_public_project,
    make_rate,
    make_reading,
    make_status,
    publish,
)
from tests.projects.ledgers import DAYS, FIRST, Ledgers, few, ledgers, publish_all, undone

pytestmark = pytest.mark.django_db

SHOWN = (
    "shown_status",
    "shown_status_on",
    "shown_start_on",
    "shown_end_on",
    "shown_planned_end_on",
    "shown_committed_usd",
    "shown_confirmed_on",
)
NOTHING = dict.fromkeys(SHOWN) | {"shown_status": ""}


def listed(on: date | None) -> dict[int, dict[str, Any]]:
    """What a listing of the date shows, by primary key."""
    rows = PublicRecord.objects.as_of(on).values("pk", *SHOWN)
    return {row.pop("pk"): row for row in rows}


def told(document: ProjectShape) -> dict[str, Any]:
    """The same from the document alone, worked out without a database."""
    status, dates = document["status"], document["dates"]
    committed = [
        Decimal(entry["usd_amount"])
        for entry in document["funding"]
        if entry["kind"] == "commitment" and entry["is_counted"] and not entry["is_superseded"]
        if entry["usd_amount"] is not None
    ]
    return {
        "shown_status": "" if status is None else status["status"],
        "shown_status_on": None if status is None else day(status["effective_on"]),
        "shown_start_on": date_of(dates["actual_start"] or dates["planned_start"]),
        "shown_end_on": date_of(dates["actual_end"] or dates["planned_end"]),
        "shown_planned_end_on": date_of(dates["planned_end"]),
        "shown_committed_usd": sum(committed, Decimal(0)) if committed else None,
        "shown_confirmed_on": day(document["confirmed_on"]),
    }


def is_late(document: ProjectShape) -> bool:
    dates = document["dates"]
    planned, end = dates["planned_end"], dates["actual_end"] or dates["planned_end"]
    return planned is not None and end is not None and end["date"] > planned["first"]["date"]


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def date_of(shape: CurrentDateShape | None) -> date | None:
    return None if shape is None else day(shape["date"])


def documents(on: date) -> dict[int, ProjectShape]:
    versions = {record.pk: Published.of(record) for record in PublicRecord.objects.all()}
    return {pk: composed.document for pk, composed in compose(versions, on=on).items()}


@few
@given(st.lists(ledgers, min_size=1, max_size=5), st.sets(st.integers(-1, DAYS), max_size=4))
def test_whatever_is_read_of_a_date_says_what_the_documents_of_that_date_say(
    drawn: list[Ledgers], offsets: set[int]
) -> None:
    """U21: one number, whichever way it is read.

    A project that no source mentioned by then is left out, and its document says nothing.
    """
    with undone():
        publish_all(drawn)
        assert listed(None) == listed(timezone.localdate())
        today = documents(timezone.localdate())
        for offset in offsets:
            on = FIRST + timedelta(days=offset)
            shown, then = listed(on), documents(on)
            for pk, document in then.items():
                if pk in shown:
                    assert shown[pk] == told(document)
                else:
                    assert told(document) | {"shown_confirmed_on": None} == NOTHING
            delayed = PublicRecord.objects.as_of(on).delayed(on=on).values_list("pk", flat=True)
            assert set(delayed) == {pk for pk, it in then.items() if is_late(it)}
            assert redated(today, on=on) == then


def test_project_is_listed_from_the_first_day_a_source_speaks_of_it() -> None:
    project = make_project()
    make_status(project)
    publish(project)
    assert list(listed(ON - timedelta(days=1))) == []
    assert list(listed(ON)) == [project.pk]


def test_project_without_any_dated_source_is_listed_on_every_day() -> None:
    project = make_public_project()
    assert listed(date(1990, 1, 1)) == {project.pk: NOTHING}


def test_draft_entry_is_not_listed_on_any_day() -> None:
    """T01."""
    project = make_project()
    make_status(project)
    publish(project)
    make_status(project, Status.CANCELLED, review_state=ReviewState.DRAFT)
    make_funding(project, kind=FundingKind.COMMITMENT, review_state=ReviewState.SUBMITTED)
    expected = {project.pk: NOTHING | {"shown_status": "ongoing", "shown_status_on": ON}}
    assert (listed(None), listed(ON)) == (expected, expected)


def test_actual_dates_are_shown_before_planned_ones() -> None:
    project = make_project()
    make_period(project, starts_on=date(2024, 1, 1), ends_on=date(2024, 6, 30))
    make_period(
        project,
        basis=PeriodBasis.ACTUAL,
        starts_on=date(2024, 2, 1),
        effective_on=date(2024, 2, 1),
    )
    publish(project)
    row = listed(ON)[project.pk]
    assert (row["shown_start_on"], row["shown_end_on"], row["shown_planned_end_on"]) == (
        date(2024, 2, 1),
        date(2024, 6, 30),
        date(2024, 6, 30),
    )


def test_commitments_are_added_up_in_dollars_as_far_as_they_are_converted() -> None:
    project = make_project()
    make_funding(project, "100.00", kind=FundingKind.COMMITMENT)
    make_funding(
        project, "1000.00", kind=FundingKind.COMMITMENT, currency="KRW", exchange_rate=make_rate()
    )
    make_funding(project, "9.00", kind=FundingKind.COMMITMENT, currency="EUR")
    make_funding(project, "7.00", kind=FundingKind.BUDGET)
    publish(project)
    assert [row["shown_committed_usd"] for row in listed(None).values()] == [Decimal("100.75")]


def test_roots_are_the_records_that_are_part_of_no_public_one() -> None:
    top = make_public_project()
    make_public_project(parent=top)
    orphan = make_public_project(parent=make_project())
    assert {it.pk for it in PublicRecord.objects.roots()} == {top.pk, orphan.pk}


@pytest.mark.parametrize(
    ("year", "found"), [(2021, False), (2022, True), (2023, True), (2024, True), (2025, False)]
)
def test_project_is_active_in_every_year_that_its_dates_touch(year: int, found: bool) -> None:
    project = make_project()
    make_period(project, starts_on=date(2022, 12, 31), ends_on=date(2024, 1, 1))
    publish(project)
    assert PublicRecord.objects.as_of(None).active_in(year).exists() is found


def test_project_without_an_end_stays_active_and_without_a_start_never_is() -> None:
    endless, startless = make_project(), make_project()
    make_period(endless, starts_on=date(2022, 12, 31))
    make_period(startless, ends_on=date(2024, 1, 1))
    publish(endless)
    publish(startless)
    active = PublicRecord.objects.as_of(None).active_in(2050)
    assert [it.pk for it in active] == [endless.pk]
    assert PublicRecord.objects.as_of(None).active_in(2023).count() == 1


@pytest.mark.parametrize(("on", "found"), [(date(2024, 12, 31), False), (date(2025, 1, 1), True)])
def test_end_has_passed_from_the_next_day_on(on: date, found: bool) -> None:
    """T55."""
    project = make_project()
    make_period(project, ends_on=date(2024, 12, 31))
    publish(project)
    assert PublicRecord.objects.as_of(None).end_passed(on=on).exists() is found


@pytest.mark.parametrize("status", Status)
def test_end_has_not_passed_for_what_a_source_says_has_ended(status: Status) -> None:
    project = make_project()
    make_status(project, status)
    make_period(project, ends_on=date(2024, 12, 31))
    publish(project)
    flagged = PublicRecord.objects.as_of(None).end_passed(on=date(2025, 1, 1)).exists()
    assert flagged is (status not in {"activities_ended", "completed", "cancelled"})


@pytest.mark.parametrize(
    ("basis", "ends_on", "found"),
    [
        (PeriodBasis.PLANNED, date(2024, 12, 31), False),
        (PeriodBasis.PLANNED, date(2025, 1, 1), True),
        (PeriodBasis.ACTUAL, date(2024, 4, 30), False),
        (PeriodBasis.ACTUAL, date(2024, 5, 1), True),
    ],
)
def test_project_is_delayed_when_it_ends_later_than_the_first_plan_said(
    basis: PeriodBasis, ends_on: date, found: bool
) -> None:
    project = make_project()
    planned = date(2024, 4, 30) if basis == PeriodBasis.ACTUAL else date(2024, 12, 31)
    make_period(project, ends_on=planned, effective_on=date(2022, 1, 1))
    make_period(project, ends_on=ends_on, basis=basis)
    publish(project)
    assert PublicRecord.objects.as_of(None).delayed(on=ON).exists() is found


def revise(project: Project) -> None:
    first = make_period(project, ends_on=date(2023, 12, 31), effective_on=date(2023, 1, 1))
    make_period(
        project, ends_on=date(2024, 12, 31), effective_on=date(2023, 2, 1), supersedes=first
    )


def correct(project: Project) -> None:
    wrong = make_period(project, ends_on=date(2023, 12, 31), effective_on=date(2023, 1, 1))
    make_period(
        project,
        ends_on=date(2024, 12, 31),
        effective_on=date(2023, 2, 1),
        supersedes=wrong,
        is_correction=True,
    )


def correct_later(project: Project) -> None:
    """On the day asked for the correction is still to come: known today, it holds all the same."""
    wrong = make_period(project, ends_on=date(2023, 12, 31), effective_on=date(2023, 1, 1))
    make_period(project, ends_on=date(2024, 12, 31), effective_on=date(2023, 2, 1))
    make_period(project, ends_on=date(2024, 12, 31), supersedes=wrong, is_correction=True)


def take_back(project: Project) -> None:
    """The correction gives no end of its own."""
    wrong = make_period(
        project, starts_on=ON, ends_on=date(2024, 6, 30), effective_on=date(2023, 1, 1)
    )
    make_period(
        project,
        starts_on=ON,
        effective_on=date(2023, 2, 1),
        supersedes=wrong,
        is_correction=True,
    )
    make_period(project, ends_on=date(2024, 12, 31), effective_on=date(2023, 3, 1))


@pytest.mark.parametrize(
    ("report", "first", "found"),
    [
        (revise, "2023-12-31", True),
        (correct, "2024-12-31", False),
        (correct_later, "2024-12-31", False),
        (take_back, "2024-12-31", False),
    ],
)
def test_first_plan_is_one_that_was_right_at_its_time(
    report: Callable[[Project], None], first: str, found: bool
) -> None:
    """A correction leaves no trace, a revision does: in the document as in the listing."""
    project = make_project()
    report(project)
    publish(project)
    on = date(2024, 1, 1)
    end = documents(on)[project.pk]["dates"]["planned_end"]
    assert end is not None
    assert (end["date"], end["first"]["date"]) == ("2024-12-31", first)
    assert PublicRecord.objects.as_of(on).delayed(on=on).exists() is found


def test_project_without_any_plan_of_today_is_not_delayed() -> None:
    """As its document, which has no first plan to compare with."""
    project = make_project()
    planned = make_period(project, ends_on=date(2024, 4, 30), effective_on=date(2024, 1, 1))
    make_period(project, ends_on=date(2024, 5, 1), basis=PeriodBasis.ACTUAL, supersedes=planned)
    publish(project)
    assert documents(ON)[project.pk]["dates"]["planned_end"] is None
    assert PublicRecord.objects.as_of(None).delayed(on=ON).exists() is False


@pytest.mark.parametrize(("days_ago", "found"), [(29, False), (30, True)])
def test_record_is_stale_when_both_status_and_confirmation_are_old(
    days_ago: int, found: bool
) -> None:
    """T55."""
    project = make_project()
    make_status(project, effective_on=ON - timedelta(days=40))
    Confirmation.objects.create(project=project, confirmed_on=ON - timedelta(days=days_ago))
    publish(project)
    assert PublicRecord.objects.as_of(None).stale(on=ON, days=30).exists() is found


def test_record_without_status_or_confirmation_is_stale_as_soon_as_the_other_is_old() -> None:
    bare, reported, confirmed = make_project(), make_project(), make_project()
    make_status(reported, effective_on=ON - timedelta(days=30))
    Confirmation.objects.create(project=confirmed, confirmed_on=ON - timedelta(days=29))
    for project in (bare, reported, confirmed):
        publish(project)
    stale = PublicRecord.objects.as_of(None).stale(on=ON, days=30)
    assert {record.pk for record in stale} == {bare.pk, reported.pk}


@pytest.mark.parametrize("what", ["dates", "funding", "outcome"])
def test_what_is_missing_on_a_date_is_read_from_the_entries_of_that_date(what: str) -> None:
    project = make_project()
    make_status(project, effective_on=date(2020, 1, 1))
    make_period(project)
    make_funding(project)
    make_reading(make_indicator(project=project))
    publish(project)
    day_before = ON - timedelta(days=1)
    assert PublicRecord.objects.as_of(day_before).missing(what, on=day_before).count() == 1
    assert PublicRecord.objects.as_of(ON).missing(what, on=ON).count() == 0
    assert PublicRecord.objects.as_of(None).missing(what, on=None).count() == 0


def test_reading_of_a_hidden_indicator_reports_no_outcome() -> None:
    """T01."""
    project = make_project()
    make_reading(
        make_indicator(
            project=project,
            publication_state=PublicationState.SCHEDULED,
            publish_at="2099-01-01T00:00Z",
        )
    )
    publish(project)
    assert PublicRecord.objects.as_of(ON).missing("outcome", on=ON).count() == 1
    assert PublicRecord.objects.as_of(None).missing("outcome", on=None).count() == 1


def test_missing_documents_bear_no_date() -> None:
    make_public_project()
    assert PublicRecord.objects.as_of(ON).missing("source", on=ON).count() == 1


def test_missing_something_unheard_of_is_a_programming_error() -> None:
    with pytest.raises(KeyError):
        PublicRecord.objects.as_of(ON).missing("colour", on=ON)


@pytest.mark.parametrize(
    ("words", "found"), [("digital", 1), ("digital academy", 1), ("academy forest", 0), ("", 1)]
)
def test_record_contains_every_word(words: str, found: int) -> None:
    make_public_project(title="Digital Academy")
    assert PublicRecord.objects.containing(words).count() == found


@pytest.mark.parametrize("words", ["%", "_", "di_ital", "d%l", "\\"])
def test_wildcards_are_ordinary_letters(words: str) -> None:
    """T28."""
    make_public_project(title="Digital Academy")
    assert PublicRecord.objects.containing(words).count() == 0


def test_statuses_are_counted_under_what_is_shown() -> None:
    for status in (Status.ONGOING, Status.ONGOING, Status.COMPLETED):
        project = make_project()
        make_status(project, status)
        publish(project)
    make_public_project()
    assert PublicRecord.objects.as_of(None).count_by_status() == {
        "ongoing": 2,
        "completed": 1,
        "": 1,
    }
    assert sorted(PublicRecord.objects.as_of(ON).statuses().values()) == [
        "",
        "completed",
        "ongoing",
        "ongoing",
    ]


def test_record_carries_any_of_the_values() -> None:
    record = make_public_project().public_record
    Term.objects.create(record=record, facet="plan", value="a")
    records = PublicRecord.objects.with_term("plan", ["a", "b"])
    assert list(records) == [record]
    assert list(PublicRecord.objects.with_term("theme", ["a"])) == []

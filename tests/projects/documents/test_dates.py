"""Planned and actual dates, the first plan, and what other sources say."""

from __future__ import annotations

from projects.documents.dates import dates_document
from tests.projects.documents.shapes import make_dates

NONE = {"planned_start": None, "planned_end": None, "actual_start": None, "actual_end": None}


def test_without_any_period_every_date_is_unknown() -> None:
    assert dates_document([]) == NONE


def test_each_date_keeps_its_precision_and_its_entry() -> None:
    entry = make_dates("2024-01-01", "2028-12-31")
    start = {"date": "2024-01-01", "precision": "day", "entry": entry}
    end = {"date": "2028-12-31", "precision": "year", "entry": entry}
    assert dates_document([entry]) == NONE | {
        "planned_start": {**start, "first": start, "also_reported": []},
        "planned_end": {**end, "first": end, "also_reported": []},
    }


def test_planned_and_actual_dates_stay_apart() -> None:
    document = dates_document(
        [
            make_dates("2024-01-01", "2028-12-31"),
            make_dates("2024-03-01", None, basis="actual"),
        ]
    )
    assert {name: it and it["date"] for name, it in document.items()} == {
        "planned_start": "2024-01-01",
        "planned_end": "2028-12-31",
        "actual_start": "2024-03-01",
        "actual_end": None,
    }


def test_start_and_end_may_come_from_two_sources() -> None:
    document = dates_document([make_dates("2024-01-01", None), make_dates(None, "2028-12-31")])
    assert [document["planned_start"]["date"], document["planned_end"]["date"]] == [
        "2024-01-01",
        "2028-12-31",
    ]


def test_latest_date_speaks_and_the_first_plan_is_kept() -> None:
    entries = [make_dates(None, f"{year}-12-31") for year in (2026, 2027, 2028)]
    end = dates_document(entries)["planned_end"]
    assert (end["date"], end["first"]["date"]) == ("2028-12-31", "2026-12-31")


def test_revised_plan_is_still_the_first_plan() -> None:
    end = dates_document(
        [make_dates(None, "2026-12-31", is_superseded=True), make_dates(None, "2028-12-31")]
    )["planned_end"]
    assert (end["date"], end["first"]["date"]) == ("2028-12-31", "2026-12-31")


def test_plan_that_was_never_right_is_not_the_first_plan() -> None:
    wrong = make_dates("2024-01-01", "2026-12-31", is_superseded=True)
    first = make_dates("2024-02-01", "2027-12-31", supersedes=wrong["id"], is_correction=True)
    latest = make_dates("2024-03-01", "2028-12-31")
    document = dates_document([wrong, first, latest], {wrong["id"]})
    assert {name: it and it["first"]["date"] for name, it in document.items()} == NONE | {
        "planned_start": "2024-02-01",
        "planned_end": "2027-12-31",
    }


def test_other_sources_date_is_reported_beside() -> None:
    counted = make_dates(None, "2028-12-31")
    other = make_dates(None, "2029-12-31", is_counted=False)
    end = dates_document([counted, other])["planned_end"]
    assert (end["date"], end["first"]["date"], end["also_reported"]) == (
        "2028-12-31",
        "2028-12-31",
        [{"date": "2029-12-31", "precision": "year", "entry": other}],
    )


def test_superseded_date_of_another_source_is_gone() -> None:
    end = dates_document(
        [
            make_dates(None, "2029-12-31", is_counted=False, is_superseded=True),
            make_dates(None, "2028-12-31"),
        ]
    )["planned_end"]
    assert end["also_reported"] == []


def test_dates_that_do_not_count_make_no_date() -> None:
    assert dates_document([make_dates("2024-01-01", None, is_counted=False)]) == NONE


def test_when_the_last_word_was_superseded_nothing_is_known() -> None:
    assert dates_document([make_dates("2024-01-01", None, is_superseded=True)]) == NONE

"""How far a date has moved from the first plan, in words no more exact than the dates."""

from typing import Any

import pytest

from projects.views.slippage import end_slippage, start_slippage


def dates(**values: Any) -> Any:
    return {
        "planned_start": None,
        "planned_end": None,
        "actual_start": None,
        "actual_end": None,
    } | values


def one(date: str, precision: str = "day", first: str = "", first_precision: str = "") -> Any:
    return {
        "date": date,
        "precision": precision,
        "first": {"date": first or date, "precision": first_precision or precision},
    }


@pytest.mark.parametrize(
    ("planned", "actual", "words"),
    [
        (one("2025-12-31", first="2024-12-31"), None, "ends 12 months later than first planned"),
        (one("2024-06-30"), one("2024-07-01"), "ended 1 day later than first planned"),
        (one("2024-06-30"), one("2024-05-30"), "ended 1 month earlier than first planned"),
        (one("2024-06-30"), one("2024-06-30"), ""),
        (one("2028-12-31", "year"), one("2028-03-01"), ""),
        (one("2028-12-31", "year"), one("2029-03-01"), "ended 12 months later than first planned"),
        (one("2024-06-30", "month"), one("2024-06-02"), ""),
        (None, one("2024-06-02"), ""),
        (one("2024-06-02"), None, ""),
    ],
)
def test_end_is_compared_with_the_first_plan(planned: Any, actual: Any, words: str) -> None:
    assert end_slippage(dates(planned_end=planned, actual_end=actual)) == words


def test_start_is_compared_with_the_first_plan() -> None:
    given = dates(planned_start=one("2024-01-01"), actual_start=one("2024-04-15"))
    assert start_slippage(given) == "started 3 months later than first planned"

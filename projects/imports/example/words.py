"""How the example says of itself, in both languages, that it is made up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from projects.models.fiction import MARK

Item = dict[str, Any]

YEARS = range(2021, 2026)
# When the halves of a year are reported on.
HALVES = ((6, 15), (12, 5))


def slug(name: str) -> str:
    """The address of a record of the example."""
    return f"{MARK}{name}"


def slugs(names: Iterable[str]) -> list[str]:
    """The addresses of several."""
    return [slug(name) for name in names]


def titled(title: str, title_ko: str, *, name: str = "title") -> Item:
    """A title in both languages that nobody can take for that of something real."""
    return {name: f"Fictional: {title}", f"{name}_ko": f"가상: {title_ko}"}


def report_on(day: date) -> str:
    """The address of the made-up report that tells of the day."""
    half = next((number for number, end in enumerate(HALVES, 1) if (day.month, day.day) <= end), 0)
    # What happens after the second report of a year stands in the first of the next.
    year = day.year if half else day.year + 1
    if year not in YEARS:
        return slug("note-of-the-secretariat")
    return slug(f"report-{year}-{half or 1}")

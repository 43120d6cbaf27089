"""A project's dates as documents show them."""

from __future__ import annotations

from typing import TypedDict

from projects.documents.shapes.entry import EntryShape
from projects.documents.shapes.values import BasisWord, Day, PrecisionWord


class PeriodShape(EntryShape):
    """The dates that one source gives."""

    basis: BasisWord
    starts_on: Day | None
    starts_precision: PrecisionWord
    ends_on: Day | None
    ends_precision: PrecisionWord


class DateShape(TypedDict):
    """One date of a project, as one source gives it."""

    date: Day
    precision: PrecisionWord
    entry: PeriodShape


class CurrentDateShape(DateShape):
    """The date that counts, the first one ever planned, and what other sources say."""

    first: DateShape
    also_reported: list[DateShape]


class DatesShape(TypedDict):
    """Planned and actual start and end."""

    planned_start: CurrentDateShape | None
    planned_end: CurrentDateShape | None
    actual_start: CurrentDateShape | None
    actual_end: CurrentDateShape | None

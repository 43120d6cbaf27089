"""A project's time as a thin bar: what was planned, what is known to have happened, and today.

All bars of a page share one axis, so that they can be compared down the column.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from projects.choices import UNDER_WAY_STATUSES
from projects.documents.shapes import CurrentDateShape, ProjectSummaryShape
from projects.templatetags.formats import to_date

# What lies further away is cut off at the edge: one old project must not flatten all the others.
YEARS_BACK = 10
YEARS_AHEAD = 8


@dataclass(frozen=True)
class Axis:
    """The years that the bars of a page span, and the day that the page speaks of."""

    first_year: int
    last_year: int
    on: date

    def position(self, day: date) -> float:
        """Where a day lies, in per cent of the width."""
        start = date(self.first_year, 1, 1)
        length = (date(self.last_year + 1, 1, 1) - start).days
        return round(min(max((day - start).days / length, 0), 1) * 100, 2)

    @property
    def today(self) -> float:
        """Where the day of the page lies."""
        return self.position(self.on)


@dataclass(frozen=True)
class Span:
    """A stretch of the axis, in per cent."""

    x: float
    width: float

    @property
    def end(self) -> float:
        """Where it ends."""
        return round(self.x + self.width, 2)


@dataclass(frozen=True)
class TimeBar:
    """One project's bar.

    ``known`` reaches to its end, or to the last day a source speaks of; ``silent`` goes on from
    there to the day of the page where that source left the project under way.
    """

    planned: Span | None
    known: Span | None
    silent: Span | None
    today: float


def axis_of(documents: Iterable[ProjectSummaryShape], *, on: date) -> Axis:
    """The axis that holds the dates of the documents and the day of the page."""
    years = [
        day.year
        for document in documents
        for day in (_day(shape) for shape in _dates(document))
        if day is not None
    ]
    return Axis(
        first_year=max(min([on.year - 1, *years]), on.year - YEARS_BACK),
        last_year=min(max([on.year + 1, *years]), on.year + YEARS_AHEAD),
        on=on,
    )


def time_bar(document: ProjectSummaryShape, axis: Axis) -> TimeBar | None:
    """The bar of one project, or None where no date is reported."""
    dates = document["dates"]
    planned_start, planned_end = _day(dates["planned_start"]), _day(dates["planned_end"])
    started, ended = _day(dates["actual_start"]), _day(dates["actual_end"])
    if not any((planned_start, planned_end, started, ended)):
        return None
    status = document["status"]
    spoken = to_date(status["effective_on"]) if status else None
    known_until = max(filter(None, (started, ended or spoken)), default=None)
    silent_from = known_until if status and status["status"] in UNDER_WAY_STATUSES else None
    return TimeBar(
        planned=span(planned_start or started or planned_end, planned_end, axis)
        or span(planned_start, planned_start, axis),
        known=span(started, known_until, axis),
        silent=None if ended else span(silent_from, axis.on, axis),
        today=axis.today,
    )


def span(start: date | None, end: date | None, axis: Axis) -> Span | None:
    """The stretch between two days; None where one is unknown or they stand the wrong way."""
    if start is None or end is None or end < start:
        return None
    x = axis.position(start)
    return Span(x=x, width=round(max(axis.position(end) - x, 1.2), 2))


def _dates(document: ProjectSummaryShape) -> list[CurrentDateShape | None]:
    dates = document["dates"]
    return [
        dates["planned_start"],
        dates["planned_end"],
        dates["actual_start"],
        dates["actual_end"],
    ]


def _day(shape: CurrentDateShape | None) -> date | None:
    return None if shape is None else to_date(shape["date"])

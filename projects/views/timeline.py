"""A project's plans against what happened: every end that was ever planned, and today's line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from projects.choices import CLOSED_STATUSES, PeriodBasis
from projects.documents.shapes import DateShape, DatesShape, PeriodShape, ProjectShape
from projects.templatetags import formats
from projects.views.slippage import shift
from projects.views.time_bar import Axis, Span, TimeBar, span, time_bar

ROW = 38
HEAD = 18
# As many years as have room to be named on a phone.
TICKS = 5


@dataclass(frozen=True)
class Tick:
    """The first day of a year on the axis."""

    year: int
    x: float


@dataclass(frozen=True)
class Statement:
    """What one source said of the plan; ``shift`` is how far its end lies from the first one's."""

    entry: PeriodShape
    start: DateShape | None
    end: DateShape | None
    shift: str
    said: str
    until: str
    span: Span | None
    tip: float | None
    y: int


@dataclass(frozen=True)
class Happened:
    """An actual start or end, or both where one entry gives them."""

    entry: PeriodShape
    start: DateShape | None
    end: DateShape | None
    shift: str


@dataclass(frozen=True)
class Timeline:
    """A row for each statement, the end first planned across them, then what happened."""

    says: str
    statements: list[Statement]
    happened: list[Happened]
    actual: TimeBar | None
    actual_words: str
    actual_y: int
    slip: Span | None
    shift: str
    first_end: float | None
    ticks: list[Tick]
    today: float | None
    height: int

    @property
    def axis_y(self) -> int:
        """Where the years are written."""
        return self.height - 4

    @property
    def foot(self) -> int:
        """How far down the lines of the years reach."""
        return self.height - 18


def timeline(project: ProjectShape, *, on: date) -> Timeline | None:
    """The timeline of a project as of ``on``; None where nothing planned or actual is dated."""
    dates = project["dates"]
    plans = _plans(project["periods"], dates)
    days = [
        day
        for plan in plans
        for day in (formats.to_date(plan["starts_on"]), formats.to_date(plan["ends_on"]))
        if day is not None
    ]
    days += [
        date.fromisoformat(it["date"])
        for it in (dates["actual_start"], dates["actual_end"])
        if it is not None
    ]
    if not days:
        return None
    # Of what has ended, the years since then tell nothing.
    status = project["status"]
    has_ended = dates["actual_end"] or (status and status["status"] in CLOSED_STATUSES)
    shown = days if has_ended else [*days, on]
    axis = Axis(first_year=min(shown).year, last_year=max(shown).year, on=on)
    bar = time_bar(project, axis)
    first = dates["planned_end"]["first"] if dates["planned_end"] else None
    statements = [
        _statement(plan, first, dates, axis, y=HEAD + ROW * n) for n, plan in enumerate(plans)
    ]
    actual_y = HEAD + ROW * len(statements)
    last = dates["actual_end"] or dates["planned_end"]
    moved = shift(first, last)
    return Timeline(
        says=_says(dates),
        statements=statements,
        happened=_happened(dates),
        actual=bar,
        actual_words=_actual_words(dates),
        actual_y=actual_y,
        slip=_between(_day(first), _day(last), axis) if moved else None,
        shift=moved,
        first_end=None if first is None else axis.position(date.fromisoformat(first["date"])),
        ticks=_ticks(axis),
        today=axis.today if axis.first_year <= on.year <= axis.last_year else None,
        height=actual_y + ROW + 36,
    )


def _plans(periods: Iterable[PeriodShape], dates: DatesShape) -> list[PeriodShape]:
    """What was planned, as it was said, oldest first; a correction leaves no trace of the error."""
    listed = list(periods)
    corrected = {it["supersedes"] for it in listed if it["is_correction"]}
    plans = [
        it
        for it in listed
        if it["basis"] == PeriodBasis.PLANNED
        and it["id"] not in corrected
        and (it["starts_on"] or it["ends_on"])
    ]
    first = dates["planned_end"]["first"]["entry"]["id"] if dates["planned_end"] else None
    places = [n for n, it in enumerate(plans) if it["id"] == first]
    # Counted plans before the first that is right were corrected later than this page speaks of.
    return [
        it
        for n, it in enumerate(plans)
        if not places or n >= places[0] or not it["is_counted"] or not it["ends_on"]
    ]


def _statement(
    plan: PeriodShape, first: DateShape | None, dates: DatesShape, axis: Axis, *, y: int
) -> Statement:
    start, end = _start_of(plan), _end_of(plan)
    begin = start or dates["planned_start"] or dates["actual_start"]
    return Statement(
        entry=plan,
        start=start,
        end=end,
        shift=shift(first, end),
        said=formats.short_day_text(plan["effective_on"], plan["precision"]),
        until=formats.short_day_text(end["date"], end["precision"])
        if end
        else gettext("no end given"),
        span=span(_day(begin), _day(end), axis),
        tip=None if end is None else axis.position(date.fromisoformat(end["date"])),
        y=y,
    )


def _happened(dates: DatesShape) -> list[Happened]:
    start, end = dates["actual_start"], dates["actual_end"]
    if start and end and start["entry"]["id"] == end["entry"]["id"]:
        return [Happened(end["entry"], start, end, _shift_of(end, dates))]
    return [
        *([Happened(start["entry"], start, None, "")] if start else []),
        *([Happened(end["entry"], None, end, _shift_of(end, dates))] if end else []),
    ]


def _shift_of(end: DateShape, dates: DatesShape) -> str:
    planned = dates["planned_end"]
    return shift(planned and planned["first"], end)


def _start_of(plan: PeriodShape) -> DateShape | None:
    if plan["starts_on"] is None:
        return None
    return {"date": plan["starts_on"], "precision": plan["starts_precision"], "entry": plan}


def _end_of(plan: PeriodShape) -> DateShape | None:
    if plan["ends_on"] is None:
        return None
    return {"date": plan["ends_on"], "precision": plan["ends_precision"], "entry": plan}


def _says(dates: DatesShape) -> str:
    """What to see: the end first planned against the actual end, or against today's plan."""
    planned, actual = dates["planned_end"], dates["actual_end"]
    if planned is None:
        return (
            gettext("No planned end is reported.")
            if actual is None
            else gettext("It ended on the day shown; no planned end is reported.")
        )
    first = planned["first"]
    now = actual or planned
    moved = shift(first, now)
    words = {
        "first": formats.day_text(first["date"], first["precision"]),
        "now": formats.day_text(now["date"], now["precision"]),
        "shift": moved or gettext("as first planned"),
    }
    if actual is not None:
        return gettext("First planned end: %(first)s. Actual end: %(now)s, %(shift)s.") % words
    if moved:
        return gettext("First planned end: %(first)s. Now planned: %(now)s, %(shift)s.") % words
    return gettext("The planned end, %(now)s, is the one first planned.") % words


def _actual_words(dates: DatesShape) -> str:
    start, end = dates["actual_start"], dates["actual_end"]
    if end is not None:
        return formats.short_day_text(end["date"], end["precision"])
    if start is not None:
        day = formats.short_day_text(start["date"], start["precision"])
        return gettext("since %(day)s") % {"day": day}
    return gettext("not reported")


def _between(first: date | None, last: date | None, axis: Axis) -> Span | None:
    if first is None or last is None:
        return None
    return span(min(first, last), max(first, last), axis)


def _ticks(axis: Axis) -> list[Tick]:
    years = axis.last_year - axis.first_year + 1
    step = next((it for it in (1, 2, 5, 10, 20) if years <= it * TICKS), 50)
    return [
        Tick(year=year, x=axis.position(date(year, 1, 1)))
        for year in range(axis.first_year, axis.last_year + 1)
        if (year - axis.first_year) % step == 0
    ]


def _day(shape: DateShape | None) -> date | None:
    return None if shape is None else date.fromisoformat(shape["date"])

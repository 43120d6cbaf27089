"""An indicator over time: from its baseline over every reading to its target, above a zero line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

# In pixels: where the highest and the lowest value stand, and the foot with the dates.
TOP, BOTTOM, HEIGHT = 24, 104, 124
# In per cent of the width: room for a mark at either end, and for a number beside the last one.
MARGIN, APART = 2, 20
# In pixels: the height of a number beside its mark.
CLEAR = 20
BASELINE, READING, TARGET = "baseline", "reading", "target"


@dataclass(frozen=True)
class Value:
    """What was, is or should be measured on a day; ``label`` is written beside its mark."""

    on: date
    value: Decimal
    label: str
    kind: str


@dataclass(frozen=True)
class Point:
    """A value in its place: ``x`` in per cent, ``y`` in pixels; no label where there is no room."""

    kind: str
    x: str
    y: str
    label: str
    label_y: str
    anchor: str


@dataclass(frozen=True)
class Stretch:
    """The line from one point to the next; ``is_hoped`` towards a target."""

    x1: str
    y1: str
    x2: str
    y2: str
    is_hoped: bool


@dataclass(frozen=True)
class Goal:
    """A target without a day: a line across the picture."""

    y: str
    label: str
    label_y: str
    is_right: bool


@dataclass(frozen=True)
class LineChart:
    """The picture, with the years at its ends and the place of its zero line."""

    points: list[Point]
    stretches: list[Stretch]
    goal: Goal | None
    zero: str
    first_year: int
    last_year: int
    height: int = HEIGHT


def line_chart(
    values: Sequence[Value], *, goal: tuple[Decimal, str] | None = None
) -> LineChart | None:
    """The picture of values in the order of their days; None where they are all of one day.

    ``goal`` is a target for which no day is set, with its label.
    """
    if len({it.on for it in values}) < 2:
        return None
    first, last = values[0].on, values[-1].on
    heights = [Decimal(0), *(it.value for it in values), *([goal[0]] if goal else [])]
    low, high = min(heights), max(heights)
    if high == low:
        return None

    def x_of(day: date) -> float:
        return MARGIN + (100 - 2 * MARGIN) * (day - first).days / (last - first).days

    def y_of(value: Decimal) -> float:
        return TOP + float((high - value) / (high - low)) * (BOTTOM - TOP)

    places = [(x_of(it.on), y_of(it.value)) for it in values]
    labelled = _with_room([x for x, _ in places])
    points = [
        Point(
            kind=it.kind,
            x=f"{x:.2f}%",
            y=f"{y:.1f}",
            label=it.label if n in labelled else "",
            label_y=f"{y - 9:.1f}",
            anchor="start" if x < APART / 2 else "end" if x > 100 - APART / 2 else "middle",
        )
        for n, (it, (x, y)) in enumerate(zip(values, places, strict=True))
    ]
    return LineChart(
        points=_apart(points, places),
        stretches=[
            Stretch(before.x, before.y, after.x, after.y, is_hoped=after.kind == TARGET)
            for before, after in pairwise(points)
        ],
        goal=None if goal is None else _goal(y_of(goal[0]), goal[1], places[0][1]),
        zero=f"{y_of(Decimal(0)):.1f}",
        first_year=first.year,
        last_year=last.year,
    )


def _goal(y: float, label: str, first_y: float) -> Goal:
    """Its label stands at the left, where the first value is not in its way."""
    return Goal(
        y=f"{y:.1f}", label=label, label_y=f"{y - 6:.1f}", is_right=abs(first_y - y) < CLEAR
    )


def _with_room(places: Sequence[float]) -> set[int]:
    """The first, the last and the one before it; of the others those that stand far enough."""
    always = {0, len(places) - 2, len(places) - 1}
    labelled = {0}
    for n in range(1, len(places)):
        before = places[max(labelled)]
        after = places[-2] if n < len(places) - 2 else 100 + APART
        if n in always or (places[n] - before >= APART and after - places[n] >= APART):
            labelled.add(n)
    return labelled


def _apart(points: list[Point], places: Sequence[tuple[float, float]]) -> list[Point]:
    """A number that would stand on the next one's goes below its mark."""
    moved = list(points)
    for n in range(len(points) - 1):
        (x, y), (next_x, next_y) = places[n], places[n + 1]
        are_close = next_x - x < APART and abs(next_y - y) < CLEAR
        if are_close and points[n + 1].label and y + CLEAR < BOTTOM:
            moved[n] = replace(points[n], label_y=f"{y + CLEAR:.1f}")
    return moved

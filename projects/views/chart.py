"""Pictures that people can read: what to see in a sentence, bars, and the same numbers as a table.

All bars of a picture share one scale and start at its zero line; a number below zero points left.
What is not reported has no bar and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from projects.documents.shapes import EntryShape, SourceShape
from projects.reports.quantity import Quantity

# In per cent of the width: however small beside the others, a number that is not zero is seen.
SLIVER = Decimal("0.4")
NAMES, YEARS, PAIRS = "names", "years", "pairs"


@dataclass(frozen=True)
class Named:
    """What a bar or a row of the table is about, and where more of it stands."""

    text: str
    text_ko: str = ""
    url: str = ""
    aside: str = ""


def plain(text: str, **values: str) -> Named:
    """A name that is the same in both languages: a year, or interface text."""
    return Named(text=text, text_ko=text, **values)


@dataclass(frozen=True)
class Measured:
    """One number to draw; ``fill`` names its kind, for the colour that goes with it."""

    name: Named
    fill: str
    quantity: Quantity


@dataclass(frozen=True)
class Bar:
    """A number with the place of its bar, in per cent of the width."""

    of: Measured
    start: str
    length: str


@dataclass(frozen=True)
class BarGroup:
    """Bars that belong together, under their name."""

    name: Named
    bars: list[Bar]


@dataclass(frozen=True)
class TableRow:
    """The numbers of one year, area or kind; ``as_of`` is the date of the latest of them."""

    name: Named
    quantities: list[Quantity]
    as_of: str = ""
    counted: str = ""
    sources: list[SourceShape] = field(default_factory=list)


@dataclass(frozen=True)
class Table:
    """The numbers of a picture once more; the caption says what they are and in which unit."""

    caption: str
    heading: str
    columns: list[str]
    rows: list[TableRow]

    @property
    def has_sources(self) -> bool:
        """Whether a row stands on documents that can be named here."""
        return any(row.sources for row in self.rows)

    @property
    def has_counts(self) -> bool:
        """Whether the rows are sums that say of how many they are."""
        return any(row.counted for row in self.rows)


@dataclass(frozen=True)
class BarChart:
    """A picture of bars; ``zero`` is where their zero line stands.

    ``layout`` is “names” where a bar's name takes a line of its own, “years” where it is a year,
    and “pairs” where the bars of each year stand beside it.
    """

    says: str
    groups: list[BarGroup]
    zero: str
    table: Table | None
    currency: str = ""
    unit: str = ""
    layout: str = NAMES


def bar_chart(
    groups: Iterable[tuple[Named, Sequence[Measured]]],
    *,
    says: str,
    table: Table | None,
    currency: str = "",
    unit: str = "",
    layout: str = NAMES,
) -> BarChart:
    """The picture of some numbers, group by group."""
    drawn = [(name, list(numbers)) for name, numbers in groups]
    values = [it.quantity.value for _, numbers in drawn for it in numbers if it.quantity.is_known]
    known = [it for it in values if it is not None]
    low, high = min([Decimal(0), *known]), max([Decimal(0), *known])
    return BarChart(
        says=says,
        groups=[
            BarGroup(name=name, bars=[_bar(it, low, high) for it in numbers])
            for name, numbers in drawn
        ],
        zero=_percent(_place(Decimal(0), low, high)),
        table=table,
        currency=currency,
        unit=unit,
        layout=layout,
    )


def sources_of(entries: Iterable[EntryShape]) -> list[SourceShape]:
    """The documents that some entries stand on, each once."""
    return list({it["source"]["slug"]: it["source"] for it in entries}.values())


def _bar(it: Measured, low: Decimal, high: Decimal) -> Bar:
    value = it.quantity.value
    if value is None or not value or not it.quantity.is_known:
        return Bar(of=it, start="", length="")
    zero, place = _place(Decimal(0), low, high), _place(value, low, high)
    length = max(abs(place - zero), SLIVER)
    return Bar(
        of=it,
        start=_percent(min(zero, 100 - length) if value > 0 else max(zero - length, Decimal(0))),
        length=_percent(length),
    )


def _place(value: Decimal, low: Decimal, high: Decimal) -> Decimal:
    return (value - low) * 100 / (high - low) if high > low else Decimal(0)


def _percent(value: Decimal) -> str:
    return f"{value:.2f}%"

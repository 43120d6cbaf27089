"""An indicator as pages show it: from its baseline over the latest reading to its target."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

from projects.documents.shapes import IndicatorShape, ReadingShape, TargetShape, ValueShape
from projects.reports.quantity import Quantity
from projects.templatetags import formats
from projects.views.chart import BarChart, Measured, bar_chart, plain
from projects.views.line_chart import BASELINE, READING, TARGET, LineChart, Value, line_chart


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator with its entries in effect and its picture.

    A line where values of two days are known, bars where only their order is; neither where there
    is nothing to compare, or nothing is a number.
    """

    indicator: IndicatorShape
    readings: list[ReadingShape]
    targets: list[TargetShape]
    also_read: list[ReadingShape]
    also_targeted: list[TargetShape]
    says: str
    line: LineChart | None
    bars: BarChart | None


def indicator_row(indicator: IndicatorShape) -> IndicatorRow:
    """The row of one indicator."""
    readings = [it for it in indicator["readings"] if not it["is_superseded"]]
    targets = [it for it in indicator["targets"] if not it["is_superseded"]]
    line = line_chart(_values(indicator, readings), goal=_goal(indicator["target"]))
    return IndicatorRow(
        indicator=indicator,
        readings=list(reversed(readings)),
        targets=list(reversed(targets)),
        also_read=[it for it in readings if not it["is_counted"]],
        also_targeted=[it for it in targets if not it["is_counted"]],
        says=_says(indicator, readings),
        line=line,
        bars=_bars(indicator, readings) if line is None else None,
    )


def _values(indicator: IndicatorShape, readings: list[ReadingShape]) -> list[Value]:
    """What can stand on a time axis, in the order of the days."""
    baseline, target = indicator["baseline"], indicator["target"]
    values = []
    if baseline is not None:
        label = gettext("baseline %(value)s") % {
            "value": formats.short_amount_text(baseline["value"])
        }
        values.append(
            Value(date(baseline["year"], 12, 31), Decimal(baseline["value"]), label, BASELINE)
        )
    values += [
        Value(date.fromisoformat(it["effective_on"]), Decimal(it["value"]), _short(it), READING)
        for it in readings
        if it["is_counted"] and it["value"] is not None
    ]
    if values and target is not None and target["value"] is not None and target["due_on"]:
        label = gettext("target %(value)s") % {"value": _short(target)}
        values.append(
            Value(date.fromisoformat(target["due_on"]), Decimal(target["value"]), label, TARGET)
        )
    return sorted(values, key=lambda it: it.on)


def _goal(target: TargetShape | None) -> tuple[Decimal, str] | None:
    """A target that no day is set for, with its label."""
    if target is None or target["value"] is None or target["due_on"]:
        return None
    return Decimal(target["value"]), gettext("target %(value)s") % {"value": _short(target)}


def _bars(indicator: IndicatorShape, readings: list[ReadingShape]) -> BarChart | None:
    """Baseline, latest and target side by side, where two of them are known."""
    baseline, reading, target = indicator["baseline"], indicator["reading"], indicator["target"]
    named = [
        (gettext("Baseline"), BASELINE, Quantity(Decimal(baseline["value"])) if baseline else None),
        (gettext("Latest"), READING, _quantity(reading)),
        (gettext("Target"), TARGET, _quantity(target)),
    ]
    known = [(name, kind, it) for name, kind, it in named if it is not None]
    if len(known) < 2 or not any(it.value for _, _, it in known):
        return None
    return bar_chart(
        [(plain(""), [Measured(plain(name), f"point-{kind}", it) for name, kind, it in known])],
        says=_says(indicator, readings),
        table=None,
    )


def _quantity(entry: ValueShape | None) -> Quantity | None:
    if entry is None or entry["value"] is None:
        return None
    return Quantity(Decimal(entry["value"]), qualifier=entry["qualifier"])


def _short(entry: ValueShape) -> str:
    return formats.hedged(formats.short_amount_text(entry["value"]), entry["qualifier"])


def _says(indicator: IndicatorShape, readings: list[ReadingShape]) -> str:
    """What to see, in a sentence or two: from where to where, and where it should go."""
    baseline, reading, target = indicator["baseline"], indicator["reading"], indicator["target"]
    said = []
    if reading is not None and reading["value"] is not None:
        first = next(it for it in readings if it["is_counted"] and it["value"] is not None)
        words = {
            "latest": _short(reading),
            "latest_on": formats.day_text(reading["effective_on"], reading["precision"]),
        }
        if baseline is not None:
            words["first"] = formats.short_amount_text(baseline["value"])
            words["first_on"] = str(baseline["year"])
            said.append(
                gettext("From %(first)s (%(first_on)s) to %(latest)s (%(latest_on)s).") % words
            )
        elif first["id"] != reading["id"]:
            words["first"] = _short(first)
            words["first_on"] = formats.day_text(first["effective_on"], first["precision"])
            said.append(
                gettext(
                    "From %(first)s (%(first_on)s) to %(latest)s (%(latest_on)s); "
                    "no baseline is reported."
                )
                % words
            )
        else:
            said.append(gettext("%(latest)s (%(latest_on)s); no baseline is reported.") % words)
    if target is not None and target["value"] is not None:
        words = {"target": _short(target)}
        if target["due_on"]:
            words["due"] = formats.day_text(target["due_on"], target["due_precision"])
            said.append(gettext("Target: %(target)s by %(due)s.") % words)
        else:
            said.append(gettext("Target: %(target)s.") % words)
    return " ".join(said)

"""An indicator as pages show it: from its baseline over the latest reading to its target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from projects.documents.shapes import IndicatorShape, ReadingShape, TargetShape
from projects.views.bars import share


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator with its entries in effect, and its track from zero where it can be drawn.

    ``baseline``, ``reading`` and ``target`` are places on the track; empty where not reported.
    """

    indicator: IndicatorShape
    readings: list[ReadingShape]
    targets: list[TargetShape]
    also_read: list[ReadingShape]
    also_targeted: list[TargetShape]
    baseline: str
    reading: str
    target: str

    @property
    def has_track(self) -> bool:
        """Whether there are two places to compare."""
        return bool(self.reading) and bool(self.baseline or self.target)


def indicator_row(indicator: IndicatorShape) -> IndicatorRow:
    """The row of one indicator; qualitative ones and negative values have no track."""
    readings = [it for it in indicator["readings"] if not it["is_superseded"]]
    targets = [it for it in indicator["targets"] if not it["is_superseded"]]
    reading, target, baseline = indicator["reading"], indicator["target"], indicator["baseline"]
    values = {
        "baseline": _number(baseline["value"] if baseline else None),
        "reading": _number(reading["value"] if reading else None),
        "target": _number(target["value"] if target else None),
    }
    known = [value for value in values.values() if value is not None]
    whole = max(known, default=Decimal(0))
    drawable = whole > 0 and min(known) >= 0
    places = {
        name: share(value, whole) if drawable and value is not None else ""
        for name, value in values.items()
    }
    return IndicatorRow(
        indicator=indicator,
        readings=list(reversed(readings)),
        targets=list(reversed(targets)),
        also_read=[it for it in readings if not it["is_counted"]],
        also_targeted=[it for it in targets if not it["is_counted"]],
        **places,
    )


def _number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)

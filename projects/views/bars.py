"""The geometry of bars: where each part starts and how long it is, in per cent of the whole.

Given to the templates as text, because an SVG attribute takes no localised number, and a strict
content security policy no style.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Part:
    """One part of a bar, with the count it stands for."""

    name: str
    count: int
    start: str
    length: str

    @property
    def per_cent(self) -> str:
        """Its share of the whole, to one decimal."""
        return f"{Decimal(self.length.rstrip('%')):.1f}"


def stacked(counts: Mapping[str, int]) -> list[Part]:
    """The parts of one bar that is as long as all counts together; empty ones are left out."""
    whole = sum(counts.values())
    parts, before = [], 0
    for name, count in counts.items():
        if count:
            parts.append(
                Part(
                    name=name,
                    count=count,
                    start=share(before, whole),
                    length=share(count, whole),
                )
            )
        before += count
    return parts


def share(part: Decimal | int, whole: Decimal | int) -> str:
    """How much of the whole a part is, like “12.5%”; nothing of nothing is “0%”."""
    if not whole:
        return "0%"
    percentage = max(Decimal(part) * 100 / Decimal(whole), Decimal(0))
    return f"{percentage:.2f}%"


def longest(values: Iterable[Decimal]) -> Decimal:
    """The value whose bar fills the width, so that every bar starts at zero."""
    return max(values, default=Decimal(0))

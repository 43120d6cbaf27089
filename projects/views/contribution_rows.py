"""What is paid into a fund as its page draws it: a bar for each sum, never two sums in one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from projects.choices import ContributionKind, DatePrecision
from projects.documents.shapes import ContributionShape
from projects.views.bars import longest, share


@dataclass(frozen=True)
class ContributionRow:
    """One sum that counts, or None where none does, and what other sources say of the same."""

    entry: ContributionShape | None
    also: list[ContributionShape]
    length: str

    @property
    def of(self) -> ContributionShape:
        """The entry that tells which year the row is about."""
        return self.entry or self.also[0]

    @property
    def entries(self) -> list[ContributionShape]:
        """Every sum of the row, the one that counts first."""
        return [*([self.entry] if self.entry else []), *self.also]

    @property
    def is_dated_by_its_year(self) -> bool:
        """Whether the date would only repeat the year that the sum is for."""
        entry = self.of
        return entry["precision"] == DatePrecision.YEAR and entry["effective_on"][:4] == str(
            entry["year"]
        )


@dataclass(frozen=True)
class ContributionRows:
    """The sums for single years, by currency and then by year, and those for all years so far."""

    yearly: dict[str, list[ContributionRow]]
    totals: list[ContributionRow]

    @property
    def all(self) -> list[ContributionRow]:
        """Every row, for the table of the same numbers."""
        return [*(row for rows in self.yearly.values() for row in rows), *self.totals]


def contribution_rows(contributions: Sequence[ContributionShape]) -> ContributionRows:
    """The sums in effect; one that does not count stands under the one that does."""
    current = [it for it in contributions if not it["is_superseded"]]
    totals = [it for it in current if it["kind"] == ContributionKind.CUMULATIVE]
    yearly = [it for it in current if it["kind"] != ContributionKind.CUMULATIVE]
    currencies = sorted({it["currency"] for it in yearly})
    return ContributionRows(
        yearly={
            currency: _by_year([it for it in yearly if it["currency"] == currency])
            for currency in currencies
        },
        totals=_rows(totals, Decimal(0)),
    )


def _by_year(entries: Sequence[ContributionShape]) -> list[ContributionRow]:
    scale = longest(
        Decimal(it["amount"]) for it in entries if it["is_counted"] and it["amount"] is not None
    )
    years = sorted({it["year"] or 0 for it in entries})
    return [
        row
        for year in years
        for row in _rows([it for it in entries if (it["year"] or 0) == year], scale)
    ]


def _rows(entries: Sequence[ContributionShape], scale: Decimal) -> list[ContributionRow]:
    counted = [it for it in entries if it["is_counted"]]
    others = [it for it in entries if not it["is_counted"]]
    if not counted:
        return [ContributionRow(entry=None, also=others, length="")] if others else []
    return [
        ContributionRow(
            entry=it,
            also=others if it is counted[-1] else [],
            length="" if it["amount"] is None or not scale else share(Decimal(it["amount"]), scale),
        )
        for it in counted
    ]

"""The money of a plan's root projects: each kind and currency before and after."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from projects.choices import FundingKind
from projects.documents.entries import funding_document
from projects.documents.shapes import FundingShape, RelatedShape
from projects.documents.twice import Twice
from projects.models import FundingEntry
from projects.reports.changes.project import Said
from projects.reports.totals import CurrencyTotal, Totals, total_entries


@dataclass(frozen=True)
class SumChange:
    """The sum of one kind in one currency on both dates, and the entries in effect that came.

    None is that no root project reports any. ``added`` holds also what no total holds: a sum
    that does not count, or of a project that is part of another.
    """

    kind: str
    currency: str
    before: CurrencyTotal | None
    after: CurrencyTotal | None
    added: list[Said[FundingShape]]

    @property
    def difference(self) -> Decimal | None:
        """How much more it is, where there were sums on both dates."""
        if self.before is None or self.after is None:
            return None
        return self.after.amount - self.before.amount


def sum_changes(
    ledger: Twice[FundingEntry],
    names: Mapping[int, RelatedShape],
    *,
    roots: Collection[int],
    since: date,
    on: date,
) -> list[SumChange]:
    """Every kind and currency whose total changed or of which a sum was reported."""
    before = _sums(total_entries(ledger.before, on=since, roots=roots, components=0))
    after = _sums(total_entries(ledger.after, on=on, roots=roots, components=0))
    added: dict[tuple[str, str], list[Said[FundingShape]]] = {}
    for row in ledger.between:
        said = Said(project=names.get(row.project_id), entry=funding_document(row))
        added.setdefault((row.kind, row.currency), []).append(said)
    return [
        SumChange(
            kind=kind,
            currency=currency,
            before=before.get((kind, currency)),
            after=after.get((kind, currency)),
            added=added.get((kind, currency), []),
        )
        for kind, currency in _in_order({*before, *after, *added})
        if (kind, currency) in added
        or _amount(before.get((kind, currency))) != _amount(after.get((kind, currency)))
    ]


def _sums(totals: Totals) -> dict[tuple[str, str], CurrencyTotal]:
    return {(kind.kind, it.currency): it for kind in totals.kinds for it in kind.currencies}


def _in_order(groups: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    order = list(FundingKind.values)
    return sorted(groups, key=lambda group: (order.index(group[0]), group[1]))


def _amount(total: CurrencyTotal | None) -> Decimal | None:
    return None if total is None else total.amount

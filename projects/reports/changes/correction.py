"""Figures that were put right: they explain why an earlier paper says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from projects.documents.about import indicator_name
from projects.documents.shapes import NamedIndicatorShape, RelatedShape
from projects.models import LedgerEntry, Reading
from projects.reports.changes.ledgers import DOCUMENTS, PlanLedgers, project_of


@dataclass(frozen=True)
class Correction:
    """An entry that was never right, and the one that says so.

    ``right`` and the day it was entered are None where it takes effect only after the second
    date. ``indicator`` is there for readings; ``project`` is None where it is about the plan.
    """

    kind: str
    project: RelatedShape | None
    indicator: NamedIndicatorShape | None
    wrong: Mapping[str, Any]
    right: Mapping[str, Any] | None
    entered_on: str | None


def find_corrections(
    ledgers: PlanLedgers, names: Mapping[int, RelatedShape], *, since: date, on: date
) -> list[Correction]:
    """The corrections of what was in effect by ``on``.

    Those whose wrong or right entry took effect after ``since``, or that were entered here after
    ``since`` and by ``on``, the oldest mistake first.
    """
    found = [
        (wrong, right, kind)
        for kind, ledger in ledgers.by_kind.items()
        for wrong, right in _pairs(ledger.after)
        if any(since < day <= on for day in _days(wrong, right))
    ]
    found.sort(key=lambda it: (it[0].effective_on, it[0].entered_at, it[0].pk))
    return [_correction(kind, wrong, right, names) for wrong, right, kind in found]


def _pairs(rows: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Each corrected entry with its corrections; with None where they take effect later on."""
    by_key = {row.pk: row for row in rows}
    replaced = set()
    for row in rows:
        if row.supersedes_id in by_key:
            replaced.add(row.supersedes_id)
            if row.is_correction:
                yield by_key[row.supersedes_id], row
    for row in rows:
        if row.is_superseded and row.pk not in replaced:
            yield row, None


def _days(wrong: LedgerEntry, right: LedgerEntry | None) -> list[date]:
    if right is None:
        return [wrong.effective_on]
    return [wrong.effective_on, right.effective_on, right.entered_on]


def _correction(
    kind: str,
    wrong: LedgerEntry,
    right: LedgerEntry | None,
    names: Mapping[int, RelatedShape],
) -> Correction:
    return Correction(
        kind=kind,
        project=names.get(project_of(wrong) or 0),
        indicator=indicator_name(wrong.indicator) if isinstance(wrong, Reading) else None,
        wrong=DOCUMENTS[kind](wrong),
        right=None if right is None else DOCUMENTS[kind](right),
        entered_on=None if right is None else right.entered_on.isoformat(),
    )

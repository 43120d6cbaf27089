"""What the indicators of a plan and its projects came to stand at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from projects.documents.about import indicator_name
from projects.documents.indicator import latest, value_document
from projects.documents.shapes import NamedIndicatorShape, RelatedShape, ValueShape
from projects.documents.twice import Twice
from projects.models import Indicator, Reading


@dataclass(frozen=True)
class ReadingChange:
    """The reading that counts on both dates, and those in between; no project is the plan's own."""

    indicator: NamedIndicatorShape
    project: RelatedShape | None
    before: ValueShape | None
    after: ValueShape | None
    added: list[ValueShape]


def reading_changes(
    ledger: Twice[Reading], names: Mapping[int, RelatedShape]
) -> list[ReadingChange]:
    """The indicators read in between, or whose reading does not count any more."""
    indicators = {row.indicator_id: row.indicator for row in ledger.after}
    changes = [
        _change(
            indicator,
            ledger,
            names.get(indicator.project_id or 0),
        )
        for indicator in indicators.values()
    ]
    changed = [it for it in changes if it.added or it.before != it.after]
    return sorted(
        changed,
        key=lambda it: (it.project["title"] if it.project else "", it.indicator["title"]),
    )


def _change(
    indicator: Indicator, ledger: Twice[Reading], project: RelatedShape | None
) -> ReadingChange:
    return ReadingChange(
        indicator=indicator_name(indicator),
        project=project,
        before=latest(_values(ledger.before, indicator)),
        after=latest(_values(ledger.after, indicator)),
        added=_values(ledger.between, indicator),
    )


def _values(rows: list[Reading], indicator: Indicator) -> list[ValueShape]:
    return [value_document(row) for row in rows if row.indicator_id == indicator.pk]

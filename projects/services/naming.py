"""Who shows a noun: the public records that have to be written anew when it changes."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model, Q

from projects.models import (
    ActionLine,
    Confirmation,
    Country,
    ExchangeRate,
    FocusArea,
    Fund,
    FundingEntry,
    Indicator,
    Organisation,
    Partnership,
    Plan,
    Source,
    Theme,
    VocabularyCode,
)
from projects.services.public_record import records_naming
from projects.services.source import INDICATOR_LEDGERS, PROJECT_LEDGERS


def records_showing(row: Model) -> set[int]:
    """The projects, by primary key, whose public document shows the noun or could."""
    if isinstance(row, Confirmation):
        return {row.project_id}
    if isinstance(row, Indicator):
        return set() if row.project_id is None else {row.project_id}
    if isinstance(row, ExchangeRate):
        return _paid(Q(exchange_rate=row))
    if isinstance(row, Fund):
        return _paid(Q(fund=row))
    if isinstance(row, Organisation):
        return records_naming([row]) | _paid(Q(provider=row))
    if isinstance(row, Source):
        return records_naming([row]) | _resting_on(row)
    if isinstance(row, Partnership):
        return records_naming(_trees(row.plans.all()))
    if isinstance(row, Plan):
        return records_naming(_trees([row]))
    if isinstance(row, FocusArea):
        return records_naming(_below(row))
    if isinstance(row, ActionLine | Theme | Country | VocabularyCode):
        return records_naming([row])
    return set()


def _paid(condition: Q) -> set[int]:
    entries = FundingEntry.objects.filter(condition)
    return set(entries.values_list("project", flat=True))


def _resting_on(source: Source) -> set[int]:
    """The projects with a figure from the source, a baseline or a conversion included."""
    found = _paid(Q(exchange_rate__source=source))
    found |= _projects_of(Indicator.objects.filter(baseline_source=source).values_list("project"))
    for ledger in PROJECT_LEDGERS:
        entries = ledger._default_manager.filter(source=source)
        found |= _projects_of(entries.values_list("project"))
    for values in INDICATOR_LEDGERS:
        readings = values._default_manager.filter(source=source)
        found |= _projects_of(readings.values_list("indicator__project"))
    return found


def _projects_of(rows: Iterable[tuple[int | None, ...]]) -> set[int]:
    return {key for (key,) in rows if key is not None}


def _trees(plans: Iterable[Plan]) -> list[Model]:
    """The plans with all their areas and lines: a project may name any of them."""
    rows: list[Model] = []
    for plan in plans:
        rows += [plan, *plan.focus_areas.all(), *plan.action_lines.all()]
    return rows


def _below(area: FocusArea) -> list[Model]:
    """The area, the areas that are part of it, and all their lines."""
    areas = {it.pk: it for it in FocusArea.objects.filter(plan=area.plan_id)}
    inside = {area.pk}
    while True:
        found = {it.pk for it in areas.values() if it.parent_id in inside} - inside
        if not found:
            break
        inside |= found
    lines = ActionLine.objects.filter(focus_area__in=inside)
    return [*(areas[key] for key in sorted(inside)), *lines]

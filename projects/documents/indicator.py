"""Indicators with their targets and readings as documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from projects.documents.entries import day, entry_document, number, source_document
from projects.documents.shapes import (
    BaselineShape,
    IndicatorShape,
    ReadingShape,
    TargetShape,
    ValueShape,
)
from projects.models import Indicator, IndicatorEntry, Reading, Target

Shape = TypeVar("Shape", bound=ValueShape)


def indicator_documents(indicators: Iterable[Indicator], *, on: date) -> dict[int, IndicatorShape]:
    """Every indicator's document as of ``on``, by primary key, in two queries for all.

    The latest counted target and reading stand beside the whole ledgers, oldest first.
    """
    rows = list(indicators)
    keys = [row.pk for row in rows]
    targets: dict[int, list[TargetShape]] = defaultdict(list)
    for target in (
        Target.objects.approved()
        .known(on)
        .filter(indicator__in=keys)
        .select_related("source")
        .in_order()
    ):
        targets[target.indicator_id].append(target_document(target))
    readings: dict[int, list[ReadingShape]] = defaultdict(list)
    for reading in (
        Reading.objects.approved()
        .known(on)
        .filter(indicator__in=keys)
        .select_related("source")
        .prefetch_related("parts")
        .in_order()
    ):
        readings[reading.indicator_id].append(reading_document(reading))
    return {row.pk: _document(row, targets[row.pk], readings[row.pk]) for row in rows}


def value_document(entry: IndicatorEntry) -> ValueShape:
    """A value of an indicator."""
    return {
        **entry_document(entry),
        "qualifier": entry.qualifier,
        "value": number(entry.value),
        "text": entry.text,
        "text_ko": entry.text_ko,
        "is_not_applicable": entry.is_not_applicable,
    }


def target_document(entry: Target) -> TargetShape:
    """What an indicator should reach."""
    return {
        **value_document(entry),
        "due_on": day(entry.due_on),
        "due_precision": entry.due_precision,
    }


def reading_document(entry: Reading) -> ReadingShape:
    """What an indicator stood at."""
    return {
        **value_document(entry),
        "parts": [
            {"dimension": part.dimension, "label": part.label, "value": number(part.value) or "0"}
            for part in entry.parts.all()
        ],
    }


def latest(entries: list[Shape]) -> Shape | None:
    """The value that counts: the last one in effect, of entries oldest first."""
    speaking = [entry for entry in entries if entry["is_counted"] and not entry["is_superseded"]]
    return speaking[-1] if speaking else None


def _document(
    row: Indicator, targets: list[TargetShape], readings: list[ReadingShape]
) -> IndicatorShape:
    return {
        "slug": row.slug,
        "title": row.title,
        "title_ko": row.title_ko,
        "type": row.type,
        "measure": row.measure,
        "unit": row.unit,
        "unit_ko": row.unit_ko,
        "direction": row.direction,
        "baseline": _baseline(row),
        "target": latest(targets),
        "reading": latest(readings),
        "targets": targets,
        "readings": readings,
    }


def _baseline(row: Indicator) -> BaselineShape | None:
    if row.baseline_value is None or row.baseline_year is None or row.baseline_source is None:
        return None
    return {
        "value": f"{row.baseline_value.normalize():f}",
        "year": row.baseline_year,
        "source": source_document(row.baseline_source),
    }

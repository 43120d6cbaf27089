"""Indicators with their values as documents show them."""

from __future__ import annotations

from typing import TypedDict

from projects.documents.shapes.entry import EntryShape
from projects.documents.shapes.source import SourceShape
from projects.documents.shapes.values import (
    Day,
    DimensionWord,
    DirectionWord,
    IndicatorTypeWord,
    MeasureWord,
    Number,
    PrecisionWord,
    QualifierWord,
)


class PartShape(TypedDict):
    """A part of a reading, never added to the whole."""

    dimension: DimensionWord
    label: str
    value: Number


class ValueShape(EntryShape):
    """A value of an indicator, in its unit."""

    qualifier: QualifierWord
    value: Number | None
    text: str
    text_ko: str
    is_not_applicable: bool


class ReadingShape(ValueShape):
    """What an indicator stood at."""

    parts: list[PartShape]


class TargetShape(ValueShape):
    """What an indicator should reach, and by when."""

    due_on: Day | None
    due_precision: PrecisionWord


class BaselineShape(TypedDict):
    """Where an indicator started."""

    value: Number
    year: int
    source: SourceShape


class IndicatorShape(TypedDict):
    """One thing measured, with its baseline, targets and readings."""

    slug: str
    title: str
    title_ko: str
    type: IndicatorTypeWord
    measure: MeasureWord
    unit: str
    unit_ko: str
    direction: DirectionWord
    baseline: BaselineShape | None
    target: TargetShape | None
    reading: ReadingShape | None
    targets: list[TargetShape]
    readings: list[ReadingShape]

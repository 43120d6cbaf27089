"""Ledger entries and indicators that stand alone, with what they are about."""

from __future__ import annotations

from projects.documents.shapes.dates import PeriodShape
from projects.documents.shapes.entry import MilestoneShape, StatusShape
from projects.documents.shapes.indicator import IndicatorShape, ReadingShape
from projects.documents.shapes.money import FundingShape
from projects.documents.shapes.named import NamedIndicatorShape, NamedShape, RelatedShape


class ProjectStatusShape(StatusShape):
    """A status update and its project."""

    is_fictional: bool
    project: RelatedShape


class ProjectPeriodShape(PeriodShape):
    """The dates that one source gives, and their project."""

    is_fictional: bool
    project: RelatedShape


class ProjectMilestoneShape(MilestoneShape):
    """Something to reach, or reached, and its project."""

    is_fictional: bool
    project: RelatedShape


class ProjectFundingShape(FundingShape):
    """A sum of money and its project."""

    is_fictional: bool
    project: RelatedShape


class IndicatorReadingShape(ReadingShape):
    """A reading and its indicator."""

    is_fictional: bool
    indicator: NamedIndicatorShape


class SubjectIndicatorShape(IndicatorShape):
    """An indicator and the one project, plan, partnership or fund that it measures."""

    is_fictional: bool
    project: RelatedShape | None
    plan: NamedShape | None
    partnership: NamedShape | None
    fund: NamedShape | None

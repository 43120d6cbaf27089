"""Ledger entries and indicators that stand alone, with what they are about."""

from __future__ import annotations

from typing import TypedDict

from projects.documents.shapes.dates import PeriodShape
from projects.documents.shapes.entry import MilestoneShape, StatusShape
from projects.documents.shapes.indicator import IndicatorShape, ReadingShape
from projects.documents.shapes.money import FundingShape
from projects.documents.shapes.named import NamedIndicatorShape, NamedShape, RelatedShape


class AboutProjectShape(TypedDict):
    """What an entry that stands alone says of its project."""

    is_fictional: bool
    project: RelatedShape


class ProjectStatusShape(StatusShape, AboutProjectShape):
    """A status update and its project."""


class ProjectPeriodShape(PeriodShape, AboutProjectShape):
    """The dates that one source gives, and their project."""


class ProjectMilestoneShape(MilestoneShape, AboutProjectShape):
    """Something to reach, or reached, and its project."""


class ProjectFundingShape(FundingShape, AboutProjectShape):
    """A sum of money and its project."""


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

"""The shapes of the public documents: what the API serves, key by key.

Money is a decimal string with its ISO 4217 currency; dates are ISO 8601 strings; an unknown value
is None, never 0. Text comes in English and, under ``…_ko``, in Korean; "" means not translated.
The OpenAPI schema is made from these classes.
"""

from projects.documents.shapes.dates import CurrentDateShape, DateShape, DatesShape, PeriodShape
from projects.documents.shapes.entry import (
    CurrentStatusShape,
    EntryShape,
    MilestoneShape,
    ReportedValueShape,
    StatusShape,
)
from projects.documents.shapes.indicator import (
    BaselineShape,
    IndicatorShape,
    PartShape,
    ReadingShape,
    TargetShape,
    ValueShape,
)
from projects.documents.shapes.money import FundingShape, MoneyShape, RateShape
from projects.documents.shapes.named import (
    AliasShape,
    AreaShape,
    CodeShape,
    CountryShape,
    LineShape,
    NamedShape,
    ParticipantShape,
    RelatedShape,
)
from projects.documents.shapes.project import ProjectShape, ProjectSummaryShape
from projects.documents.shapes.source import SourceShape

__all__ = [
    "AliasShape",
    "AreaShape",
    "BaselineShape",
    "CodeShape",
    "CountryShape",
    "CurrentDateShape",
    "CurrentStatusShape",
    "DateShape",
    "DatesShape",
    "EntryShape",
    "FundingShape",
    "IndicatorShape",
    "LineShape",
    "MilestoneShape",
    "MoneyShape",
    "NamedShape",
    "PartShape",
    "ParticipantShape",
    "PeriodShape",
    "ProjectShape",
    "ProjectSummaryShape",
    "RateShape",
    "ReadingShape",
    "RelatedShape",
    "ReportedValueShape",
    "SourceShape",
    "StatusShape",
    "TargetShape",
    "ValueShape",
]

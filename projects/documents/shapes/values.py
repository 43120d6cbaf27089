"""The single values of the documents: strings that keep a form, and words out of a vocabulary.

To Python each of them is a string; the note beside it is for the OpenAPI schema.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from django.db.models import Choices

from projects import choices


@dataclass(frozen=True)
class Form:
    """A string that keeps a JSON Schema format, or a pattern."""

    description: str
    format: str = ""
    pattern: str = ""
    example: str = ""


@dataclass(frozen=True)
class Word:
    """A string out of a vocabulary; ``may_be_empty`` where "" says that it is not known."""

    vocabulary: type[Choices]
    may_be_empty: bool = False


Day = Annotated[str, Form("A date in ISO 8601.", format="date")]
Moment = Annotated[str, Form("A moment in ISO 8601, with its offset.", format="date-time")]
Address = Annotated[str, Form("An address on the web.", format="uri")]
Key = Annotated[str, Form("The identifier of a ledger entry.", format="uuid")]
Amount = Annotated[
    str,
    Form(
        "An amount of money in full, with two decimals.",
        pattern=r"^-?\d+\.\d{2}$",
        example="1500000.00",
    ),
]
Number = Annotated[
    str, Form("A decimal number in full.", pattern=r"^-?\d+(\.\d+)?$", example="12.5")
]

BasisWord = Annotated[str, Word(choices.PeriodBasis)]
ChangeWord = Annotated[str, Word(choices.ChangeKind)]
ContributionKindWord = Annotated[str, Word(choices.ContributionKind)]
CurrencyCode = Annotated[str, Word(choices.Currency, may_be_empty=True)]
DimensionWord = Annotated[str, Word(choices.BreakdownDimension)]
DirectionWord = Annotated[str, Word(choices.Direction)]
FateWord = Annotated[str, Word(choices.FateKind)]
FigureWord = Annotated[str, Word(choices.ReportedFigure)]
FundTypeWord = Annotated[str, Word(choices.FundType, may_be_empty=True)]
FundingKindWord = Annotated[str, Word(choices.FundingKind)]
IndicatorTypeWord = Annotated[str, Word(choices.IndicatorType)]
LanguageCode = Annotated[str, Word(choices.Language)]
LineStateWord = Annotated[str, Word(choices.LineState)]
MeasureWord = Annotated[str, Word(choices.Measure)]
MeetingKindWord = Annotated[str, Word(choices.MeetingKind)]
OrganisationTypeCode = Annotated[str, Word(choices.OrganisationType, may_be_empty=True)]
PrecisionWord = Annotated[str, Word(choices.DatePrecision)]
QualifierWord = Annotated[str, Word(choices.Qualifier)]
RoleWord = Annotated[str, Word(choices.Role)]
SideWord = Annotated[str, Word(choices.MemberSide)]
StageWord = Annotated[str, Word(choices.PlanStage)]
StatusWord = Annotated[str, Word(choices.Status)]
VerificationWord = Annotated[str, Word(choices.Verification)]
VocabularyWord = Annotated[str, Word(choices.Vocabulary)]

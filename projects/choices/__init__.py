"""The vocabularies of the field: each value's definition is in docs/glossary.md."""

from projects.choices.classification import (
    Noun,
    OrganisationType,
    Significance,
    Vocabulary,
)
from projects.choices.document_change import ChangeKind, ToldChanges
from projects.choices.error_report import (
    OPEN_REPORTS,
    ReportState,
)
from projects.choices.evidence import (
    DatePrecision,
    Language,
    Qualifier,
    ReportedFigure,
)
from projects.choices.money import (
    FUNDING_MEANINGS,
    ContributionKind,
    Currency,
    FundingKind,
    FundType,
)
from projects.choices.plan import (
    FateKind,
    LineState,
    MeetingKind,
    MemberSide,
    PlanStage,
)
from projects.choices.project import (
    CLOSED_STATUSES,
    ENDED_STATUSES,
    FINAL_STATUSES,
    IATI_ACTIVITY_STATUS,
    STATUS_MEANINGS,
    UNDER_WAY_STATUSES,
    PeriodBasis,
    Role,
    Status,
    Verification,
)
from projects.choices.results import (
    BreakdownDimension,
    Direction,
    IndicatorType,
    Measure,
)
from projects.choices.review import (
    OPEN_DECISIONS,
    Decision,
    PublicationState,
    ReviewState,
    TranslationState,
)
from projects.choices.staff import (
    BatchKind,
    ListChange,
    Origin,
    SiteLanguage,
    StaffRole,
    TokenScope,
)

__all__ = [
    "CLOSED_STATUSES",
    "ENDED_STATUSES",
    "FINAL_STATUSES",
    "FUNDING_MEANINGS",
    "IATI_ACTIVITY_STATUS",
    "OPEN_DECISIONS",
    "OPEN_REPORTS",
    "STATUS_MEANINGS",
    "UNDER_WAY_STATUSES",
    "BatchKind",
    "BreakdownDimension",
    "ChangeKind",
    "ContributionKind",
    "Currency",
    "DatePrecision",
    "Decision",
    "Direction",
    "FateKind",
    "FundType",
    "FundingKind",
    "IndicatorType",
    "Language",
    "LineState",
    "ListChange",
    "Measure",
    "MeetingKind",
    "MemberSide",
    "Noun",
    "OrganisationType",
    "Origin",
    "PeriodBasis",
    "PlanStage",
    "PublicationState",
    "Qualifier",
    "ReportState",
    "ReportedFigure",
    "ReviewState",
    "Role",
    "Significance",
    "SiteLanguage",
    "StaffRole",
    "Status",
    "TokenScope",
    "ToldChanges",
    "TranslationState",
    "Verification",
    "Vocabulary",
]

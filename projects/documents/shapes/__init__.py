"""The shapes of the public documents: what the API serves, key by key.

Money is a decimal string with its ISO 4217 currency; dates are ISO 8601 strings; an unknown value
is None, never 0. Text comes in English and, under ``…_ko``, in Korean; "" means not translated.
The OpenAPI schema is made from these classes.
"""

from projects.documents.shapes.about import (
    AboutProjectShape,
    IndicatorReadingShape,
    ProjectFundingShape,
    ProjectMilestoneShape,
    ProjectPeriodShape,
    ProjectStatusShape,
    SubjectIndicatorShape,
)
from projects.documents.shapes.dates import CurrentDateShape, DateShape, DatesShape, PeriodShape
from projects.documents.shapes.document_change import DocumentChangeShape
from projects.documents.shapes.entry import (
    CurrentStatusShape,
    EntryShape,
    MilestoneShape,
    ReportedValueShape,
    StatusShape,
)
from projects.documents.shapes.expanded import ExpandedCountryShape, ExpandedParticipantShape
from projects.documents.shapes.fund import ContributionShape, FundShape
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
    NamedCountryShape,
    NamedIndicatorShape,
    NamedMeetingShape,
    NamedShape,
    ParticipantShape,
    RelatedShape,
)
from projects.documents.shapes.organisation import OrganisationShape
from projects.documents.shapes.partnership import (
    CoordinatorShape,
    CountryMembershipShape,
    CountryTermShape,
    DatedShape,
    MeetingShape,
    MemberCountryShape,
    MemberShape,
    PartnershipShape,
    ReleaseShape,
)
from projects.documents.shapes.plan import (
    ActionLineShape,
    AssessmentShape,
    ClaimShape,
    FateShape,
    FocusAreaShape,
    PlanShape,
)
from projects.documents.shapes.project import ProjectShape, ProjectSummaryShape
from projects.documents.shapes.source import SourceRecordShape, SourceShape
from projects.documents.shapes.working import (
    ConfirmationShape,
    DraftEntryShape,
    DraftIndicatorShape,
    OpenSubmissionShape,
    WorkingProjectShape,
)

__all__ = [
    "AboutProjectShape",
    "ActionLineShape",
    "AliasShape",
    "AreaShape",
    "AssessmentShape",
    "BaselineShape",
    "ClaimShape",
    "CodeShape",
    "ConfirmationShape",
    "ContributionShape",
    "CoordinatorShape",
    "CountryMembershipShape",
    "CountryShape",
    "CountryTermShape",
    "CurrentDateShape",
    "CurrentStatusShape",
    "DateShape",
    "DatedShape",
    "DatesShape",
    "DocumentChangeShape",
    "DraftEntryShape",
    "DraftIndicatorShape",
    "EntryShape",
    "ExpandedCountryShape",
    "ExpandedParticipantShape",
    "FateShape",
    "FocusAreaShape",
    "FundShape",
    "FundingShape",
    "IndicatorReadingShape",
    "IndicatorShape",
    "LineShape",
    "MeetingShape",
    "MemberCountryShape",
    "MemberShape",
    "MilestoneShape",
    "MoneyShape",
    "NamedCountryShape",
    "NamedIndicatorShape",
    "NamedMeetingShape",
    "NamedShape",
    "OpenSubmissionShape",
    "OrganisationShape",
    "PartShape",
    "ParticipantShape",
    "PartnershipShape",
    "PeriodShape",
    "PlanShape",
    "ProjectFundingShape",
    "ProjectMilestoneShape",
    "ProjectPeriodShape",
    "ProjectShape",
    "ProjectStatusShape",
    "ProjectSummaryShape",
    "RateShape",
    "ReadingShape",
    "RelatedShape",
    "ReleaseShape",
    "ReportedValueShape",
    "SourceRecordShape",
    "SourceShape",
    "StatusShape",
    "SubjectIndicatorShape",
    "TargetShape",
    "ValueShape",
    "WorkingProjectShape",
]

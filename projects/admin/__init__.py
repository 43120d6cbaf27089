"""The staff site, one file per noun. This file only imports them, which registers them."""

from projects.admin.action_line import ActionLineAdmin
from projects.admin.api_token import ApiTokenAdmin
from projects.admin.assessment import AssessmentAdmin
from projects.admin.batch import BatchAdmin
from projects.admin.claim import ClaimAdmin
from projects.admin.comment import CommentAdmin
from projects.admin.confirmation import ConfirmationAdmin
from projects.admin.contribution import ContributionAdmin
from projects.admin.country import CountryAdmin
from projects.admin.error_report import ErrorReportAdmin
from projects.admin.exchange_rate import ExchangeRateAdmin
from projects.admin.focus_area import FocusAreaAdmin
from projects.admin.former_address import FormerAddressAdmin
from projects.admin.fund import FundAdmin
from projects.admin.funding_entry import FundingEntryAdmin
from projects.admin.indicator import IndicatorAdmin
from projects.admin.line_fate import LineFateAdmin
from projects.admin.meeting import MeetingAdmin
from projects.admin.milestone import MilestoneAdmin
from projects.admin.organisation import OrganisationAdmin
from projects.admin.partnership import PartnershipAdmin
from projects.admin.period import PeriodAdmin
from projects.admin.plan import PlanAdmin
from projects.admin.project import ProjectAdmin
from projects.admin.reading import ReadingAdmin
from projects.admin.release import ReleaseAdmin
from projects.admin.report_completion import ReportCompletionAdmin
from projects.admin.reported_value import ReportedValueAdmin
from projects.admin.reporting_period import ReportingPeriodAdmin
from projects.admin.saved_view import SavedViewAdmin
from projects.admin.source import SourceAdmin
from projects.admin.status_update import StatusUpdateAdmin
from projects.admin.submission import SubmissionAdmin
from projects.admin.target import TargetAdmin
from projects.admin.theme import ThemeAdmin
from projects.admin.user import StaffUserAdmin
from projects.admin.vocabulary_code import VocabularyCodeAdmin
from projects.admin.webhook import WebhookAdmin, WebhookDeliveryAdmin

__all__ = [
    "ActionLineAdmin",
    "ApiTokenAdmin",
    "AssessmentAdmin",
    "BatchAdmin",
    "ClaimAdmin",
    "CommentAdmin",
    "ConfirmationAdmin",
    "ContributionAdmin",
    "CountryAdmin",
    "ErrorReportAdmin",
    "ExchangeRateAdmin",
    "FocusAreaAdmin",
    "FormerAddressAdmin",
    "FundAdmin",
    "FundingEntryAdmin",
    "IndicatorAdmin",
    "LineFateAdmin",
    "MeetingAdmin",
    "MilestoneAdmin",
    "OrganisationAdmin",
    "PartnershipAdmin",
    "PeriodAdmin",
    "PlanAdmin",
    "ProjectAdmin",
    "ReadingAdmin",
    "ReleaseAdmin",
    "ReportCompletionAdmin",
    "ReportedValueAdmin",
    "ReportingPeriodAdmin",
    "SavedViewAdmin",
    "SourceAdmin",
    "StaffUserAdmin",
    "StatusUpdateAdmin",
    "SubmissionAdmin",
    "TargetAdmin",
    "ThemeAdmin",
    "VocabularyCodeAdmin",
    "WebhookAdmin",
    "WebhookDeliveryAdmin",
]

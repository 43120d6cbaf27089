"""The nouns, one file each: the QuerySet words, then the model. This file only re-exports."""

from projects.models.action_line import ActionLine
from projects.models.alias import OrganisationAlias, ProjectAlias
from projects.models.api_token import ApiToken
from projects.models.assessment import Assessment
from projects.models.batch import Batch
from projects.models.beside import BESIDE, SUBJECTS, subject_field
from projects.models.claim import Claim
from projects.models.classification import Classification
from projects.models.comment import Comment
from projects.models.confirmation import Confirmation
from projects.models.contribution import Contribution
from projects.models.country import Country
from projects.models.data_version import DataVersion
from projects.models.digest import Digest
from projects.models.document_change import DocumentChange
from projects.models.error_report import ErrorReport, ReportSender
from projects.models.exchange_rate import ExchangeRate
from projects.models.focus_area import FocusArea
from projects.models.former_address import FormerAddress
from projects.models.fund import Fund
from projects.models.funding_entry import FundingEntry
from projects.models.history import (
    History,
    HistoryRow,
    Provenance,
    history_of,
    one_save,
    recorded_as,
    recorded_for,
    tracked_models,
)
from projects.models.idempotency_key import IdempotencyKey
from projects.models.indicator import Indicator
from projects.models.indicator_entry import IndicatorEntry
from projects.models.ledger import LedgerEntry, LedgerQuerySet, PublishedEntryError
from projects.models.line_fate import LineFate
from projects.models.meeting import Meeting
from projects.models.milestone import Milestone
from projects.models.organisation import Organisation
from projects.models.participation import Participation
from projects.models.partnership import CoordinatorTerm, Membership, Partnership
from projects.models.period import Period
from projects.models.plan import Plan
from projects.models.project import Project
from projects.models.project_country import ProjectCountry
from projects.models.project_entry import ProjectEntry
from projects.models.public_record import PublicRecord
from projects.models.publishable import Publishable, PublishableQuerySet
from projects.models.reading import Reading, ReadingPart
from projects.models.rehearsal import Rehearsal
from projects.models.release import Release
from projects.models.report_completion import ReportCompletion
from projects.models.reported_value import ReportedValue
from projects.models.reporting_period import ReportingPeriod
from projects.models.saved_view import SavedView
from projects.models.source import Source
from projects.models.staff_member import StaffMember, name_of
from projects.models.status_update import StatusUpdate
from projects.models.submission import DecidedSubmissionError, Submission
from projects.models.target import Target
from projects.models.term import Term
from projects.models.theme import Theme
from projects.models.translated import Translated
from projects.models.versioned import Versioned
from projects.models.vocabulary_code import VocabularyCode
from projects.models.webhook import Webhook, WebhookDelivery

__all__ = [
    "BESIDE",
    "SUBJECTS",
    "ActionLine",
    "ApiToken",
    "Assessment",
    "Batch",
    "Claim",
    "Classification",
    "Comment",
    "Confirmation",
    "Contribution",
    "CoordinatorTerm",
    "Country",
    "DataVersion",
    "DecidedSubmissionError",
    "Digest",
    "DocumentChange",
    "ErrorReport",
    "ExchangeRate",
    "FocusArea",
    "FormerAddress",
    "Fund",
    "FundingEntry",
    "History",
    "HistoryRow",
    "IdempotencyKey",
    "Indicator",
    "IndicatorEntry",
    "LedgerEntry",
    "LedgerQuerySet",
    "LineFate",
    "Meeting",
    "Membership",
    "Milestone",
    "Organisation",
    "OrganisationAlias",
    "Participation",
    "Partnership",
    "Period",
    "Plan",
    "Project",
    "ProjectAlias",
    "ProjectCountry",
    "ProjectEntry",
    "Provenance",
    "PublicRecord",
    "Publishable",
    "PublishableQuerySet",
    "PublishedEntryError",
    "Reading",
    "ReadingPart",
    "Rehearsal",
    "Release",
    "ReportCompletion",
    "ReportSender",
    "ReportedValue",
    "ReportingPeriod",
    "SavedView",
    "Source",
    "StaffMember",
    "StatusUpdate",
    "Submission",
    "Target",
    "Term",
    "Theme",
    "Translated",
    "Versioned",
    "VocabularyCode",
    "Webhook",
    "WebhookDelivery",
    "history_of",
    "name_of",
    "one_save",
    "recorded_as",
    "recorded_for",
    "subject_field",
    "tracked_models",
]

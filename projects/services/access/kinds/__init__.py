"""The kinds of rules, by what they are about. This file only re-exports."""

from projects.services.access.kinds.administered import (
    Accounts,
    Batches,
    Closed,
    ExchangeRates,
    Frozen,
    Redirects,
)
from projects.services.access.kinds.entry import Entries, Indicators
from projects.services.access.kinds.error_report import ErrorReports
from projects.services.access.kinds.part import Participations, Parts
from projects.services.access.kinds.personal import (
    ApiTokens,
    Comments,
    Rehearsals,
    SavedViews,
    WebhookDeliveries,
    Webhooks,
)
from projects.services.access.kinds.plan import Fates, PlanParts, Plans
from projects.services.access.kinds.project import Confirmations, Projects, Submissions
from projects.services.access.kinds.proposal import Proposals
from projects.services.access.kinds.reporting_period import ReportCompletions, ReportingPeriods

__all__ = [
    "Accounts",
    "ApiTokens",
    "Batches",
    "Closed",
    "Comments",
    "Confirmations",
    "Entries",
    "ErrorReports",
    "ExchangeRates",
    "Fates",
    "Frozen",
    "Indicators",
    "Participations",
    "Parts",
    "PlanParts",
    "Plans",
    "Projects",
    "Proposals",
    "Redirects",
    "Rehearsals",
    "ReportCompletions",
    "ReportingPeriods",
    "SavedViews",
    "Submissions",
    "WebhookDeliveries",
    "Webhooks",
]

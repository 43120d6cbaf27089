"""Which rule holds for which noun, and what each noun is about. docs/roles.md says it in words."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.db.models import Model

from projects.models import (
    ActionLine,
    ApiToken,
    Assessment,
    Batch,
    Claim,
    Classification,
    Comment,
    Confirmation,
    Contribution,
    CoordinatorTerm,
    Country,
    ErrorReport,
    ExchangeRate,
    FocusArea,
    FormerAddress,
    Fund,
    FundingEntry,
    Indicator,
    LineFate,
    Meeting,
    Membership,
    Milestone,
    Organisation,
    OrganisationAlias,
    Participation,
    Partnership,
    Period,
    Plan,
    Project,
    ProjectAlias,
    ProjectCountry,
    Reading,
    ReadingPart,
    Rehearsal,
    Release,
    ReportCompletion,
    ReportedValue,
    ReportingPeriod,
    SavedView,
    Source,
    StaffMember,
    StatusUpdate,
    Submission,
    Target,
    Theme,
    VocabularyCode,
    Webhook,
    WebhookDelivery,
)
from projects.services.access.kinds import (
    Accounts,
    ApiTokens,
    Batches,
    Closed,
    Comments,
    Confirmations,
    Entries,
    ErrorReports,
    ExchangeRates,
    Fates,
    Frozen,
    Indicators,
    Participations,
    Parts,
    PlanParts,
    Plans,
    Projects,
    Proposals,
    Redirects,
    Rehearsals,
    ReportCompletions,
    ReportingPeriods,
    SavedViews,
    Submissions,
    WebhookDeliveries,
    Webhooks,
)
from projects.services.access.rule import Rule

projects = Projects(Project)
plans = Plans(Plan)
lines = PlanParts(ActionLine, plan=plans)
reporting_periods = ReportingPeriods(ReportingPeriod, plan=plans)
partnerships = Rule(Partnership)
funds = Rule(Fund)
meetings = Proposals(Meeting)
organisations = Proposals(Organisation)
sources = Proposals(Source)
indicators = Indicators(
    Indicator, project=projects, plan=plans, partnership=partnerships, fund=funds
)
readings = Entries(Reading, indicator=indicators)

RULES: dict[type[Model], Rule] = {
    rule.model: rule
    for rule in (
        # Projects
        projects,
        Parts(ProjectAlias, project=projects),
        Parts(ProjectCountry, project=projects),
        Participations(Participation, organisations, project=projects),
        Parts(Classification, project=projects),
        Entries(StatusUpdate, project=projects),
        Entries(Period, project=projects),
        Entries(FundingEntry, project=projects),
        Entries(Milestone, project=projects),
        Entries(
            ReportedValue,
            project=projects,
            plan=plans,
            partnership=partnerships,
            fund=funds,
            meeting=meetings,
        ),
        Confirmations(Confirmation, project=projects),
        Submissions(Submission, project=projects),
        ReportCompletions(ReportCompletion, reporting_periods, project=projects),
        # Plans
        plans,
        PlanParts(FocusArea, plan=plans),
        lines,
        Fates(LineFate, line=lines),
        Entries(Assessment, line=lines),
        Entries(Claim, plan=plans),
        reporting_periods,
        # Results
        indicators,
        Entries(Target, indicator=indicators),
        readings,
        Parts(ReadingPart, reading=readings),
        # Money
        funds,
        Entries(Contribution, fund=funds),
        ExchangeRates(ExchangeRate),
        # Partners and meetings
        partnerships,
        Parts(Membership, partnership=partnerships),
        Parts(CoordinatorTerm, partnership=partnerships),
        meetings,
        organisations,
        Parts(OrganisationAlias, organisation=organisations),
        Rule(Country),
        # Evidence
        sources,
        Frozen(Release),
        Rule(Theme),
        Rule(VocabularyCode),
        # People
        Comments(Comment),
        ErrorReports(
            ErrorReport,
            project=projects,
            plan=plans,
            fund=funds,
            meeting=meetings,
            partnership=partnerships,
            organisation=organisations,
            source=sources,
        ),
        SavedViews(SavedView),
        ApiTokens(ApiToken),
        Webhooks(Webhook),
        WebhookDeliveries(WebhookDelivery),
        Rehearsals(Rehearsal),
        # What only administrators use
        Redirects(FormerAddress),
        Batches(Batch),
        Accounts(get_user_model()),
        Closed(StaffMember),
    )
}


# What decides over the reviewers of a plan is not theirs to set.
RESERVED: dict[type[Model], frozenset[str]] = {
    Plan: frozenset({"partnership", "review_interval_days", "needs_two_people"}),
}


def rule_of(model: type[Model]) -> Rule:
    """The rule of a noun; one that nobody wrote a rule for is closed."""
    return RULES.get(model) or Closed(model)

"""The vocabularies of the field: each value's definition is in docs/glossary.md."""

from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PublicationState(TextChoices):
    """Where a noun stands between its first draft and the public."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted for review")
    SCHEDULED = "scheduled", _("Under embargo, published at a set time")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ReviewState(TextChoices):
    """Where a ledger entry stands between its entry and the public."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted for review")
    RETURNED = "returned", _("Returned with a reason")
    SCHEDULED = "scheduled", _("Under embargo, published at a set time")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Decision(TextChoices):
    """What became of a submission."""

    WAITING = "waiting", _("Waiting for a reviewer")
    SCHEDULED = "scheduled", _("Approved, published at a set time")
    RETURNED = "returned", _("Returned with a reason")
    TAKEN_BACK = "taken_back", _("Taken back")
    PUBLISHED = "published", _("Published")


OPEN_DECISIONS = frozenset({Decision.WAITING, Decision.SCHEDULED})


class Origin(TextChoices):
    """From where a change came."""

    SYSTEM = "system", _("The system")
    STAFF = "staff", _("Staff pages")
    IMPORT = "import", _("Import")
    COMMAND = "command", _("Command line")
    API = "api", _("API")


class StaffRole(TextChoices):
    """What a member of staff is there for; the value is the name of the group."""

    VIEWER = "Viewer", _("Viewer")
    EDITOR = "Editor", _("Editor")
    REVIEWER = "Reviewer", _("Reviewer")
    ADMINISTRATOR = "Administrator", _("Administrator")


class BatchKind(TextChoices):
    """What changed many records at once."""

    IMPORT = "import", _("Import")
    BULK = "bulk", _("Bulk action")
    UNDO = "undo", _("Undoing")


class TranslationState(TextChoices):
    """Where the Korean of an English text stands."""

    MISSING = "missing", _("Missing")
    CURRENT = "current", _("Current")
    OUTDATED = "outdated", _("Outdated")


class DatePrecision(TextChoices):
    """How exactly a source gives a date; the stored day is the last one it can mean."""

    DAY = "day", _("to the day")
    MONTH = "month", _("to the month")
    YEAR = "year", _("to the year")
    SOURCE = "source", _("not dated; this is the date of the source")


class Qualifier(TextChoices):
    """The word with which a source hedges a number."""

    EXACTLY = "exactly", _("exactly")
    ABOUT = "about", _("about")
    MORE_THAN = "more_than", _("more than")
    AT_LEAST = "at_least", _("at least")
    UP_TO = "up_to", _("up to")


class Status(TextChoices):
    """What a project is doing, as a source says it; never derived from a date."""

    PROPOSED = "proposed", _("Proposed")
    APPROVED = "approved", _("Approved")
    ONGOING = "ongoing", _("Ongoing")
    SUSPENDED = "suspended", _("Suspended")
    ACTIVITIES_ENDED = "activities_ended", _("Activities ended")
    COMPLETED = "completed", _("Completed")
    CANCELLED = "cancelled", _("Cancelled")


# IATI 2.03 ActivityStatus: 1 pipeline, 2 implementation, 3 finalisation, 4 closed,
# 5 cancelled, 6 suspended.
IATI_ACTIVITY_STATUS = {
    Status.PROPOSED: "1",
    Status.APPROVED: "1",
    Status.ONGOING: "2",
    Status.SUSPENDED: "6",
    Status.ACTIVITIES_ENDED: "3",
    Status.COMPLETED: "4",
    Status.CANCELLED: "5",
}

UNDER_WAY_STATUSES = frozenset({Status.ONGOING, Status.SUSPENDED})
ENDED_STATUSES = frozenset({Status.ACTIVITIES_ENDED, Status.COMPLETED})
CLOSED_STATUSES = ENDED_STATUSES | {Status.CANCELLED}
# Nothing is outstanding any more: after these there is nothing to look at again.
FINAL_STATUSES = frozenset({Status.COMPLETED, Status.CANCELLED})


class Verification(TextChoices):
    """Who stands behind a status."""

    REPORTED = "reported", _("Reported by those who carry it out")
    VERIFIED = "verified", _("Verified by the secretariat")


class PeriodBasis(TextChoices):
    """Whether the dates of a period were planned or happened."""

    PLANNED = "planned", _("Planned")
    ACTUAL = "actual", _("Actual")


class LineState(TextChoices):
    """How far an action line has come; each step includes the ones before it."""

    NOT_ADDRESSED = "not_addressed", _("Not addressed")
    ADDRESSED = "addressed", _("Addressed")
    UNDER_WAY = "under_way", _("Under way")
    DELIVERED = "delivered", _("Delivered")
    OUTCOME_ACHIEVED = "outcome_achieved", _("Outcome achieved")


class FateKind(TextChoices):
    """What became of an action line in the plan that follows."""

    CARRIED_OVER = "carried_over", _("Carried over")
    MERGED = "merged", _("Merged into another line")
    SPLIT = "split", _("Split into several lines")
    RENAMED = "renamed", _("Renamed")
    DROPPED = "dropped", _("Dropped")


class PlanStage(TextChoices):
    """The stage of a Plan of Action's life."""

    DRAFTING = "drafting", _("Being drafted")
    ADOPTED = "adopted", _("Adopted")
    IN_FORCE = "in_force", _("In force")
    CONCLUDED = "concluded", _("Concluded")


class MeetingKind(TextChoices):
    """Meetings at which papers are due, and the other milestones of a partnership."""

    SUMMIT = "summit", _("Summit")
    FOREIGN_MINISTERS = "foreign_ministers", _("Foreign Ministers' Meeting")
    DIALOGUE = "dialogue", _("Dialogue")
    COOPERATION_COMMITTEE = "jcc", _("Joint Cooperation Committee")
    SENIOR_OFFICIALS = "som", _("Senior Officials' Meeting")
    BUSINESS_FORUM = "business_forum", _("Business Forum")
    DECLARATION = "declaration", _("Declaration or statement")
    AGREEMENT = "agreement", _("Agreement signed or in force")
    MILESTONE = "milestone", _("Other milestone")


class MemberSide(TextChoices):
    """On which side of a partnership a country stands."""

    ASEAN = "asean", _("ASEAN member state")
    PARTNER = "partner", _("Partner country")


class OrganisationType(TextChoices):
    """IATI 2.03 OrganisationType."""

    GOVERNMENT = "10", _("Government")
    LOCAL_GOVERNMENT = "11", _("Local government")
    OTHER_PUBLIC = "15", _("Other public sector")
    INTERNATIONAL_NGO = "21", _("International NGO")
    NATIONAL_NGO = "22", _("National NGO")
    REGIONAL_NGO = "23", _("Regional NGO")
    PARTNER_COUNTRY_NGO = "24", _("Partner country based NGO")
    PUBLIC_PRIVATE = "30", _("Public private partnership")
    MULTILATERAL = "40", _("Multilateral")
    FOUNDATION = "60", _("Foundation")
    PRIVATE_SECTOR = "70", _("Private sector")
    ACADEMIC = "80", _("Academic, training and research")
    OTHER = "90", _("Other")


class Role(TextChoices):
    """IATI 2.03 OrganisationRole, in words."""

    FUNDING = "funding", _("Funding")
    ACCOUNTABLE = "accountable", _("Accountable")
    EXTENDING = "extending", _("Extending")
    IMPLEMENTING = "implementing", _("Implementing")


class FundingKind(TextChoices):
    """What a sum of money is; one kind never stands in for another."""

    PLEDGE = "pledge", _("Pledge")
    BUDGET = "budget", _("Budget")
    COMMITMENT = "commitment", _("Commitment")
    DISBURSEMENT = "disbursement", _("Disbursement")
    EXPENDITURE = "expenditure", _("Expenditure")


class ContributionKind(TextChoices):
    """What a contribution to a fund covers."""

    ANNUAL = "annual", _("Paid in for one year")
    ANNOUNCED = "announced", _("Announced for one year")
    CUMULATIVE = "cumulative", _("All paid in up to the date")


class FundType(TextChoices):
    """How a cooperation fund is held, as the ASEAN Secretariat distinguishes them."""

    ASEAN = "asean", _("ASEAN fund")
    PARTNER_TRUST = "partner_trust", _("Partner's trust fund, managed by the ASEAN Secretariat")
    PARTNER = "partner", _("Partner's fund, managed elsewhere")


class IndicatorType(TextChoices):
    """The level of the results chain; a context indicator is nobody's result."""

    OUTPUT = "output", _("Output")
    OUTCOME = "outcome", _("Outcome")
    IMPACT = "impact", _("Impact")
    CONTEXT = "context", _("Context")


class Measure(TextChoices):
    """Whether an indicator is counted or described."""

    QUANTITATIVE = "quantitative", pgettext_lazy("measure", "Number")
    QUALITATIVE = "qualitative", pgettext_lazy("measure", "Words")


class Direction(TextChoices):
    """Which way an indicator should move."""

    UP = "up", _("Should rise")
    DOWN = "down", _("Should fall")
    NEITHER = "neither", _("No target direction")


class BreakdownDimension(TextChoices):
    """By what a reading is broken down."""

    COUNTRY = "country", _("Country")
    SEX = "sex", _("Sex")
    GROUP = "group", _("Group")


class ReportedFigure(TextChoices):
    """Figures that no other ledger holds, about which sources disagree."""

    FOUNDED = "founded", _("Founded")
    HELD = "held", _("Held on")
    STARTED = "started", _("Started")
    ENTERED_INTO_FORCE = "entered_into_force", _("Entered into force")
    ANNOUNCED = "announced", _("Announced")
    MEMBERS = "members", _("Members")
    AREAS = "areas", _("Areas of cooperation")
    MECHANISMS = "mechanisms", _("Mechanisms")
    COUNTRIES = "countries", _("Countries covered")
    REGULARITY = "regularity", _("How regularly it is held")
    GRANT_SIZE = "grant_size", _("Size of a grant")
    PROCEDURE = "procedure", _("Procedure")
    PROJECT_CODE = "project_code", _("Project code")
    OTHER = "other", _("Other")


class Vocabulary(TextChoices):
    """Code lists kept by others; the value is the IATI vocabulary they belong to."""

    SDG_GOAL = "sdg_goal", _("SDG goal")
    SDG_TARGET = "sdg_target", _("SDG target")
    DAC_PURPOSE = "dac_purpose", _("DAC purpose code")
    POLICY_MARKER = "policy_marker", _("DAC policy marker")


class Significance(IntegerChoices):
    """IATI 2.03 PolicySignificance."""

    NOT_TARGETED = 0, _("Not targeted")
    SIGNIFICANT = 1, _("Significant objective")
    PRINCIPAL = 2, _("Principal objective")
    PRINCIPAL_IN_SUPPORT = 3, _("Principal objective and in support of an action programme")
    EXPLICIT_PRIMARY = 4, _("Explicit primary objective")


class Language(TextChoices):
    """ISO 639-1 codes of the languages sources are written in."""

    ENGLISH = "en", _("English")
    KOREAN = "ko", _("Korean")
    INDONESIAN = "id", _("Indonesian")
    LAO = "lo", _("Lao")
    VIETNAMESE = "vi", _("Vietnamese")
    THAI = "th", _("Thai")


class Currency(TextChoices):
    """ISO 4217 codes of the currencies of the partnerships' members and of common donors."""

    USD = "USD", _("US dollar")
    KRW = "KRW", _("Korean won")
    AUD = "AUD", _("Australian dollar")
    BND = "BND", _("Brunei dollar")
    CAD = "CAD", _("Canadian dollar")
    CHF = "CHF", _("Swiss franc")
    CNY = "CNY", _("Chinese yuan")
    EUR = "EUR", _("Euro")
    GBP = "GBP", _("Pound sterling")
    IDR = "IDR", _("Indonesian rupiah")
    INR = "INR", _("Indian rupee")
    JPY = "JPY", _("Japanese yen")
    KHR = "KHR", _("Cambodian riel")
    LAK = "LAK", _("Lao kip")
    MMK = "MMK", _("Myanmar kyat")
    MYR = "MYR", _("Malaysian ringgit")
    NZD = "NZD", _("New Zealand dollar")
    PHP = "PHP", _("Philippine peso")
    RUB = "RUB", _("Russian rouble")
    SGD = "SGD", _("Singapore dollar")
    THB = "THB", _("Thai baht")
    VND = "VND", _("Vietnamese dong")


class Noun(TextChoices):
    """The nouns that have a public address and may therefore leave a former one behind."""

    PROJECT = "project", _("Project")
    PLAN = "plan", _("Plan")
    FUND = "fund", _("Fund")
    MEETING = "meeting", _("Meeting")
    PARTNERSHIP = "partnership", _("Partnership")
    ORGANISATION = "organisation", _("Organisation")
    SOURCE = "source", _("Source")

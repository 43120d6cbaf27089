"""What a project is doing, and who takes part in it."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    """What a project is doing, as a source says it; never derived from a date."""

    PROPOSED = "proposed", _("Proposed")
    APPROVED = "approved", _("Approved")
    ONGOING = "ongoing", _("Ongoing")
    SUSPENDED = "suspended", _("Suspended")
    ACTIVITIES_ENDED = "activities_ended", _("Activities ended")
    COMPLETED = "completed", _("Completed")
    CANCELLED = "cancelled", _("Cancelled")


# “Ongoing” and “completed” as in the ASEAN Cooperation Project Proposal Template, November 2017.
STATUS_MEANINGS = {
    Status.PROPOSED: _("Put forward; not yet approved"),
    Status.APPROVED: _("Approved; work has not begun"),
    Status.ONGOING: _(
        "Approval is notified and the first disbursement received: work is under way"
    ),
    Status.SUSPENDED: _("Begun and halted for a time"),
    Status.ACTIVITIES_ENDED: _(
        "The activities are over; report, audit or unspent balance are outstanding"
    ),
    Status.COMPLETED: _("The completion report and the unspent balance are received and verified"),
    Status.CANCELLED: _("Given up"),
}
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


class Role(TextChoices):
    """IATI 2.03 OrganisationRole, in words."""

    FUNDING = "funding", _("Funding")
    ACCOUNTABLE = "accountable", _("Accountable")
    EXTENDING = "extending", _("Extending")
    IMPLEMENTING = "implementing", _("Implementing")

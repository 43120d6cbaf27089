"""Status updates."""

from django.contrib import admin

from projects.admin.ledger_filters import CountingFilter, EnteredFilter, ReviewFilter
from projects.admin.project_entry import ProjectEntryAdmin
from projects.models import StatusUpdate


@admin.register(StatusUpdate)
class StatusUpdateAdmin(ProjectEntryAdmin[StatusUpdate]):
    """What projects are doing, entry by entry."""

    what = ["project", ("status", "verification")]
    list_filter = [ReviewFilter, "status", "verification", CountingFilter, EnteredFilter]

"""Assessments."""

from django.contrib import admin

from projects.admin.ledger import LedgerAdmin
from projects.admin.ledger_filters import CountingFilter, EnteredFilter, ReviewFilter
from projects.models import Assessment


@admin.register(Assessment)
class AssessmentAdmin(LedgerAdmin[Assessment]):
    """How far action lines have come, entry by entry."""

    what = ["line", "state"]
    list_display = ["line", "state", "effective_on", "source", "review_state", "is_counted"]
    list_select_related = ["line", "source", "entered_by"]
    list_filter = [ReviewFilter, "state", "line__plan", CountingFilter, EnteredFilter]
    autocomplete_fields = ["line", "source", "supersedes"]
    search_fields = ["line__number", "line__text", "source__title", "note"]

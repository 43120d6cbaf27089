"""Reported values."""

from django.contrib import admin

from projects.admin.ledger import LedgerAdmin
from projects.admin.ledger_filters import CountingFilter, EnteredFilter, ReviewFilter
from projects.models import ReportedValue

SUBJECTS = ["project", "plan", "partnership", "fund", "meeting"]


@admin.register(ReportedValue)
class ReportedValueAdmin(LedgerAdmin[ReportedValue]):
    """What sources say where no other ledger has a place for it."""

    what = [*SUBJECTS, "figure", "value", "value_ko"]
    list_display = [
        "__str__",
        "subject",
        "effective_on",
        "source",
        "review_state",
        "is_counted",
    ]
    list_select_related = [*SUBJECTS, "source", "entered_by"]
    list_filter = [ReviewFilter, "figure", CountingFilter, EnteredFilter]
    autocomplete_fields = [*SUBJECTS, "source", "supersedes"]
    search_fields = [
        "value",
        "value_ko",
        "project__title",
        "project__acronym",
        "plan__title",
        "partnership__name",
        "fund__name",
        "meeting__title",
    ]

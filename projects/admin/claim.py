"""Claims."""

from django.contrib import admin

from projects.admin.ledger import LedgerAdmin
from projects.admin.ledger_filters import CountingFilter, EnteredFilter, ReviewFilter
from projects.models import Claim


@admin.register(Claim)
class ClaimAdmin(LedgerAdmin[Claim]):
    """Official statements of progress, each exactly as far as its source goes."""

    what = [
        "plan",
        ("qualifier", "percentage"),
        ("numerator", "denominator"),
        "verb",
        "unit_counted",
        "rounding",
        "body",
        "meeting",
    ]
    list_display = ["__str__", "plan", "body", "source", "review_state", "is_counted"]
    list_select_related = ["plan", "source", "entered_by"]
    list_filter = [ReviewFilter, "plan", CountingFilter, EnteredFilter]
    autocomplete_fields = ["plan", "meeting", "source", "supersedes"]
    search_fields = ["verb", "body", "plan__title", "source__title", "note"]

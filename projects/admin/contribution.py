"""Contributions."""

from django.contrib import admin

from projects.admin.ledger import LedgerAdmin
from projects.admin.ledger_filters import CountingFilter, EnteredFilter, ReviewFilter
from projects.models import Contribution


@admin.register(Contribution)
class ContributionAdmin(LedgerAdmin[Contribution]):
    """What is paid into the funds, entry by entry."""

    what = [
        "fund",
        "contributor",
        ("kind", "year"),
        ("qualifier", "amount", "currency"),
        "is_not_applicable",
    ]
    list_display = ["__str__", "fund", "kind", "effective_on", "source", "review_state"]
    list_select_related = ["fund", "source", "entered_by"]
    list_filter = [ReviewFilter, "fund", "kind", CountingFilter, EnteredFilter]
    autocomplete_fields = ["fund", "contributor", "source", "supersedes"]
    search_fields = ["fund__name", "fund__acronym", "contributor__name", "source__title", "note"]

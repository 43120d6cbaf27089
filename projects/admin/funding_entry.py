"""Funding entries."""

from django.contrib import admin

from projects.admin.ledger_filters import CountingFilter, EnteredFilter, ReviewFilter
from projects.admin.project_entry import ProjectEntryAdmin
from projects.models import FundingEntry


@admin.register(FundingEntry)
class FundingEntryAdmin(ProjectEntryAdmin[FundingEntry]):
    """The money of projects, entry by entry."""

    what = [
        "project",
        "kind",
        ("qualifier", "amount", "currency"),
        "is_not_applicable",
        "fund",
        "provider",
        "exchange_rate",
        "usd_amount",
    ]
    readonly_fields = [*ProjectEntryAdmin.readonly_fields, "usd_amount"]
    list_filter = [ReviewFilter, "kind", "currency", CountingFilter, EnteredFilter]
    autocomplete_fields = [
        *ProjectEntryAdmin.autocomplete_fields,
        "fund",
        "provider",
        "exchange_rate",
    ]

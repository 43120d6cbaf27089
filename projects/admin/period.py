"""Periods."""

from django.contrib import admin

from projects.admin.ledger_filters import CountingFilter, EnteredFilter, ReviewFilter
from projects.admin.project_entry import ProjectEntryAdmin
from projects.models import Period


@admin.register(Period)
class PeriodAdmin(ProjectEntryAdmin[Period]):
    """When projects were planned to run, and ran."""

    what = [
        "project",
        "basis",
        ("starts_on", "starts_precision"),
        ("ends_on", "ends_precision"),
    ]
    list_filter = [ReviewFilter, "basis", CountingFilter, EnteredFilter]

"""Targets."""

from django.contrib import admin

from projects.admin.indicator_entry import IndicatorEntryAdmin
from projects.models import Target


@admin.register(Target)
class TargetAdmin(IndicatorEntryAdmin[Target]):
    """What indicators should reach, entry by entry."""

    what = [*IndicatorEntryAdmin.what, ("due_on", "due_precision")]
    list_display = [
        "__str__",
        "indicator",
        "due_on",
        "effective_on",
        "source",
        "review_state",
        "is_counted",
    ]

"""Exchange rates."""

from __future__ import annotations

from django.contrib import admin

from projects.admin.tracked import TrackedAdmin
from projects.models import ExchangeRate


@admin.register(ExchangeRate)
class ExchangeRateAdmin(TrackedAdmin[ExchangeRate]):
    """What currencies were worth. A rate that a sum was converted at stays as it is."""

    fieldsets = [(None, {"fields": [("currency", "on"), "usd_per_unit", "source"]})]
    list_display = ["currency", "on", "usd_per_unit", "source"]
    list_select_related = ["source"]
    list_filter = ["currency"]
    date_hierarchy = "on"
    autocomplete_fields = ["source"]
    search_fields = ["currency", "on"]

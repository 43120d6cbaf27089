"""Readings and their parts."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from projects.admin.indicator_entry import IndicatorEntryAdmin
from projects.admin.ledger import is_released
from projects.models import Reading, ReadingPart


class ReadingPartInline(admin.TabularInline[ReadingPart, Reading]):
    """The reading by country, sex or group; as fixed as the reading once that is published."""

    model = ReadingPart
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only while the reading is a draft."""
        return super().has_add_permission(request, obj) and not is_released(obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only while the reading is a draft."""
        return super().has_change_permission(request, obj) and not is_released(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only while the reading is a draft."""
        return super().has_delete_permission(request, obj) and not is_released(obj)


@admin.register(Reading)
class ReadingAdmin(IndicatorEntryAdmin[Reading]):
    """The values of indicators, entry by entry."""

    inlines = [ReadingPartInline]

"""Readings and their parts."""

from __future__ import annotations

from django.contrib import admin

from projects.admin.indicator_entry import IndicatorEntryAdmin
from projects.admin.ruled import RuledTabular
from projects.models import Reading, ReadingPart


class ReadingPartInline(RuledTabular[ReadingPart, Reading]):
    """The reading by country, sex or group; as fixed as the reading once that is published."""

    model = ReadingPart
    extra = 0


@admin.register(Reading)
class ReadingAdmin(IndicatorEntryAdmin[Reading]):
    """The values of indicators, entry by entry."""

    inlines = [ReadingPartInline]

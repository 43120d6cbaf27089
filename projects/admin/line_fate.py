"""What became of lines."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.admin.tracked import TrackedAdmin
from projects.models import LineFate


@admin.register(LineFate)
class LineFateAdmin(TrackedAdmin[LineFate]):
    """Into which line of the next plan a line went, or that it was dropped."""

    fieldsets = [
        (_("What became of it"), {"fields": ["line", "kind", "successor", "reason"]}),
        (_("How we know"), {"fields": ["source"]}),
    ]
    list_display = ["line", "kind", "successor", "source"]
    list_select_related = ["line", "successor", "source"]
    list_filter = ["kind", "line__plan"]
    autocomplete_fields = ["line", "successor", "source"]
    search_fields = ["line__number", "line__text", "successor__number", "reason"]

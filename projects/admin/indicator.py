"""Indicators, with their targets and readings."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.admin.ledger_inline import LedgerInline
from projects.admin.publishable import PublishableAdmin
from projects.admin.translated import TranslatedAdmin
from projects.models import Indicator, Reading, Target

SUBJECTS: Any = ["project", "plan", "partnership", "fund"]


class TargetInline(LedgerInline[Indicator]):
    """What it should reach."""

    model = Target
    what = [
        ("qualifier", "value", "is_not_applicable"),
        ("text", "text_ko"),
        ("due_on", "due_precision"),
    ]


class ReadingInline(LedgerInline[Indicator]):
    """Where it stood."""

    model = Reading
    what = [("qualifier", "value", "is_not_applicable"), ("text", "text_ko")]


@admin.register(Indicator)
class IndicatorAdmin(TranslatedAdmin[Indicator], PublishableAdmin[Indicator]):
    """What is measured."""

    fieldsets = [
        (_("Of what"), {"fields": SUBJECTS, "description": _("Choose exactly one.")}),
        (
            _("What is measured"),
            {
                "fields": [
                    "title",
                    "title_ko",
                    "slug",
                    ("type", "measure"),
                    ("unit", "unit_ko"),
                    "direction",
                ]
            },
        ),
        (
            _("Where it started"),
            {"fields": [("baseline_value", "baseline_year"), "baseline_source"]},
        ),
    ]
    inlines = [TargetInline, ReadingInline]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = [*SUBJECTS, "baseline_source"]
    list_display = ["title", "subject_name", "type", "unit", "publication_state"]
    list_select_related = SUBJECTS
    list_filter = ["publication_state", "type", "measure", "plan", "partnership"]
    search_fields = ["title", "title_ko", "project__title", "project__acronym", "unit"]

    @admin.display(description=_("of"))
    def subject_name(self, indicator: Indicator) -> str:
        """What it measures."""
        return str(indicator.subject)

"""Plans of Action."""

from __future__ import annotations

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from projects.admin.plan_completeness import PlanCompleteness
from projects.admin.plan_sheet import PlanSheets
from projects.admin.project_checks import completeness_of
from projects.admin.translated import TranslatedAdmin
from projects.models import Plan


@admin.register(Plan)
class PlanAdmin(PlanSheets[Plan], TranslatedAdmin[Plan], PlanCompleteness):
    """The adopted documents; their areas and lines have lists of their own."""

    fieldsets = [
        (
            _("What it is"),
            {
                "fields": [
                    "partnership",
                    "title",
                    "title_ko",
                    "slug",
                    "summary",
                    "summary_ko",
                    "stage",
                ]
            },
        ),
        (_("When"), {"fields": [("starts_on", "ends_on"), "adopted_at", "succeeds"]}),
        (_("How we know"), {"fields": ["source"]}),
        (_("How it is kept"), {"fields": ["review_interval_days", "needs_two_people"]}),
    ]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["partnership", "adopted_at", "succeeds", "source"]
    list_display = [
        "title",
        "partnership",
        "starts_on",
        "ends_on",
        "stage",
        "publication_state",
        "to_be_mended",
    ]
    list_select_related = ["partnership"]
    list_filter = ["publication_state", "partnership", "stage"]
    search_fields = ["title", "title_ko"]

    @admin.display(description=_("completeness"))
    def to_be_mended(self, plan: Plan) -> str:
        """The way to what its records lack."""
        return format_html('<a href="{}">{}</a>', completeness_of(plan), _("To be mended"))

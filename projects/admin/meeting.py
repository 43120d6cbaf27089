"""Meetings."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.admin.publishable import PublishableAdmin
from projects.admin.translated import TranslatedAdmin
from projects.models import Meeting


@admin.register(Meeting)
class MeetingAdmin(TranslatedAdmin[Meeting], PublishableAdmin[Meeting]):
    """Meetings at which progress is taken stock of, and other milestones."""

    fieldsets = [
        (
            _("What it is"),
            {
                "fields": [
                    "partnership",
                    ("kind", "ordinal"),
                    "title",
                    "title_ko",
                    "slug",
                    "outcome",
                    "outcome_ko",
                ]
            },
        ),
        (_("When and where"), {"fields": [("starts_on", "ends_on", "precision"), "place"]}),
        (_("How we know"), {"fields": ["source", "locator"]}),
    ]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["partnership", "source"]
    list_display = ["title", "kind", "starts_on", "partnership", "publication_state"]
    list_select_related = ["partnership"]
    list_filter = ["publication_state", "partnership", "kind"]
    date_hierarchy = "starts_on"
    search_fields = ["title", "title_ko", "place"]

"""Action lines."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.admin.ledger_inline import LedgerInline
from projects.admin.publishable import PublishableAdmin
from projects.admin.ruled import RuledTabular
from projects.admin.translated import TranslatedAdmin
from projects.models import ActionLine, Assessment, LineFate


class AssessmentInline(LedgerInline[ActionLine]):
    """How far it has come."""

    model = Assessment
    what = ["state"]


class LineFateInline(RuledTabular[LineFate, ActionLine]):
    """What became of it in the next plan."""

    model = LineFate
    fk_name = "line"
    fields = ["kind", "successor", "reason", "source"]
    autocomplete_fields = ["successor", "source"]
    extra = 0


@admin.register(ActionLine)
class ActionLineAdmin(TranslatedAdmin[ActionLine], PublishableAdmin[ActionLine]):
    """The numbered commitments of the plans."""

    fieldsets = [
        (_("Where it stands"), {"fields": ["plan", "focus_area", "position"]}),
        (_("What it says"), {"fields": [("number", "slug"), "text", "text_ko"]}),
        (_("How we know"), {"fields": ["source", "locator"]}),
    ]
    inlines = [AssessmentInline, LineFateInline]
    prepopulated_fields = {"slug": ["number"]}
    autocomplete_fields = ["plan", "focus_area", "source"]
    list_display = ["number", "text", "plan", "focus_area", "publication_state"]
    list_select_related = ["plan", "focus_area"]
    list_filter = ["publication_state", "plan"]
    search_fields = ["number", "text", "text_ko", "plan__title"]

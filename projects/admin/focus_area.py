"""Focus areas."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.admin.publishable import PublishableAdmin
from projects.admin.translated import TranslatedAdmin
from projects.models import FocusArea


@admin.register(FocusArea)
class FocusAreaAdmin(TranslatedAdmin[FocusArea], PublishableAdmin[FocusArea]):
    """The nodes of the plans' trees."""

    fieldsets = [
        (_("Where it stands"), {"fields": ["plan", "parent", "position"]}),
        (_("What it is"), {"fields": ["number", "title", "title_ko", "slug"]}),
        (_("How we know"), {"fields": ["source", "locator"]}),
    ]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["plan", "parent", "source"]
    list_display = ["__str__", "plan", "parent", "position", "publication_state"]
    list_select_related = ["plan", "parent"]
    list_filter = ["publication_state", "plan"]
    search_fields = ["number", "title", "title_ko", "plan__title"]
    ordering = ["plan", "position", "pk"]

"""Themes."""

from django.contrib import admin

from projects.admin.publishable import PublishableAdmin
from projects.admin.translated import TranslatedAdmin
from projects.models import Theme


@admin.register(Theme)
class ThemeAdmin(TranslatedAdmin[Theme], PublishableAdmin[Theme]):
    """Key focus areas that projects of several plans share."""

    fieldsets = [(None, {"fields": ["name", "name_ko", "slug", "source"]})]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["source"]
    list_display = ["name", "name_ko", "publication_state"]
    list_filter = ["publication_state"]
    search_fields = ["name", "name_ko"]

"""Countries."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from projects.admin.translated import TranslatedAdmin
from projects.models import Country


@admin.register(Country)
class CountryAdmin(TranslatedAdmin[Country]):
    """Countries by their ISO code, which is their key and so never changes."""

    fieldsets = [(None, {"fields": ["code", "name", "name_ko"]})]
    list_display = ["name", "code", "name_ko"]
    search_fields = ["code", "name", "name_ko"]

    def get_readonly_fields(self, request: HttpRequest, obj: Country | None = None) -> Any:
        """Saving under another code would make a second country."""
        return [] if obj is None else ["code"]

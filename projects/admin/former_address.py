"""Former addresses."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from projects.admin.plain import PlainAdmin
from projects.admin.ruled import RuledAdmin
from projects.choices import Noun
from projects.models import FormerAddress
from projects.services.former_address import leave_address


@admin.register(FormerAddress)
class FormerAddressAdmin(PlainAdmin[FormerAddress], RuledAdmin[FormerAddress]):
    """Redirects. Renaming a public record leaves one by itself; add one after a merger."""

    fields = ["noun", "slug", "leads_to"]
    list_display = ["slug", "leads_to", "noun", "created_at"]
    list_filter = ["noun"]
    search_fields = ["slug", "leads_to"]

    def save_model(self, request: HttpRequest, obj: FormerAddress, form: Any, change: bool) -> None:
        """Leave the redirect, so that no address ever takes two hops."""
        leave_address(Noun(obj.noun), obj.slug, obj.leads_to)
        obj.pk = FormerAddress.objects.get(noun=obj.noun, slug=obj.slug).pk

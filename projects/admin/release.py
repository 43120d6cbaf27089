"""Releases."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from projects.admin.publishable import PublishableAdmin
from projects.models import Release


@admin.register(Release)
class ReleaseAdmin(PublishableAdmin[Release]):
    """Frozen data sets: made by ``manage.py freeze_release``, only looked at here."""

    fieldsets = [
        (None, {"fields": ["number", "meeting", "as_of", "sha256", "data_version"]}),
    ]
    list_display = ["number", "meeting", "as_of", "publication_state"]
    list_select_related = ["meeting"]
    list_filter = ["publication_state"]
    search_fields = ["=number", "meeting__title"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A release is frozen by the command that computes its checksum."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        """A release is frozen; only whether it is public may change."""
        return obj is None and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        """A release is cited: withdraw it instead."""
        return False

"""Releases."""

from __future__ import annotations

from django.contrib import admin

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

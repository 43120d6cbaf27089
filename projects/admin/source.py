"""Sources."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.admin.publishable import PublishableAdmin
from projects.models import Source


@admin.register(Source)
class SourceAdmin(PublishableAdmin[Source]):
    """The documents that figures rest on. Publishing a figure publishes its source with it."""

    fieldsets = [
        (_("What it is"), {"fields": ["title", "slug", ("publisher", "language")]}),
        (_("Where it is"), {"fields": ["url", "file_name"]}),
        (
            _("When"),
            {"fields": [("published_on", "published_precision"), "accessed_on", "dating_note"]},
        ),
    ]
    prepopulated_fields = {"slug": ["title"]}
    list_display = ["title", "publisher", "published_on", "language", "publication_state"]
    list_filter = ["publication_state", "language", "published_on"]
    search_fields = ["title", "publisher", "url", "file_name"]

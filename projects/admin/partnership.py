"""Partnerships, with their members and coordinators."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.admin.publishable import PublishableAdmin
from projects.admin.ruled import RuledTabular
from projects.admin.translated import TranslatedAdmin
from projects.models import CoordinatorTerm, Membership, Partnership


class MembershipInline(RuledTabular[Membership, Partnership]):
    """Which countries belong to it, since when."""

    model = Membership
    fields = [
        "country",
        "side",
        "starts_on",
        "starts_precision",
        "ends_on",
        "ends_precision",
        "source",
    ]
    autocomplete_fields = ["source"]
    extra = 0


class CoordinatorTermInline(RuledTabular[CoordinatorTerm, Partnership]):
    """Which country coordinates it, since when."""

    model = CoordinatorTerm
    fields = ["country", "starts_on", "starts_precision", "ends_on", "ends_precision", "source"]
    autocomplete_fields = ["source"]
    extra = 0


@admin.register(Partnership)
class PartnershipAdmin(TranslatedAdmin[Partnership], PublishableAdmin[Partnership]):
    """The relations that adopt Plans of Action."""

    fieldsets = [
        (
            _("What it is"),
            {"fields": ["name", "name_ko", "slug", "summary", "summary_ko"]},
        ),
    ]
    inlines = [MembershipInline, CoordinatorTermInline]
    prepopulated_fields = {"slug": ["name"]}
    list_display = ["name", "name_ko", "publication_state"]
    list_filter = ["publication_state"]
    search_fields = ["name", "name_ko"]

"""Cooperation funds."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.admin.ledger_inline import LedgerInline
from projects.admin.publishable import PublishableAdmin
from projects.admin.translated import TranslatedAdmin
from projects.models import Contribution, Fund


class ContributionInline(LedgerInline[Fund]):
    """What is paid into it."""

    model = Contribution
    what = [
        "contributor",
        ("kind", "year"),
        ("qualifier", "amount", "currency"),
        "is_not_applicable",
    ]
    autocomplete_fields = ["contributor", "source"]


@admin.register(Fund)
class FundAdmin(TranslatedAdmin[Fund], PublishableAdmin[Fund]):
    """The funds from which projects are paid."""

    fieldsets = [
        (
            _("What it is"),
            {"fields": ["name", "name_ko", ("acronym", "slug"), "summary", "summary_ko"]},
        ),
        (_("How it is held"), {"fields": ["type", "partnership", "manager"]}),
    ]
    inlines = [ContributionInline]
    prepopulated_fields = {"slug": ["acronym"]}
    autocomplete_fields = ["partnership", "manager"]
    list_display = ["name", "acronym", "type", "partnership", "publication_state"]
    list_select_related = ["partnership"]
    list_filter = ["publication_state", "type", "partnership"]
    search_fields = ["name", "name_ko", "acronym"]

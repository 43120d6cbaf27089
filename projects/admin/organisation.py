"""Organisations."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.admin.publishable import PublishableAdmin
from projects.admin.ruled import RuledTabular
from projects.admin.translated import TranslatedAdmin
from projects.models import Organisation, OrganisationAlias


class OrganisationAliasInline(RuledTabular[OrganisationAlias, Organisation]):
    """Other names under which it is found."""

    model = OrganisationAlias
    fields = ["name", "language", "source"]
    autocomplete_fields = ["source"]
    extra = 0


@admin.register(Organisation)
class OrganisationAdmin(TranslatedAdmin[Organisation], PublishableAdmin[Organisation]):
    """Ministries, agencies, fund managers, universities and other bodies."""

    fieldsets = [
        (
            _("What it is"),
            {
                "fields": [
                    "name",
                    "name_ko",
                    ("acronym", "slug"),
                    "type",
                    "country",
                    "iati_ref",
                ]
            },
        ),
    ]
    inlines = [OrganisationAliasInline]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["country"]
    list_display = ["name", "acronym", "type", "country", "publication_state"]
    list_select_related = ["country"]
    list_filter = ["publication_state", "type", "country"]
    search_fields = ["name", "name_ko", "acronym", "aliases__name"]

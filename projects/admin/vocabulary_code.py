"""Codes of vocabularies kept by others."""

from django.contrib import admin

from projects.admin.translated import TranslatedAdmin
from projects.models import VocabularyCode


@admin.register(VocabularyCode)
class VocabularyCodeAdmin(TranslatedAdmin[VocabularyCode]):
    """SDGs, DAC purposes and policy markers."""

    fieldsets = [(None, {"fields": [("vocabulary", "code"), "name", "name_ko"]})]
    list_display = ["code", "vocabulary", "name", "name_ko"]
    list_filter = ["vocabulary"]
    search_fields = ["code", "name", "name_ko"]

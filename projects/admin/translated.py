"""The admin of what is told in English and in Korean."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from projects.admin.tracked import TrackedAdmin
from projects.admin.word_filter import WordFilter
from projects.choices import TranslationState
from projects.forms.translated import TranslatedForm
from projects.models import Translated
from projects.models.translated import korean_is, translated_fields

Row = TypeVar("Row", bound=Translated)


def _rows_where(state: str, rows: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    return rows.filter(korean_is(state, rows.model))


class TranslationFilter(WordFilter):
    """Rows by how far their Korean has come."""

    title = _("Korean")
    parameter_name = "translation"
    words: ClassVar = {
        value: (label, partial(_rows_where, value)) for value, label in TranslationState.choices
    }


class TranslatedAdmin(TrackedAdmin[Row]):
    """Shows the state of each Korean text, finds what is missing or outdated."""

    form = TranslatedForm

    def get_fieldsets(self, request: HttpRequest, obj: Row | None = None) -> Any:
        """Let those who may change something say which Korean is still right."""
        sections = super().get_fieldsets(request, obj)
        if obj is None or not self.has_change_permission(request, obj):
            return sections
        if not any(vars(obj)[f"{name}_ko"] for name in translated_fields(type(obj))):
            return sections
        *others, why = sections
        return [*others, (_("Korean"), {"fields": ["still_right"]}), why]

    def get_list_filter(self, request: HttpRequest) -> Any:
        """Narrow by the state of the Korean, after the noun's own filters."""
        return [*super().get_list_filter(request), TranslationFilter]

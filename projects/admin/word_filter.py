"""List filters whose choices are words of the QuerySets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise

# A word's label, and what it does to the rows.
Word = tuple[str | Promise, Callable[[Any, HttpRequest], Any]]


class WordFilter(admin.SimpleListFilter):
    """Each choice is one word that the noun's QuerySet understands."""

    words: ClassVar[Mapping[str, Word]]

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, Any]]:
        """The words, in the order in which they are written."""
        return [(value, label) for value, (label, _rows) in self.words.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        """Say the chosen word to the rows; an unknown one leaves them all."""
        word = self.words.get(self.value() or "")
        return queryset if word is None else word[1](queryset, request)

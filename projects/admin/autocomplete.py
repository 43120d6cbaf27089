"""What a search field offers: only what its reader may choose there."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth import get_user_model
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from projects.models import name_of
from projects.services.access import choices_for, may_ever


class ChoicesView(AutocompleteJsonView):
    """Answers whoever may fill in the field, whether or not they may open the noun's own list."""

    source_field: Any

    def has_perm(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whether the reader fills in such fields at all."""
        model = self.source_field.model
        return any(may_ever(request.user, model, verb) for verb in ("add", "change"))

    def get_queryset(self) -> QuerySet[Any]:
        """What the words find among what the reader may choose."""
        column = self.source_field
        rows = self._colleagues() if self._is_person else super().get_queryset()
        return choices_for(self.request.user, column.model, column.name, rows)

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        """Colleagues by the names that they know each other by, and nothing else of them."""
        result: dict[str, str] = super().serialize_result(obj, to_field_name)
        if self._is_person:
            result["text"] = name_of(obj)
        return result

    @property
    def _is_person(self) -> bool:
        return bool(self.source_field.related_model is get_user_model())

    def _colleagues(self) -> QuerySet[Any]:
        """Those who still work here and are called so; nobody is found by an address."""
        found = Q()
        for word in self.term.split():
            found &= (
                Q(first_name__icontains=word)
                | Q(last_name__icontains=word)
                | Q(username__icontains=word)
            )
        people = get_user_model()._default_manager.filter(found, is_active=True)
        return people.order_by("first_name", "last_name", "username")

"""Forms that keep what their reader may not see."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Model, QuerySet


class UnseenKeptForm(forms.ModelForm[Any]):
    """A choice that its reader may not see looks empty to them, and is not lost when they save.

    What may be seen is what the field offers. Choosing something else replaces it in a column; in
    a list it stays beside what is chosen.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unseen: dict[str, list[Model]] = {}
        for name, field in self.fields.items():
            offered: Any = getattr(field, "queryset", None)
            # A list that leaves nothing out hides nothing.
            if offered is not None and offered.query.has_filters():
                self._set_aside(name, field, offered)

    def _set_aside(self, name: str, field: forms.Field, offered: QuerySet[Any]) -> None:
        chosen = self.get_initial_for_field(field, name)
        if not self.instance.pk or not chosen:
            return
        rows = [chosen] if isinstance(chosen, Model | int | str) else list(chosen)
        keys = {row.pk if isinstance(row, Model) else row for row in rows}
        seen = set(offered.filter(pk__in=keys).values_list("pk", flat=True))
        unseen = offered.model._base_manager.filter(pk__in=keys - seen)
        self.unseen[name] = list(unseen) if keys - seen else []
        if self.unseen[name]:
            is_list = isinstance(field, forms.ModelMultipleChoiceField)
            self.initial[name] = [key for key in keys if key in seen] if is_list else None

    def clean(self) -> dict[str, Any] | None:
        """Put back what was set aside."""
        cleaned = super().clean()
        for name, rows in self.unseen.items():
            if name not in self.cleaned_data or not rows:
                continue
            if isinstance(self.fields[name], forms.ModelMultipleChoiceField):
                self.cleaned_data[name] = [*self.cleaned_data[name], *rows]
            elif self.cleaned_data[name] is None:
                self.cleaned_data[name] = rows[0]
        return cleaned

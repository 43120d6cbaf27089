"""Which changes of a history to show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from projects.models import name_of
from projects.reports.history import Asked


class HistoryFilterForm(forms.Form):
    """One field, one person, some days; whatever is left empty leaves nothing out."""

    field = forms.ChoiceField(label=_("Field"), required=False)
    by = forms.TypedChoiceField(label=_("Changed by"), required=False, coerce=int, empty_value=None)
    since = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(
        self,
        *args: Any,
        fields: Iterable[tuple[str, str]],
        people: Iterable[AbstractBaseUser],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        names: Any = self.fields["field"]
        names.choices = [("", _("Any field")), *fields]
        persons: Any = self.fields["by"]
        persons.choices = [("", _("Anybody")), *((person.pk, name_of(person)) for person in people)]

    def asked(self) -> Asked:
        """What is asked for; what can't be read asks for nothing, and says so beside its field."""
        if not self.is_bound:
            return Asked()
        self.is_valid()
        told = self.cleaned_data
        return Asked(
            field=told.get("field", ""),
            by=told.get("by"),
            since=told.get("since"),
            until=told.get("until"),
        )

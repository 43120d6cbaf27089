"""The form for a saved view."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from projects.models import SavedView

# What tells where one is in a list, not which list it is.
NOT_KEPT = frozenset({"p", "e", "all", "_popup", "_to_field", "_changelist_filters", "_facets"})


def kept_query(query: str) -> str:
    """The part of a list's address that filters, searches and orders it, always written alike."""
    pairs = [pair for pair in parse_qsl(query) if pair[0] not in NOT_KEPT]
    return urlencode(sorted(pairs))


class SavedViewForm(forms.ModelForm[SavedView]):
    """A name for the list one looks at, and whether colleagues may use it."""

    class Meta:
        model = SavedView
        fields: ClassVar = ["name", "is_shared", "content_type", "query"]
        widgets: ClassVar = {"content_type": forms.HiddenInput, "query": forms.HiddenInput}

    # Whose view it becomes.
    owner: ClassVar[Any] = None

    def clean_query(self) -> str:
        """The filters, without the page one was on."""
        return kept_query(self.cleaned_data["query"])

    def clean(self) -> dict[str, Any] | None:
        """Keep the names of one person's views of one list apart."""
        cleaned = super().clean()
        view = self.instance
        if view.pk is None:
            view.owner = self.owner
        others = SavedView.objects.filter(
            owner=view.owner,
            content_type=self.cleaned_data.get("content_type"),
            name=self.cleaned_data.get("name"),
        )
        if others.exclude(pk=view.pk).exists():
            self.add_error("name", _("You saved another view of this list by that name."))
        return cleaned

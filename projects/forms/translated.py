"""Forms that tell beside each Korean text whether it still says what the English says."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.choices import TranslationState
from projects.forms.tracked import TrackedForm
from projects.models import Translated
from projects.models.translated import translated_fields
from projects.reports.translation import left_behind


class TranslatedForm(TrackedForm):
    """A form of a row in two languages."""

    still_right = forms.MultipleChoiceField(
        label=gettext_lazy("Still right"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Tick the Korean that stays right although the English was changed, now or earlier. "
            "What you write anew counts as current by itself."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row: Translated = self.instance
        names = [name for name in translated_fields(type(row)) if f"{name}_ko" in self.fields]
        for name in names:
            korean = self.fields[f"{name}_ko"]
            korean.help_text = f"{translation_text(row, name)} {korean.help_text}".strip()
        texts: Any = self.fields["still_right"]
        texts.choices = [
            (name, capfirst(str(self.fields[f"{name}_ko"].label)))
            for name in names
            if vars(row)[f"{name}_ko"]
        ]
        if not texts.choices:
            del self.fields["still_right"]

    def clean(self) -> dict[str, Any] | None:
        """Check the input, and hand on which Korean was found still right."""
        cleaned = super().clean()
        self.instance.checked_translations = frozenset(self.cleaned_data.get("still_right", []))
        return cleaned


def translation_text(row: Translated, name: str) -> str:
    """Where the Korean of a field stands, in words; empty for a row that is not stored yet."""
    state = None if row._state.adding else row.translation_of(name)
    if state is None:
        return ""
    if state != TranslationState.OUTDATED:
        return f"{state.label}."
    change = left_behind(row, name)
    if change is None:
        return _("Outdated: the English was changed since.")
    return _("Outdated: the English was changed on %(day)s; it said: “%(english)s”") % {
        "day": date_format(timezone.localtime(change.changed_at).date()),
        "english": Truncator(change.english_before).chars(300),
    }

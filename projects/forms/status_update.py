"""The short form of the weekly work."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from projects.forms.tracked import InlineEntryForm
from projects.models import StatusUpdate


class RecordStatusForm(InlineEntryForm):
    """What a project is doing, since when, and who says so."""

    class Meta:
        model = StatusUpdate
        fields: ClassVar = [
            "status",
            "effective_on",
            "effective_precision",
            "source",
            "locator",
            "note",
            "verification",
            "note_ko",
            "internal_note",
        ]
        widgets: ClassVar = {
            # The only field without a value to begin with but the source.
            "status": forms.Select(attrs={"autofocus": True}),
            "note": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "note_ko": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "internal_note": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "locator": forms.TextInput(attrs={"class": "vTextField"}),
        }
        help_texts: ClassVar = {
            "effective_on": _("The day from which it is so; for a whole month or year, its last."),
            "source": _("The document that says so. Not in the list? Add it with the plus sign."),
        }
        error_messages: ClassVar = {
            "status": {"required": _("Choose what the project is doing.")},
        }

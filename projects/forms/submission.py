"""What people say when they hand in a project, and when they decide on it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

NOTE_LENGTH = 1000


class SubmitForm(forms.Form):
    """What the reviewer should know."""

    note = forms.CharField(
        label=_("Note for the reviewer"),
        required=False,
        max_length=NOTE_LENGTH,
        help_text=_("What changed and why, or by when it is needed. Leave empty if it is plain."),
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )


class ReturnForm(forms.Form):
    """What has to change before it can be published."""

    reason = forms.CharField(
        label=_("What has to change"),
        max_length=NOTE_LENGTH,
        help_text=_("It is kept with the project, beside your name."),
        error_messages={"required": _("Say what has to change before it can be published.")},
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )

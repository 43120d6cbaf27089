"""The one question before something is taken back."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from projects.forms.seen import SeenForm

# As long as the history can keep.
REASON_LENGTH = 100


class ReasonForm(SeenForm):
    """Why something is withdrawn or returned."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=REASON_LENGTH,
        help_text=_("One sentence; it is kept in the history beside your name."),
        error_messages={"required": _("Say why in one sentence: colleagues will read it later.")},
        widget=forms.TextInput(attrs={"class": "vTextField", "autofocus": True}),
    )

"""The form in which a reader says what is wrong in a record."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from projects.models import ErrorReport


class WebAddressField(forms.URLField):
    """The address of a page; Django's own takes those of file servers, too."""

    default_validators = [URLValidator(schemes=["http", "https"])]  # as in Field


class ErrorReportForm(forms.ModelForm[ErrorReport]):
    """What is wrong, what would be right, who says so, and where an answer would reach."""

    source_url = WebAddressField(
        label=_("Which source says so?"),
        help_text=_("The address of a public document, if you know one."),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("Give an address such as https://example.org/document.")},
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_(
            "Only if you want the answer by mail. It is used for that one mail, shown to nobody, "
            "and erased once the mail is sent, after 90 days at the latest."
        ),
        required=False,
        max_length=254,
        error_messages={"invalid": _("Give an address such as name@example.org.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    # No person sees this field, so whatever fills it in is a machine.
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    class Meta:
        model = ErrorReport
        fields: ClassVar = ["problem", "correction", "source_url", "email", "language"]
        labels: ClassVar = {
            "problem": _("What is wrong?"),
            "correction": _("What would be right?"),
            "language": _("Language of the answer"),
        }
        help_texts: ClassVar = {
            "problem": _("Name the figure, date or sentence. At most 2,000 characters."),
        }
        widgets: ClassVar = {
            "problem": forms.Textarea(attrs={"rows": 5}),
            "correction": forms.Textarea(attrs={"rows": 3}),
        }
        error_messages: ClassVar = {
            "problem": {"required": _("Say what is wrong: without it nobody can look for it.")},
        }

    @property
    def is_from_a_machine(self) -> bool:
        """Whether the field that no person sees is filled in."""
        return bool(self.data.get("website"))

"""The form for a new API token."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.choices import TokenScope
from projects.models import ApiToken
from projects.services.access import standing_of

# A year at most: what nobody renews, nobody uses.
DAYS = {30: _("30 days"), 90: _("90 days"), 366: _("A year")}


class ApiTokenForm(forms.ModelForm[ApiToken]):
    """What the token is for, what it may do, and how long it is good."""

    days = forms.TypedChoiceField(
        label=_("Good for"), coerce=int, choices=list(DAYS.items()), initial=90
    )

    class Meta:
        model = ApiToken
        fields: ClassVar = ["name", "scope"]

    # Who asks for it.
    owner: ClassVar[Any] = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A form that only shows a token asks for nothing.
        if "scope" in self.fields:
            field: Any = self.fields["scope"]
            field.choices = [(it.value, it.label) for it in scopes_of(self.owner)]

    @property
    def expires_at(self) -> datetime:
        """Until when it is to be good."""
        return timezone.now() + timedelta(days=self.cleaned_data["days"])


def scopes_of(owner: Any) -> list[TokenScope]:
    """What this person's tokens may do: never more than the person."""
    me = standing_of(owner)
    allowed = {
        TokenScope.READ: True,
        TokenScope.PROPOSE: me.edits,
        TokenScope.PUBLISH: me.reviews,
    }
    return [scope for scope in TokenScope if allowed[scope]]

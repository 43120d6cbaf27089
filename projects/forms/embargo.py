"""The one question before something is approved for later."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.forms.seen import SeenForm


class EmbargoForm(SeenForm):
    """When something that is approved becomes public."""

    publish_at = forms.DateTimeField(
        label=_("Public from"),
        error_messages={
            "required": _("Give the day and the hour from which it is public."),
            "invalid": _("Give a day and an hour, like 2026-05-16 09:00."),
        },
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["publish_at"].help_text = _(
            "In the tracker's time zone, %(zone)s. Until then nobody outside sees it."
        ) % {"zone": settings.TIME_ZONE}

    def clean_publish_at(self) -> datetime:
        """Refuse a moment that has passed.

        Raises ValidationError.
        """
        moment: datetime = self.cleaned_data["publish_at"]
        if moment <= timezone.now():
            raise ValidationError(
                _("That moment has passed: give a later one, or publish it at once.")
            )
        return moment

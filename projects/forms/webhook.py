"""The form for a webhook."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from projects.models import Webhook


class WebhookForm(forms.ModelForm[Webhook]):
    """Whom it tells, and of what."""

    class Meta:
        model = Webhook
        fields: ClassVar = ["name", "url", "query", "kinds", "is_active"]

    # What is wrong with a filter, in sentences.
    filter_errors: ClassVar[Callable[[str], list[str]]]

    def clean_query(self) -> str:
        """The filter, if the list of projects has such a one.

        Raises ValidationError otherwise.
        """
        query: str = self.cleaned_data["query"].strip().removeprefix("?")
        errors = type(self).filter_errors(query) if query else []
        if errors:
            raise ValidationError(errors)
        return query

"""Questions about a record whose answers hold only for the record as it was looked at."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from projects.models import Versioned


def refuse_changed(row: Versioned, seen: str) -> None:
    """Let nobody decide on what they did not see.

    Raises ValidationError if the version that was ``seen``, if the page said it, is not the row's.
    """
    if seen and seen != str(row.version):
        raise ValidationError(
            _("It was changed since you looked at it; nothing was done. Look again.")
        )


class SeenForm(forms.Form):
    """A form that stands beside a record, whose version its page carries as “version_seen”."""

    def __init__(self, *args: Any, row: Versioned | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row

    def clean(self) -> dict[str, Any] | None:
        """Check the input.

        Raises ValidationError if the record was changed since the page was shown.
        """
        cleaned = super().clean()
        if self.row is not None:
            refuse_changed(self.row, str(self.data.get("version_seen", "")))
        return cleaned

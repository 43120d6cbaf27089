"""Forms whose saving is kept in the history with a reason."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from projects.forms.reason import REASON_LENGTH
from projects.forms.unseen import UnseenKeptForm
from projects.services.access import subjects_of
from projects.services.reporting_period import refuse_locked


class TrackedForm(UnseenKeptForm):
    """A form that may say why, and that shows what a service refused."""

    # What a service said when it was asked to store this very input.
    refusal: ClassVar[ValidationError | None] = None

    why = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=REASON_LENGTH,
        help_text=_("Why you make this change, in a few words; kept in the history."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    def clean(self) -> dict[str, Any] | None:
        """Check the input.

        Raises ValidationError with what the service refused, if it did.
        """
        cleaned = super().clean()
        if self.refusal is not None:
            raise ValidationError(self.refusal.messages)
        return cleaned


class EntryForm(TrackedForm):
    """A ledger entry; every rule of the ledger is checked here, beside the fields."""

    REQUIRED: ClassVar = {
        "source": _("Name the document that says so: every entry needs a source."),
        "effective_on": _("Give the day from which this is true, today at the latest."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, sentence in self.REQUIRED.items():
            if name in self.fields:
                self.fields[name].error_messages["required"] = sentence

    def _post_clean(self) -> None:
        """Check the entry that the input makes.

        Adds an error to the effective date if it lies in a reporting period that is locked.
        """
        super()._post_clean()  # type: ignore[misc]  # not in the stubs
        # A refusal by the service says the same, and is shown already.
        needed = {"effective_on", *subjects_of(type(self.instance))}
        if self.refusal is None and needed.isdisjoint(self.errors):
            try:
                refuse_locked([self.instance])
            except ValidationError as locked:
                self.add_error(None, locked)

    def _get_validation_exclusions(self) -> set[str]:
        """Leave out only what the input got wrong already.

        Django also leaves out the columns that the form doesn't show, and with them each rule
        that reads one, like “not in the future”, which compares with the day of entry.
        """
        left_out: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return {name for name in left_out if name in self.fields}


class InlineEntryForm(EntryForm):
    """A new ledger entry among others on its subject's page, whose form says why."""

    why = None  # type: ignore[assignment]  # Django's way to drop an inherited field

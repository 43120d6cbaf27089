"""The short form of the weekly work."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from projects.forms.tracked import InlineEntryForm
from projects.models import Milestone, StatusUpdate
from projects.services.milestone import NextMilestone

TITLE_LENGTH = Milestone._meta.get_field("title").max_length


class RecordStatusForm(InlineEntryForm):
    """What a project is doing, since when, who says so, and what is due next."""

    milestone_title = forms.CharField(
        label=_("Next milestone"),
        required=False,
        max_length=TITLE_LENGTH,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=_("What the project should reach next, by the same source."),
    )
    milestone_due_on = forms.DateField(
        label=_("due on"),
        required=False,
    )
    milestone_is_reached = forms.BooleanField(required=False)

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

    def __init__(self, *args: Any, milestone: Milestone | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.initial.get("source") is not None:
            self.fields["source"].help_text = _(
                "As in your last entry; choose another if another document says so."
            )
        self.milestone_before = milestone
        if milestone is None:
            del self.fields["milestone_is_reached"]
            return
        self.fields["milestone_title"].initial = milestone.title
        self.fields["milestone_due_on"].initial = milestone.due_on
        self.fields["milestone_is_reached"].label = _("“%(milestone)s” is reached") % {
            "milestone": milestone.title
        }

    def clean(self) -> dict[str, Any] | None:
        """Check the input; what is due next needs its day, and what was due does not just vanish.

        Adds an error to the field that lacks something.
        """
        cleaned = super().clean()
        title = self.cleaned_data.get("milestone_title", "")
        due_on = self.cleaned_data.get("milestone_due_on")
        is_reached = self.cleaned_data.get("milestone_is_reached", False)
        if title and due_on is None and "milestone_due_on" not in self.errors:
            self.add_error("milestone_due_on", _("Give the day on which it is due."))
        if due_on is not None and not title and "milestone_title" not in self.errors:
            self.add_error("milestone_title", _("Say what is due on that day."))
        if self.milestone_before and not (title or due_on or is_reached):
            self.add_error(
                "milestone_title",
                _("“%(milestone)s” stays next until it is reached, or another takes its place.")
                % {"milestone": self.milestone_before.title},
            )
        return cleaned

    @property
    def milestone(self) -> NextMilestone | None:
        """What the valid input says of the next milestone; None if it leaves it as it was."""
        before = self.milestone_before
        is_reached = self.cleaned_data.get("milestone_is_reached", False)
        said = (self.cleaned_data["milestone_title"], self.cleaned_data["milestone_due_on"])
        if before is not None and said == (before.title, before.due_on):
            return NextMilestone("", None, before, True) if is_reached else None
        return NextMilestone(*said, before, is_reached) if said[0] or is_reached else None

    @property
    def status(self) -> dict[str, Any]:
        """What the valid input says of the status."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

"""What is asked before something is done to many records."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from projects.choices import ListChange
from projects.forms.reason import REASON_LENGTH
from projects.models import ReportingPeriod


class BulkForm(forms.Form):
    """Why; forms of actions that ask for more put their questions before it."""

    needs_reason: ClassVar[bool] = False

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=REASON_LENGTH,
        help_text=_("One sentence for all of them; it is kept in the history of each."),
        error_messages={"required": _("Say why in one sentence: colleagues will read it later.")},
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = self.needs_reason
        self.order_fields([name for name in self.fields if name != "reason"])

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, apart from the reason."""
        return {name: value for name, value in self.cleaned_data.items() if name != "reason"}

    @property
    def has_questions(self) -> bool:
        """Whether something has to be answered before it is known what would change."""
        return self.needs_reason or len(self.fields) > 1


class ReasonedBulkForm(BulkForm):
    """Why something is taken back."""

    needs_reason = True


class ListBulkForm(BulkForm):
    """What to do with a list that each record holds, and with what."""

    how = forms.ChoiceField(
        label=_("What to do"),
        choices=ListChange,
        initial=ListChange.ADD,
        widget=forms.RadioSelect,
    )
    # Whose rows may be chosen depends on the action and on the person.
    which: forms.ModelMultipleChoiceField[Any] = forms.ModelMultipleChoiceField(
        label=_("Which"),
        queryset=None,
        error_messages={"required": _("Choose at least one.")},
    )


class SignatureBulkForm(BulkForm):
    """Whether they are signature projects."""

    is_signature = forms.TypedChoiceField(
        label=_("Signature project"),
        choices=[("yes", _("Mark as signature projects")), ("no", _("Take the mark away"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


class IntervalBulkForm(BulkForm):
    """How often they are looked at."""

    review_interval_days = forms.IntegerField(
        label=_("Review every … days"),
        required=False,
        min_value=1,
        max_value=3660,
        help_text=_("Leave empty to use the plan's interval."),
    )


class CompletionBulkForm(BulkForm):
    """For which reporting period they are complete."""

    # Which periods may be chosen depends on the person.
    reporting_period: forms.ModelChoiceField[ReportingPeriod] = forms.ModelChoiceField(
        label=_("Reporting period"),
        queryset=None,
        help_text=_("One that is open, of a plan that they serve."),
        error_messages={"required": _("Choose the reporting period.")},
    )

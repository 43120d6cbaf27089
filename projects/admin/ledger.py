"""The admin of a ledger: drafts can be edited, what was published is superseded or withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, TypeVar

from django import forms
from django.db.models import QuerySet
from django.forms.models import model_to_dict
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.bulk_offers import ENTRY_OFFERS
from projects.admin.ledger_filters import CountingFilter, EnteredFilter, ReviewFilter
from projects.admin.ledger_review import LedgerReview
from projects.admin.staff import staff_of
from projects.admin.tracked import reason_of
from projects.choices import ReviewState
from projects.forms.tracked import EntryForm
from projects.models import LedgerEntry
from projects.services.ledger import (
    record_entry,
    revise_entry,
)

Entry = TypeVar("Entry", bound=LedgerEntry)

# A new entry tells its own date and evidence: the old entry's would be a silent claim.
NOT_CARRIED_OVER = (
    "effective_on",
    "effective_precision",
    "source",
    "locator",
    "note",
    "note_ko",
    "internal_note",
)
REVIEW_FIELDS = ("review_state", "returned_reason", "publish_at", "entered_by", "entered_at")


class LedgerAdmin(LedgerReview[Entry]):
    """What all ledgers share; each says in ``what`` which fields are its own."""

    what: ClassVar[Sequence[Any]]

    form = EntryForm
    offers = ENTRY_OFFERS
    readonly_fields: ClassVar[Any] = list(REVIEW_FIELDS)
    list_filter: ClassVar[Any] = [ReviewFilter, CountingFilter, EnteredFilter]
    ordering: ClassVar = ["-effective_on", "-entered_at", "-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Entry]:
        """With what every row names, wherever the rows are listed."""
        related = self.list_select_related
        rows = super().get_queryset(request)
        return rows.select_related(*related) if isinstance(related, list | tuple) else rows

    # The form

    def sections(self, obj: Entry | None) -> list[Any]:
        """In the order in which people think: what, since when, who says so."""
        sections: list[Any] = [
            (gettext_lazy("What is said"), {"fields": list(self.what)}),
            (
                gettext_lazy("When it is true"),
                {"fields": [("effective_on", "effective_precision")]},
            ),
            (gettext_lazy("How we know"), {"fields": ["source", "locator"]}),
            (gettext_lazy("In words"), {"fields": ["note", "note_ko", "internal_note"]}),
            (
                gettext_lazy("Where sources disagree"),
                {"fields": ["is_counted", "counting_reason"]},
            ),
            (gettext_lazy("What it replaces"), {"fields": ["supersedes", "is_correction"]}),
        ]
        if obj is not None:
            shown = tuple(name for name in REVIEW_FIELDS if getattr(obj, name))
            sections.insert(0, (gettext_lazy("Review"), {"fields": [shown]}))
        return sections

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Fill in today, and what the entry to be superseded says."""
        initial: dict[str, Any] = {"effective_on": timezone.localdate()}
        initial |= super().get_changeform_initial_data(request)
        replaced = self.get_object(request, str(initial.get("supersedes", "")))
        if replaced is not None:
            said = model_to_dict(replaced, exclude=[*NOT_CARRIED_OVER, *REVIEW_FIELDS])
            initial = {**said, **initial, "supersedes": replaced.pk}
        return initial

    # Saving

    def store(
        self, request: HttpRequest, obj: Entry, form: forms.ModelForm[Any], change: bool
    ) -> None:
        """Store a draft; one that was returned or approved is a draft again once it is edited."""
        store = revise_entry if change else record_entry
        store(obj, by=staff_of(request), reason=reason_of(form, change=change))

    def saved_sentence(self, obj: Entry) -> str:
        """What holds now, and who sees it."""
        if obj.review_state == ReviewState.SUBMITTED:
            return _("“%(record)s” is saved and stays submitted.") % {"record": obj}
        return _("“%(record)s” is saved as a draft; the public does not see it.") % {"record": obj}

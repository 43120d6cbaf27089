"""What the lists of the staff site offer to do to many records at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from projects.admin.project_publication import Difference, what_becomes_public
from projects.forms.bulk_action import (
    BulkForm,
    CompletionBulkForm,
    IntervalBulkForm,
    ListBulkForm,
    ReasonedBulkForm,
    SignatureBulkForm,
)
from projects.services.access import Person
from projects.services.bulk_action import BulkAction, entries, nouns, projects


@dataclass(frozen=True)
class Offer:
    """An action in the bar above a list, and the page between."""

    action: BulkAction
    consequence: str | Promise
    form: type[BulkForm] = BulkForm
    # What the public would see otherwise, where the history of the records does not tell it.
    differences: Callable[[Sequence[Any], Person], Mapping[Any, list[Difference]]] = (
        lambda rows, reader: {}
    )


WITHDRAWN = _(
    "Each disappears from every public page, list, count and download at once. It stays here, with "
    "its history, and can be published again."
)
WORKING_COPY = _("The working copies change; the public sees it once they are published.")

PROJECT_OFFERS = [
    Offer(
        projects.CONFIRM,
        _("Each is recorded as looked at today and found still accurate. Nothing else changes."),
    ),
    Offer(
        projects.COMPLETE,
        _("All there is to report of each in the period is in. It can be undone until the lock."),
        CompletionBulkForm,
    ),
    Offer(
        projects.SUBMIT,
        _("Each is handed in as it stands, with its entries, and waits for a reviewer."),
    ),
    Offer(
        projects.PUBLISH,
        _("The public sees each as it stands, with the entries and documents that wait for it."),
        differences=lambda rows, reader: what_becomes_public(rows, reader=reader),
    ),
    Offer(
        projects.WITHDRAW,
        WITHDRAWN,
        ReasonedBulkForm,
    ),
    Offer(
        projects.OWNERS,
        _("Owners are reminded, and find the projects under “Mine”."),
        ListBulkForm,
    ),
    Offer(
        projects.OWNER_ORGANISATIONS,
        _("Whoever works for an owning organisation keeps its projects."),
        ListBulkForm,
    ),
    Offer(
        projects.REVIEW_INTERVAL,
        _("After so many days without a status or a confirmation a project is stale."),
        IntervalBulkForm,
    ),
    Offer(projects.PLANS, WORKING_COPY, ListBulkForm),
    Offer(projects.FOCUS_AREAS, WORKING_COPY, ListBulkForm),
    Offer(projects.THEMES, WORKING_COPY, ListBulkForm),
    Offer(projects.SIGNATURE, WORKING_COPY, SignatureBulkForm),
]

ENTRY_OFFERS = [
    Offer(entries.SUBMIT, _("Each waits for a reviewer.")),
    Offer(
        entries.PUBLISH,
        _("The public sees each at once, with its source, wherever its subject is public."),
    ),
    Offer(
        entries.RETURN,
        _("Each goes back to the person who entered it, with the reason."),
        ReasonedBulkForm,
    ),
    Offer(
        entries.WITHDRAW,
        _(
            "The figures disappear from every public page at once, and the entries before them "
            "speak again. To put a figure right, supersede it instead."
        ),
        ReasonedBulkForm,
    ),
]

NOUN_OFFERS = [
    Offer(nouns.PUBLISH, _("The public sees each at once, and wherever it is named.")),
    Offer(
        nouns.WITHDRAW,
        WITHDRAWN,
        ReasonedBulkForm,
    ),
]

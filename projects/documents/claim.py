"""Claims as documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils import timezone

from projects.documents.entries import entry_document, named_document, number
from projects.documents.shapes import ClaimShape
from projects.documents.visible import meeting_name, visible
from projects.models import Claim, Meeting
from projects.models.claim import ClaimQuerySet
from projects.models.fiction import is_fictional


def claims_on(on: date | None) -> ClaimQuerySet:
    """The public entries in effect by the date, each saying whether it is superseded by then."""
    entries = Claim.objects.published().known(on or timezone.localdate())
    return entries.select_related("source", "plan")


def claim_documents(
    entries: Sequence[Claim], *, meetings: Mapping[object, Meeting] | None = None
) -> list[ClaimShape]:
    """The claims' documents; ``entries`` come from ``known()``, with source and plan.

    ``meetings`` are their public meetings, where the caller has read them already.
    """
    if meetings is None:
        meetings = visible(Meeting.objects.published(), (it.meeting_id for it in entries))
    return [
        {
            **entry_document(entry),
            "is_fictional": is_fictional(entry.plan.slug),
            "plan": named_document(entry.plan),
            "qualifier": entry.qualifier,
            "percentage": number(entry.percentage),
            "numerator": entry.numerator,
            "denominator": entry.denominator,
            "verb": entry.verb,
            "unit_counted": entry.unit_counted,
            "rounding": entry.rounding,
            "body": entry.body,
            "meeting": (
                meeting_name(meetings[entry.meeting_id]) if entry.meeting_id in meetings else None
            ),
        }
        for entry in entries
    ]

"""Claims: the ledger of official statements of progress."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from projects.api.parameters import KeysFilter, LedgerFilterSet
from projects.api.resource import Resource
from projects.documents.claim import claim_documents
from projects.documents.shapes import ClaimShape
from projects.models import Claim, Meeting, Plan, Source
from projects.models.claim import ClaimQuerySet


class ClaimFilterSet(LedgerFilterSet):
    """The parameters of the ledger."""

    plan = KeysFilter("plan", Plan.objects.published)
    meeting = KeysFilter("meeting", Meeting.objects.published)
    source = KeysFilter("source", Source.objects.published)


def rows(on: date | None) -> ClaimQuerySet:
    """The public entries in effect by the date, each saying whether it is superseded by then."""
    entries = Claim.objects.published().known(on or timezone.localdate())
    return entries.select_related("source", "plan")


CLAIMS = Resource(
    name="claims",
    one="claim",
    description=(
        "Official statements of how far a plan has come, each exactly as far as its source goes, "
        "latest first."
    ),
    shape=ClaimShape,
    rows=rows,
    documents=lambda entries, on: claim_documents(entries),
    order=("-effective_on", "id"),
    filters=ClaimFilterSet,
    key="id",
    converter="uuid",
)

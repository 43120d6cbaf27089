"""Claims: the ledger of official statements of progress."""

from __future__ import annotations

from projects.api.answers.parameters import KeysFilter, LedgerFilterSet
from projects.api.resource import Resource
from projects.documents.claim import claim_documents, claims_on
from projects.documents.shapes import ClaimShape
from projects.models import Meeting, Plan, Source


class ClaimFilterSet(LedgerFilterSet):
    """The parameters of the ledger."""

    plan = KeysFilter("plan", Plan.objects.published)
    meeting = KeysFilter("meeting", Meeting.objects.published)
    source = KeysFilter("source", Source.objects.published)


CLAIMS = Resource(
    name="claims",
    one="claim",
    description=(
        "Official statements of how far a plan has come, each exactly as far as its source goes, "
        "latest first."
    ),
    shape=ClaimShape,
    rows=claims_on,
    documents=lambda entries, on: claim_documents(entries),
    order=("-effective_on", "id"),
    filters=ClaimFilterSet,
    key="id",
    converter="uuid",
)

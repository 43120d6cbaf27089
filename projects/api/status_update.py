"""Status updates: the ledger of what projects are doing."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from projects.api.answers.parameters import KeysFilter, LedgerFilterSet, WordsFilter
from projects.api.resource import Resource
from projects.choices import Status, Verification
from projects.documents.about import status_documents
from projects.documents.shapes import ProjectStatusShape
from projects.models import PublicRecord, Source, StatusUpdate
from projects.models.status_update import StatusUpdateQuerySet


class StatusUpdateFilterSet(LedgerFilterSet):
    """The parameters of the ledger."""

    project = KeysFilter("project", PublicRecord.objects.published)
    status = WordsFilter("status", values=Status.values)
    verification = WordsFilter("verification", values=Verification.values)
    source = KeysFilter("source", Source.objects.published)


def rows(on: date | None) -> StatusUpdateQuerySet:
    """The public entries in effect by the date, each saying whether it is superseded by then."""
    entries = StatusUpdate.objects.published().known(on or timezone.localdate())
    return entries.select_related("source")


STATUS_UPDATES = Resource(
    name="status-updates",
    one="status update",
    description="What sources say projects are doing, latest first.",
    shape=ProjectStatusShape,
    rows=rows,
    documents=lambda entries, on: status_documents(entries),
    order=("-effective_on", "id"),
    filters=StatusUpdateFilterSet,
    key="id",
    converter="uuid",
)

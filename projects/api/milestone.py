"""Milestones: the ledger of what projects should reach, or reached."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from projects.api.answers.parameters import KeysFilter, LedgerFilterSet
from projects.api.resource import Resource
from projects.documents.about import milestone_documents
from projects.documents.shapes import ProjectMilestoneShape
from projects.models import Milestone, PublicRecord, Source
from projects.models.milestone import MilestoneQuerySet


class MilestoneFilterSet(LedgerFilterSet):
    """The parameters of the ledger."""

    project = KeysFilter("project", PublicRecord.objects.published)
    source = KeysFilter("source", Source.objects.published)


def rows(on: date | None) -> MilestoneQuerySet:
    """The public entries in effect by the date, each saying whether it is superseded by then."""
    entries = Milestone.objects.published().known(on or timezone.localdate())
    return entries.select_related("source")


MILESTONES = Resource(
    name="milestones",
    one="milestone",
    description="What sources say that projects should reach, or reached, latest first.",
    shape=ProjectMilestoneShape,
    rows=rows,
    documents=lambda entries, on: milestone_documents(entries),
    order=("-effective_on", "id"),
    filters=MilestoneFilterSet,
    key="id",
    converter="uuid",
)

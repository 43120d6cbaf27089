"""Assessments: the ledger of how far lines have come."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from projects.api.parameters import KeysFilter, LedgerFilterSet, WordsFilter
from projects.api.resource import Resource
from projects.choices import LineState
from projects.documents.assessment import assessment_document
from projects.documents.shapes import AssessmentShape
from projects.models import ActionLine, Assessment, Plan, Source
from projects.models.assessment import AssessmentQuerySet


class AssessmentFilterSet(LedgerFilterSet):
    """The parameters of the ledger."""

    line = KeysFilter("line", ActionLine.objects.published)
    plan = KeysFilter("line__plan", Plan.objects.published)
    state = WordsFilter("state", values=LineState.values)
    source = KeysFilter("source", Source.objects.published)


def rows(on: date | None) -> AssessmentQuerySet:
    """The public entries in effect by the date, each saying whether it is superseded by then."""
    entries = Assessment.objects.published().known(on or timezone.localdate())
    return entries.select_related("source", "line__plan")


ASSESSMENTS = Resource(
    name="assessments",
    one="assessment",
    description="What sources say of the state of action lines, latest first.",
    shape=AssessmentShape,
    rows=rows,
    documents=lambda entries, on: [assessment_document(it) for it in entries],
    order=("-effective_on", "id"),
    filters=AssessmentFilterSet,
    key="id",
    converter="uuid",
)

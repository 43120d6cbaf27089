"""Assessments: the ledger of how far lines have come."""

from __future__ import annotations

from projects.api.answers.parameters import KeysFilter, LedgerFilterSet, WordsFilter
from projects.api.resource import Resource
from projects.choices import LineState
from projects.documents.assessment import assessment_document, assessments_on
from projects.documents.shapes import AssessmentShape
from projects.models import ActionLine, Plan, Source


class AssessmentFilterSet(LedgerFilterSet):
    """The parameters of the ledger."""

    line = KeysFilter("line", ActionLine.objects.published)
    plan = KeysFilter("line__plan", Plan.objects.published)
    state = WordsFilter("state", values=LineState.values)
    source = KeysFilter("source", Source.objects.published)


ASSESSMENTS = Resource(
    name="assessments",
    one="assessment",
    description="What sources say of the state of action lines, latest first.",
    shape=AssessmentShape,
    rows=assessments_on,
    documents=lambda entries, on: [assessment_document(it) for it in entries],
    order=("-effective_on", "id"),
    filters=AssessmentFilterSet,
    key="id",
    converter="uuid",
)

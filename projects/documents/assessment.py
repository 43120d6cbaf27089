"""Assessments as documents."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from projects.documents.entries import entry_document
from projects.documents.shapes import AssessmentShape
from projects.documents.visible import line_name
from projects.models import Assessment
from projects.models.assessment import AssessmentQuerySet
from projects.models.fiction import is_fictional


def assessments_on(on: date | None) -> AssessmentQuerySet:
    """The public entries in effect by the date, each saying whether it is superseded by then."""
    entries = Assessment.objects.published().known(on or timezone.localdate())
    return entries.select_related("source", "line__plan")


def assessment_document(entry: Assessment) -> AssessmentShape:
    """An assessment; ``entry`` comes from ``known()``, with source, line and the line's plan."""
    return {
        **entry_document(entry),
        "is_fictional": is_fictional(entry.line.slug),
        "line": line_name(entry.line),
        "state": entry.state,
    }

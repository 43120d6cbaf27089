"""Assessments as documents."""

from __future__ import annotations

from projects.documents.entries import entry_document
from projects.documents.shapes import AssessmentShape
from projects.documents.visible import line_name
from projects.models import Assessment
from projects.models.fiction import is_fictional


def assessment_document(entry: Assessment) -> AssessmentShape:
    """An assessment; ``entry`` comes from ``known()``, with source, line and the line's plan."""
    return {
        **entry_document(entry),
        "is_fictional": is_fictional(entry.line.slug),
        "line": line_name(entry.line),
        "state": entry.state,
    }

"""Plans: which of them a row belongs to or serves."""

from __future__ import annotations

import json
from collections import defaultdict

from django.db.models import Model, Q

from projects.documents.snapshot import Snapshot, primary_key
from projects.models import (
    ActionLine,
    Assessment,
    Claim,
    FocusArea,
    Indicator,
    IndicatorEntry,
    LineFate,
    Plan,
    Project,
    ProjectEntry,
    PublicRecord,
    ReportedValue,
)


def concerned_by(row: Model) -> Q:
    """Which plans a row belongs to or serves, in public or in its next version."""
    nobody = Q(pk__in=[])
    if isinstance(row, Plan):
        return Q(pk=row.pk)
    if isinstance(row, FocusArea | ActionLine | Claim):
        return Q(pk=row.plan_id)
    if isinstance(row, LineFate):
        lines = [row.line, *([row.successor] if row.successor else [])]
        return Q(pk__in=[line.plan_id for line in lines])
    if isinstance(row, Assessment):
        return Q(pk=row.line.plan_id)
    if isinstance(row, IndicatorEntry):
        return concerned_by(row.indicator)
    if isinstance(row, ProjectEntry):
        return _served(row.project_id)
    if isinstance(row, Indicator | ReportedValue):
        named = nobody if row.plan_id is None else Q(pk=row.plan_id)
        return named if row.project_id is None else named | _served(row.project_id)
    return _served(row.pk) if isinstance(row, Project) else nobody


def served_by(project: int) -> Q:
    """The plans that a project serves as edited: them, or an area or a line of theirs."""
    return (
        Q(projects=project) | Q(focus_areas__projects=project) | Q(action_lines__projects=project)
    )


def _served(project: int) -> Q:
    """The plans that a project serves, as edited or as published.

    As published too: or else taking the plan off would be a change that needs nobody else.
    """
    edited = served_by(project)
    record = PublicRecord.objects.filter(pk=project).values_list("snapshot", flat=True).first()
    if record is None:
        return edited
    version: Snapshot = json.loads(record)
    keys = defaultdict(list)
    for key in (*version["plans"], *version["areas"], *version["lines"]):
        keys[key.partition(":")[0]].append(primary_key(key))
    return (
        edited
        | Q(pk__in=keys["plan"])
        | Q(focus_areas__in=keys["focusarea"])
        | Q(action_lines__in=keys["actionline"])
    )

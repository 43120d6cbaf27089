"""Marking projects as complete for a reporting period, and undoing it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from projects.models import Plan, Project, ReportCompletion, ReportingPeriod
from projects.models.report_completion import ALREADY, ELSEWHERE, LOCKED
from projects.services.history import delete_with_history
from projects.services.many import add_with_history
from projects.services.plan import served_by


def complete_project(
    project: Project, period: ReportingPeriod, *, by: AbstractBaseUser | None, note: str = ""
) -> ReportCompletion:
    """Record that all there is to report of the project in the period is in.

    Raises ValidationError if it is complete already, does not serve the plan that the period
    reports on, or if the period is locked.
    """
    [completion] = complete_projects([project], period, by=by, note=note)
    return completion


@transaction.atomic
def complete_projects(
    projects: Sequence[Project],
    period: ReportingPeriod,
    *,
    by: AbstractBaseUser | None,
    note: str = "",
    reason: str = "Complete for the report",
) -> list[ReportCompletion]:
    """Complete several projects as one event; see complete_project()."""
    held = _held(period)
    for sentence in why_not_complete(projects, held).values():
        raise ValidationError(sentence)
    completions = [
        ReportCompletion(
            project=project,
            reporting_period=held,
            completed_by_id=None if by is None else by.pk,
            note=note,
        )
        for project in projects
    ]
    return add_with_history(completions, by=by, reason=reason)


@transaction.atomic
def undo_completion(
    completion: ReportCompletion, *, by: AbstractBaseUser | None, reason: str
) -> None:
    """Take back that a project is complete; its history keeps who said so.

    Raises ValidationError if the period is locked.
    """
    period = _held(completion.reporting_period)
    if period.is_locked:
        raise ValidationError(str(LOCKED % period.told))
    delete_with_history(completion, by=by, reason=reason)


def why_not_complete(projects: Sequence[Project], period: ReportingPeriod) -> dict[Any, str]:
    """Which of the projects can't be complete for the period, by their keys, and why."""
    if period.is_locked:
        return {project.pk: str(LOCKED % period.told) for project in projects}
    serving = set(Project.objects.serving([period.plan_id]).values_list("pk", flat=True))
    complete = set(period.completions.values_list("project", flat=True))
    told = {}
    for project in projects:
        if project.pk in complete:
            told[project.pk] = str(ALREADY % period.told)
        elif project.pk not in serving:
            told[project.pk] = str(ELSEWHERE % period.told)
    return told


def periods_to_report(project: Project, *, on: date) -> QuerySet[ReportingPeriod]:
    """The open periods begun by the day ``on`` in which the project reports, the newest first."""
    plans = Plan.objects.filter(served_by(project.pk)).values("pk")
    return ReportingPeriod.objects.open().begun(on=on).filter(plan__in=plans).newest_first()


def _held(period: ReportingPeriod) -> ReportingPeriod:
    """The period as stored; nobody locks it before the transaction ends."""
    rows = ReportingPeriod.objects.select_for_update(of=["self"]).select_related(
        "plan", "locked_by"
    )
    return rows.get(pk=period.pk)

"""Confirming that records are still accurate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from projects.models import Confirmation, Project, PublicRecord
from projects.services.data_version import raise_data_version
from projects.services.many import add_with_history
from projects.services.public_record import write_confirmations


@transaction.atomic
def confirm_project(
    project: Project, *, on: date, by: AbstractBaseUser | None, note: str = ""
) -> Confirmation:
    """Record that the project was looked at and still accurate on the day ``on``.

    An event of its own: it changes no figure and no edit date. Raises ValidationError for a day
    in the future.
    """
    [confirmation] = confirm_projects([project], on=on, by=by, note=note)
    return confirmation


@transaction.atomic
def confirm_projects(
    projects: Sequence[Project],
    *,
    on: date,
    by: AbstractBaseUser | None,
    note: str = "",
    reason: str = "Still accurate",
) -> list[Confirmation]:
    """Confirm several projects as one event; see confirm_project()."""
    confirmations = [
        Confirmation(
            project=project,
            confirmed_on=on,
            confirmed_by_id=None if by is None else by.pk,
            note=note,
        )
        for project in projects
    ]
    # They say the same: what is wrong with one is wrong with all.
    for first in confirmations[:1]:
        first.full_clean()
    stored = add_with_history(confirmations, by=by, reason=reason)
    public = PublicRecord.objects.filter(pk__in=[project.pk for project in projects])
    shown = list(public.values_list("pk", flat=True))
    if shown:
        write_confirmations(shown, on=on)
        raise_data_version(projects_only=True)
    return stored

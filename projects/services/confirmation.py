"""Confirming that a record is still accurate."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from projects.models import Confirmation, Project, PublicRecord
from projects.services.data_version import raise_data_version
from projects.services.history import save_with_history
from projects.services.public_record import write_public_records


@transaction.atomic
def confirm_project(
    project: Project, *, on: date, by: AbstractBaseUser | None, note: str = ""
) -> Confirmation:
    """Record that the project was looked at and still accurate on the day ``on``.

    An event of its own: it changes no figure and no edit date. Raises ValidationError for a day
    in the future.
    """
    confirmation = Confirmation(
        project=project,
        confirmed_on=on,
        confirmed_by_id=None if by is None else by.pk,
        note=note,
    )
    confirmation.full_clean()
    save_with_history(confirmation, by=by, reason="Still accurate")
    if PublicRecord.objects.filter(pk=project.pk).exists():
        write_public_records([project.pk])
        raise_data_version()
    return confirmation

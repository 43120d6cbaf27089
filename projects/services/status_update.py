"""Recording what a project is doing: the weekly work."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from projects.choices import DatePrecision, Status, Verification
from projects.models import Project, Source, StatusUpdate
from projects.services.ledger import publish_entries, record_entry


@transaction.atomic
def record_status(
    project: Project,
    *,
    status: Status,
    effective_on: date,
    source: Source,
    by: AbstractBaseUser | None,
    effective_precision: DatePrecision = DatePrecision.DAY,
    verification: Verification = Verification.REPORTED,
    locator: str = "",
    note: str = "",
    note_ko: str = "",
    internal_note: str = "",
    publish: bool = False,
) -> StatusUpdate:
    """Enter a status with its date and source, and publish it if asked to.

    Raises ValidationError, with a sentence for each field, if it is not fit to be stored.
    """
    update = StatusUpdate(
        project=project,
        status=status,
        effective_on=effective_on,
        effective_precision=effective_precision,
        source=source,
        locator=locator,
        verification=verification,
        note=note,
        note_ko=note_ko,
        internal_note=internal_note,
    )
    record_entry(update, by=by, reason="Status recorded")
    if publish:
        publish_entries([update], by=by)
    return update

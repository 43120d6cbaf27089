"""Recording what a project is doing: the weekly work."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from projects.choices import DatePrecision, ReviewState, Status, Verification
from projects.models import Project, Source, StatusUpdate
from projects.services.ledger import publish_entries, record_entry, submit_entries
from projects.services.milestone import NextMilestone, record_milestone


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
    milestone: NextMilestone | None = None,
    state: ReviewState = ReviewState.DRAFT,
) -> StatusUpdate:
    """Enter a status with its date and source, and the next milestone by the same source.

    Both go as far as ``state`` says: drafts, submitted or published. Raises ValidationError, with
    a sentence for each field, if one is not fit to be stored, and if publishing needs a second
    person; then nothing is stored.
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
    milestones = [] if milestone is None else record_milestone(update, milestone, by=by)
    if state == ReviewState.PUBLISHED:
        publish_entries([update, *milestones], by=by)
    elif state == ReviewState.SUBMITTED:
        submit_entries([update, *milestones], by=by)
    return update

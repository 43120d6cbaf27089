"""Entering what a project should reach next, along with its status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from projects.models import Milestone, StatusUpdate
from projects.services.ledger import record_entry


@dataclass(frozen=True)
class NextMilestone:
    """What is due next, and what became of the milestone that was next until now."""

    # Empty, and None, if nothing is due after the one before.
    title: str
    due_on: date | None
    before: Milestone | None = None
    before_is_reached: bool = False


@transaction.atomic
def record_milestone(
    update: StatusUpdate, milestone: NextMilestone, *, by: AbstractBaseUser | None
) -> list[Milestone]:
    """Enter the next milestone by the source and the date of ``update``, as drafts.

    One that was reached is entered as done on that date, and the next stands beside it; one that
    was not reached is replaced by the next. Raises ValidationError if one is not fit to be stored.
    """
    entries = []
    before = milestone.before
    if before is not None and milestone.before_is_reached:
        entries.append(
            _entry(
                update,
                title=before.title,
                title_ko=before.title_ko,
                due_on=before.due_on,
                done_on=update.effective_on,
                supersedes=before,
            )
        )
    if milestone.title:
        is_moved = before is not None and before.title == milestone.title
        entries.append(
            _entry(
                update,
                title=milestone.title,
                title_ko=before.title_ko if before is not None and is_moved else "",
                due_on=milestone.due_on,
                supersedes=None if milestone.before_is_reached else before,
            )
        )
    for entry in entries:
        record_entry(entry, by=by, reason="Next milestone recorded")
    return entries


def _entry(update: StatusUpdate, **values: object) -> Milestone:
    return Milestone(
        project=update.project,
        effective_on=update.effective_on,
        effective_precision=update.effective_precision,
        source=update.source,
        locator=update.locator,
        **values,
    )

"""Entering, releasing, returning and withdrawing ledger entries."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.choices import ReviewState
from projects.models import (
    FundingEntry,
    IndicatorEntry,
    LedgerEntry,
    ProjectEntry,
    PublicRecord,
    ReportedValue,
    Source,
)
from projects.models.ledger import RELEASED
from projects.services.data_version import raise_data_version
from projects.services.document_change import is_anything_noted
from projects.services.funding_entry import refuse_unexplained
from projects.services.history import save_with_history
from projects.services.public_record import write_public_records
from projects.services.reporting_period import refuse_locked
from projects.services.source import named_sources, release_sources
from projects.services.two_people import refuse_own_change


@transaction.atomic
def record_entry(
    entry: LedgerEntry, *, by: AbstractBaseUser | None, reason: str = "Entered"
) -> None:
    """Store a new entry as a draft in the name of ``by``.

    Raises ValidationError, with a sentence for each field, if it is not fit to be stored or its
    reporting period is locked.
    """
    entry.entered_by_id = None if by is None else by.pk
    entry.entered_at = timezone.now()
    entry.entered_on = timezone.localdate()
    entry.full_clean()
    refuse_locked([entry])
    save_with_history(entry, by=by, reason=reason)
    if by is not None:
        refuse_unexplained(entry)


@transaction.atomic
def publish_entries(
    entries: Collection[LedgerEntry], *, by: AbstractBaseUser | None, reason: str = "Published"
) -> None:
    """Release entries and show them at once wherever what they are about is public.

    Raises ValidationError if one is not fit to be published, if it needs a second person, or if
    its reporting period is locked.
    """
    refuse_own_change(entries, by=by)
    approve_entries(entries, by=by, reason=reason)
    show_entries(entries)


def approve_entries(
    entries: Collection[LedgerEntry], *, by: AbstractBaseUser | None, reason: str
) -> None:
    """Release entries with the sources they name, without writing any public record yet.

    Raises ValidationError if one is not fit to be published, or its reporting period is locked.
    """
    refuse_locked(entries)
    for entry in entries:
        entry.full_clean()
        release_sources(_sources_of(entry), by=by, reason=reason)
        entry.review_state = ReviewState.PUBLISHED
        entry.returned_reason = ""
        entry.publish_at = None
        save_with_history(entry, by=by, reason=reason)


@transaction.atomic
def revise_entry(entry: LedgerEntry, *, by: AbstractBaseUser | None, reason: str) -> None:
    """Store a change of an entry that is not released; what was decided of it no longer holds.

    One that was returned or approved under embargo is a draft again. Raises ValidationError if it
    is not fit to be stored or its reporting period is locked.
    """
    if entry.review_state in {ReviewState.RETURNED, ReviewState.SCHEDULED}:
        entry.review_state = ReviewState.DRAFT
        entry.returned_reason = ""
        entry.publish_at = None
    entry.full_clean()
    refuse_locked([entry])
    save_with_history(entry, by=by, reason=reason)
    if by is not None:
        refuse_unexplained(entry)


@transaction.atomic
def submit_entries(entries: Iterable[LedgerEntry], *, by: AbstractBaseUser | None) -> None:
    """Hand in drafts for review.

    Raises ValidationError for an entry that is anything else.
    """
    for entry in entries:
        if entry.review_state != ReviewState.DRAFT:
            raise ValidationError(
                _("Only a draft can be submitted. This entry is: %(state)s.")
                % {"state": entry.get_review_state_display()}
            )
        entry.review_state = ReviewState.SUBMITTED
        entry.full_clean()
        save_with_history(entry, by=by, reason="Submitted for review")


@transaction.atomic
def unsubmit_entries(
    entries: Iterable[LedgerEntry], *, by: AbstractBaseUser | None, reason: str
) -> None:
    """Make drafts of submitted entries again."""
    for entry in entries:
        entry.review_state = ReviewState.DRAFT
        save_with_history(entry, by=by, reason=reason)


@transaction.atomic
def return_entry(entry: LedgerEntry, *, by: AbstractBaseUser | None, reason: str) -> None:
    """Send an entry back to whoever entered it, saying what has to change.

    Raises ValidationError without a reason, or if the entry is released in the meantime.
    """
    _refuse_released(entry)
    entry.review_state = ReviewState.RETURNED
    entry.returned_reason = reason
    entry.publish_at = None
    entry.full_clean()
    save_with_history(entry, by=by, reason="Returned")


@transaction.atomic
def schedule_entry(entry: LedgerEntry, *, at: datetime, by: AbstractBaseUser | None) -> None:
    """Release an entry when the moment ``at`` has come; until then nobody outside sees it.

    Raises ValidationError if it is not fit for it, is released in the meantime, needs a second
    person, or if its reporting period is locked.
    """
    _refuse_released(entry)
    refuse_own_change([entry], by=by)
    refuse_locked([entry])
    entry.review_state = ReviewState.SCHEDULED
    entry.returned_reason = ""
    entry.publish_at = at
    entry.full_clean()
    save_with_history(entry, by=by, reason="Under embargo")


@transaction.atomic
def withdraw_entries(
    entries: Collection[LedgerEntry], *, by: AbstractBaseUser | None, reason: str
) -> None:
    """Take entries from the public; they stay in the ledger, with the reason in the history.

    Raises ValidationError if the reporting period of one is locked: its figures stay.
    """
    refuse_locked(entries)
    for entry in entries:
        entry.review_state = ReviewState.WITHDRAWN
        entry.publish_at = None
        save_with_history(entry, by=by, reason=reason)
    show_entries(entries)


def show_entries(entries: Iterable[LedgerEntry]) -> None:
    """Write anew the records that entries are shown in; raise the data version if any is seen.

    A source may be seen from now on even if nothing that cites it is.
    """
    projects: set[int] = set()
    elsewhere = False
    for entry in entries:
        project = project_of(entry)
        if project is not None:
            projects.add(project)
        elif not elsewhere:
            ledger: Any = type(entry)._default_manager
            elsewhere = ledger.with_public_subject().filter(pk=entry.pk).exists()
    public = set(PublicRecord.objects.filter(pk__in=projects).values_list("pk", flat=True))
    write_public_records(public)
    if public or elsewhere or is_anything_noted():
        raise_data_version(projects_only=not elsewhere)


def project_of(entry: LedgerEntry) -> int | None:
    """The primary key of the project whose public record shows the entry, if one does."""
    if isinstance(entry, ProjectEntry):
        return entry.project_id
    if isinstance(entry, IndicatorEntry):
        return entry.indicator.project_id
    if isinstance(entry, ReportedValue):
        return entry.project_id
    return None


def _refuse_released(entry: LedgerEntry) -> None:
    """Lock the entry as stored; somebody else may have decided on it a moment ago."""
    ledger: Any = type(entry)._default_manager
    stored = ledger.select_for_update().get(pk=entry.pk)
    if stored.review_state in RELEASED:
        raise ValidationError(
            _("Nothing was done. It is decided already: %(decision)s")
            % {"decision": stored.get_review_state_display()}
        )


def _sources_of(entry: LedgerEntry) -> list[Source]:
    """The source of an entry, and that of its exchange rate: a figure shows both."""
    rate = entry.exchange_rate if isinstance(entry, FundingEntry) else None
    return [*named_sources(entry), *([] if rate is None else [rate.source])]

"""Sources: published with what cites them, never taken away from under it."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from projects.choices import PublicationState
from projects.models import (
    Assessment,
    Claim,
    Contribution,
    FundingEntry,
    Indicator,
    Milestone,
    Period,
    Reading,
    ReportedValue,
    Source,
    StatusUpdate,
    Target,
)
from projects.services.document_change import note_sources
from projects.services.history import save_with_history

# The ledgers shown in a project's public record, of the project itself and of its indicators.
PROJECT_LEDGERS = (StatusUpdate, Period, FundingEntry, Milestone, ReportedValue)
INDICATOR_LEDGERS = (Target, Reading)
LEDGERS = (*PROJECT_LEDGERS, *INDICATOR_LEDGERS, Assessment, Claim, Contribution)
UNRELEASED = frozenset({PublicationState.DRAFT, PublicationState.SUBMITTED})


def release_sources(sources: Iterable[Source], *, by: AbstractBaseUser | None, reason: str) -> None:
    """Publish the sources that wait for their first citation.

    Raises ValidationError for one that was withdrawn or is under embargo: nothing rests on it.
    """
    released = []
    for source in sources:
        if source.publication_state in UNRELEASED:
            source.publication_state = PublicationState.PUBLISHED
            save_with_history(source, by=by, reason=reason)
            released.append(source)
        if not source.is_published:
            raise ValidationError(
                _("Its source, “%(source)s”, is withdrawn or under embargo: choose another.")
                % {"source": source}
            )
    if released:
        note_sources(released)


def named_sources(row: Model) -> list[Source]:
    """The sources that a row itself names, in whichever column."""
    named = [
        getattr(row, field.name)
        for field in row._meta.concrete_fields
        if field.related_model is Source
    ]
    return [source for source in named if source is not None]


def is_cited(source: Source) -> bool:
    """Whether a published figure rests on the source, be it a baseline or a conversion."""
    return (
        any(ledger._default_manager.approved().filter(source=source).exists() for ledger in LEDGERS)
        or Indicator.objects.approved().filter(baseline_source=source).exists()
        or FundingEntry.objects.approved().filter(exchange_rate__source=source).exists()
    )

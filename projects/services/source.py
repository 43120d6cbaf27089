"""Sources: published with what cites them, never taken away from under it."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser

from projects.choices import PublicationState
from projects.models import (
    Assessment,
    Claim,
    Contribution,
    FundingEntry,
    Milestone,
    Period,
    Reading,
    ReportedValue,
    Source,
    StatusUpdate,
    Target,
)
from projects.services.history import save_with_history

LEDGERS = (
    StatusUpdate,
    Period,
    FundingEntry,
    Milestone,
    ReportedValue,
    Reading,
    Target,
    Assessment,
    Claim,
    Contribution,
)
UNRELEASED = frozenset({PublicationState.DRAFT, PublicationState.SUBMITTED})


def release_source(source: Source, *, by: AbstractBaseUser | None, reason: str) -> None:
    """Publish a source that waits for its first citation; one that was withdrawn stays so."""
    if source.publication_state in UNRELEASED:
        source.publication_state = PublicationState.PUBLISHED
        save_with_history(source, by=by, reason=reason)


def is_cited(source: Source) -> bool:
    """Whether a published entry rests on the source."""
    return any(
        ledger._default_manager.approved().filter(source=source).exists() for ledger in LEDGERS
    )

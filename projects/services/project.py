"""Publishing and withdrawing projects."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from projects.choices import Noun, PublicationState
from projects.models import (
    FundingEntry,
    Indicator,
    LedgerEntry,
    Milestone,
    Period,
    Project,
    PublicRecord,
    Reading,
    ReportedValue,
    Source,
    StatusUpdate,
    Target,
)
from projects.services.data_version import raise_data_version
from projects.services.former_address import leave_address
from projects.services.history import save_with_history
from projects.services.ledger import approve_entries
from projects.services.public_record import (
    publish_versions,
    relatives_of,
    remove_public_records,
    write_public_records,
)
from projects.services.source import release_source

PROJECT_LEDGERS = (StatusUpdate, Period, FundingEntry, Milestone, ReportedValue)
INDICATOR_LEDGERS = (Target, Reading)


def pending_entries(project: Project) -> list[LedgerEntry]:
    """The project's entries that publishing it would release, oldest first in each ledger."""
    entries: list[LedgerEntry] = []
    for ledger in PROJECT_LEDGERS:
        entries += ledger._default_manager.pending().filter(project=project).in_order()
    for values in INDICATOR_LEDGERS:
        entries += values._default_manager.pending().filter(indicator__project=project).in_order()
    return entries


@transaction.atomic
def publish_project(
    project: Project, *, by: AbstractBaseUser | None, reason: str = "Published"
) -> PublicRecord:
    """Make the working copy public as it stands, with its pending entries and indicators.

    Writes the public record and those of its relatives, and raises the data version; all or
    nothing. Raises ValidationError if the project or an entry is not fit to be published.
    """
    publish_projects([project], by=by, reason=reason)
    return PublicRecord.objects.get(pk=project.pk)


@transaction.atomic
def publish_projects(
    projects: Iterable[Project], *, by: AbstractBaseUser | None, reason: str = "Published"
) -> None:
    """Publish several projects as one publication; see publish_project()."""
    rows = list(
        Project.objects.select_for_update().filter(pk__in=[project.pk for project in projects])
    )
    for row in rows:
        row.full_clean()
        _leave_former_address(row)
        approve_entries(pending_entries(row), by=by, reason=reason)
        _release_indicators(row, by=by, reason=reason)
        _release_sources(row, by=by, reason=reason)
        if not row.is_published:
            row.publication_state = PublicationState.PUBLISHED
            row.publish_at = None
            save_with_history(row, by=by, reason=reason)
    publish_versions(rows)
    keys = {row.pk for row in rows}
    write_public_records(keys | relatives_of(keys))
    raise_data_version()


@transaction.atomic
def withdraw_project(project: Project, *, by: AbstractBaseUser | None, reason: str) -> None:
    """Take a project from the public, everywhere at once; the working copy stays."""
    row = Project.objects.select_for_update().get(pk=project.pk)
    was_public = PublicRecord.objects.filter(pk=row.pk).exists()
    row.publication_state = PublicationState.WITHDRAWN
    row.publish_at = None
    save_with_history(row, by=by, reason=reason)
    if was_public:
        remove_public_records([row.pk])
        write_public_records(relatives_of([row.pk]))
        raise_data_version()


def _leave_former_address(project: Project) -> None:
    record = PublicRecord.objects.filter(pk=project.pk).first()
    if record is not None and record.slug != project.slug:
        leave_address(Noun.PROJECT, record.slug, project.slug)


def _release_indicators(project: Project, *, by: AbstractBaseUser | None, reason: str) -> None:
    for indicator in Indicator.objects.filter(
        project=project,
        publication_state__in=[PublicationState.DRAFT, PublicationState.SUBMITTED],
    ):
        indicator.publication_state = PublicationState.PUBLISHED
        save_with_history(indicator, by=by, reason=reason)


def _release_sources(project: Project, *, by: AbstractBaseUser | None, reason: str) -> None:
    """Publish the documents that describe the project: what cites them becomes public now."""
    named = Source.objects.filter(described_projects=project)
    aliases = Source.objects.filter(pk__in=project.aliases.values("source"))
    baselines = Source.objects.filter(pk__in=project.indicators.values("baseline_source"))
    for source in (named | aliases | baselines).distinct():
        release_source(source, by=by, reason=reason)

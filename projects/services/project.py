"""Publishing and withdrawing projects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from projects.choices import Decision, Noun, PublicationState
from projects.models import Project, PublicRecord, Source, Submission
from projects.services.access import standing_of
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
from projects.services.source import UNRELEASED, named_sources, release_sources
from projects.services.submission import (
    close_submission,
    later_changes,
    lock_open,
    refuse_unseen,
)
from projects.services.two_people import refuse_own_change
from projects.services.working_copy import WorkingCopy, read_working_copy


def own_project(project: Project, *, by: AbstractBaseUser) -> None:
    """Make whoever added a project one of its owners; an administrator keeps it anyway."""
    if not standing_of(by).administers:
        project.owners.add(by.pk)


@transaction.atomic
def publish_project(
    project: Project,
    *,
    by: AbstractBaseUser | None,
    reason: str = "Published",
    fingerprint: str | None = None,
    submission: Submission | None = None,
) -> PublicRecord:
    """Make the working copy public as it stands, with its pending entries and indicators.

    Writes the public record and those of its relatives, closes its submission, and raises the
    data version; all or nothing. Raises ValidationError if the project or an entry is not fit to
    be published or needs a second person; if a ``fingerprint`` of what was looked at is given and
    is not that of the working copy; or if the ``submission`` was decided in the meantime.
    """
    if submission is not None:
        lock_open(submission)
    row = Project.objects.select_for_update().get(pk=project.pk)
    copy = read_working_copy(row)
    if fingerprint is not None:
        refuse_unseen(copy, fingerprint)
    _publish([copy], by=by, reason=reason)
    raise_data_version(projects_only=True)
    return PublicRecord.objects.get(pk=project.pk)


@transaction.atomic
def publish_approved(submission: Submission) -> None:
    """Publish what was approved for a moment that has come, and nothing else.

    Raises ValidationError if the working copy was changed after its approval.
    """
    copy = read_working_copy(lock_open(submission))
    if not copy.is_within(submission.contents):
        raise ValidationError(
            _("It was changed after it was approved (%(changes)s): review it again.")
            % {"changes": "; ".join(map(str, later_changes(submission, copy)))}
        )
    _publish([copy], by=None, reason="Embargo passed")
    raise_data_version(projects_only=True)


@transaction.atomic
def publish_projects(
    projects: Iterable[Project], *, by: AbstractBaseUser | None, reason: str = "Published"
) -> None:
    """Publish several projects as one publication; see publish_project()."""
    rows = Project.objects.select_for_update().filter(pk__in=[project.pk for project in projects])
    _publish([read_working_copy(row) for row in rows], by=by, reason=reason)
    raise_data_version(projects_only=True)


@contextmanager
def rehearsed_publication(project: Project) -> Iterator[None]:
    """Within the block, and for this connection alone, the working copy is public as it stands.

    Nothing of it stays. The data version does not rise: keep nothing that is computed in here.
    Raises ValidationError if the project is not fit to be published.
    """
    with transaction.atomic():
        row = Project.objects.select_for_update().get(pk=project.pk)
        _publish([read_working_copy(row)], by=None, reason="Published")
        yield
        transaction.set_rollback(True)


@transaction.atomic
def withdraw_project(project: Project, *, by: AbstractBaseUser | None, reason: str) -> None:
    """Take a project from the public, everywhere at once; the working copy stays.

    What is submitted or under embargo is returned with the same reason: nothing brings it back
    by itself.
    """
    row = Project.objects.select_for_update().get(pk=project.pk)
    close_submission(row, Decision.RETURNED, by=by, reason=reason)
    was_public = PublicRecord.objects.filter(pk=row.pk).exists()
    row.publication_state = PublicationState.WITHDRAWN
    row.publish_at = None
    save_with_history(row, by=by, reason=reason)
    if was_public:
        relatives = relatives_of([row.pk])
        remove_public_records([row.pk])
        write_public_records(relatives)
        raise_data_version(projects_only=True)


def _publish(copies: Collection[WorkingCopy], *, by: AbstractBaseUser | None, reason: str) -> None:
    """Make public what the working copies hold, and not what was entered since they were read."""
    rows = [copy.project for copy in copies]
    keys = {row.pk for row in rows}
    refuse_own_change(rows, by=by)
    for copy in copies:
        row = copy.project
        row.full_clean()
        _take_address(row)
        approve_entries(copy.entries, by=by, reason=reason)
        _release_indicators(copy, by=by, reason=reason)
        _release_documents(row, by=by, reason=reason)
        row.publication_state = PublicationState.PUBLISHED
        row.publish_at = None
        save_with_history(row, by=by, reason=reason)
        close_submission(row, Decision.PUBLISHED, by=by)
    # Those it was part of, or followed, by the version before have to forget it.
    relatives = relatives_of(keys)
    publish_versions(rows)
    write_public_records(keys | relatives | relatives_of(keys))


def _take_address(project: Project) -> None:
    """Leave a redirect at the address the project had, if the public knew it by another.

    Raises ValidationError if the public still knows another project by the new one.
    """
    if PublicRecord.objects.filter(slug=project.slug).exclude(pk=project.pk).exists():
        raise ValidationError(
            {
                "slug": _("Another project is still public at “%(slug)s”: publish that one first.")
                % {"slug": project.slug}
            }
        )
    record = PublicRecord.objects.filter(pk=project.pk).first()
    if record is not None and record.slug != project.slug:
        leave_address(Noun.PROJECT, record.slug, project.slug)


def _release_indicators(copy: WorkingCopy, *, by: AbstractBaseUser | None, reason: str) -> None:
    for indicator in copy.indicators:
        release_sources(named_sources(indicator), by=by, reason=reason)
        indicator.publication_state = PublicationState.PUBLISHED
        save_with_history(indicator, by=by, reason=reason)


def _release_documents(project: Project, *, by: AbstractBaseUser | None, reason: str) -> None:
    """Publish the documents that describe the project; one that was withdrawn is left out."""
    named = Source.objects.filter(described_projects=project)
    aliases = Source.objects.filter(pk__in=project.aliases.values("source"))
    waiting = (named | aliases).filter(publication_state__in=UNRELEASED).distinct()
    release_sources(waiting, by=by, reason=reason)

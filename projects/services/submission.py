"""Handing in a project's working copy for review, and what can become of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.choices import Decision, PublicationState, ReviewState
from projects.models import Indicator, LedgerEntry, Project, Submission
from projects.services.authorship import Change, changes_of, project_changes
from projects.services.history import save_with_history
from projects.services.ledger import return_entry, submit_entries, unsubmit_entries
from projects.services.two_people import refuse_own_change
from projects.services.working_copy import WorkingCopy, read_working_copy

# The states of a project that the public never saw, or that is not yet public again.
BEFORE_PUBLICATION = frozenset(
    {PublicationState.DRAFT, PublicationState.SUBMITTED, PublicationState.SCHEDULED}
)


@transaction.atomic
def submit_project(project: Project, *, by: AbstractBaseUser | None, note: str = "") -> Submission:
    """Hand in the working copy as it stands, with its pending entries and indicators.

    Editing goes on: the reviewer is shown what changed since. Raises ValidationError if it is
    handed in already, if the public sees all of it, or if it is not fit to be published.
    """
    row = Project.objects.select_for_update().get(pk=project.pk)
    waiting = row.submissions.open().first()
    if waiting is not None:
        raise ValidationError(waiting.standing)
    copy = read_working_copy(row)
    if copy.is_public_already():
        raise ValidationError(_("The public sees all of it already: there is nothing to review."))
    row.full_clean()
    submit_entries([it for it in copy.entries if it.review_state == ReviewState.DRAFT], by=by)
    for indicator in copy.indicators:
        _move(indicator, PublicationState.SUBMITTED, by=by, reason="Submitted for review")
    _move(row, PublicationState.SUBMITTED, by=by, reason="Submitted for review")
    submission = Submission(
        project=row,
        version=row.version,
        contents=read_working_copy(row).contents,
        note=note,
        submitted_by_id=None if by is None else by.pk,
    )
    submission.full_clean()
    submission.save()
    return submission


@transaction.atomic
def take_back(submission: Submission, *, by: AbstractBaseUser | None) -> None:
    """Undo a submission, approved or not: the project and its entries are drafts again.

    Raises ValidationError if it was decided in the meantime.
    """
    close_submission(lock_open(submission), Decision.TAKEN_BACK, by=by)


@transaction.atomic
def return_project(
    submission: Submission,
    *,
    by: AbstractBaseUser | None,
    reason: str,
    entries: Collection[LedgerEntry] = (),
) -> None:
    """Send a submission back with what has to change.

    Of the project's entries only those named are returned with the same reason; the others that
    were submitted become drafts, to be handed in with the next version. Raises ValidationError
    if there is no reason, or if the submission was decided in the meantime.
    """
    row = lock_open(submission)
    for entry in entries:
        return_entry(entry, by=by, reason=reason)
    close_submission(row, Decision.RETURNED, by=by, reason=reason)


@transaction.atomic
def schedule_project(
    project: Project,
    *,
    at: datetime,
    by: AbstractBaseUser | None,
    fingerprint: str | None = None,
    submission: Submission | None = None,
) -> Submission:
    """Approve the working copy as it stands, to be published when the moment ``at`` has come.

    What was not submitted is so by this. Until then nobody outside sees it, and nothing that is
    edited afterwards is published with it. Raises ValidationError as publish_project() does.
    """
    if submission is None:
        submission = project.submissions.open().first() or submit_project(project, by=by)
    row = lock_open(submission)
    copy = read_working_copy(row)
    if fingerprint is not None:
        refuse_unseen(copy, fingerprint)
    refuse_own_change([row], by=by)
    row.full_clean()
    _move(row, PublicationState.SCHEDULED, by=by, reason="Under embargo", publish_at=at)
    submission.decision = Decision.SCHEDULED
    submission.contents = copy.contents
    submission.publish_at = at
    submission.decided_by_id = None if by is None else by.pk
    submission.decided_at = timezone.now()
    submission.full_clean()
    submission.save()
    return submission


@transaction.atomic
def close_submission(
    project: Project, decision: Decision, *, by: AbstractBaseUser | None, reason: str = ""
) -> None:
    """Write the decision on the project's open submission, if it has one.

    Unless it is published, what was submitted becomes a draft again. Call it with the project
    locked. Raises ValidationError if it is returned without a reason.
    """
    submission = project.submissions.open().first()
    if submission is None:
        return
    if decision != Decision.PUBLISHED:
        _to_drafts(project, by=by, reason=str(Decision(decision).label))
    # Who approved it for its moment stays on record when the system publishes it then.
    if by is not None or submission.decision == Decision.WAITING:
        submission.decided_by_id = None if by is None else by.pk
        submission.decided_at = timezone.now()
        submission.publish_at = None
    submission.decision = decision
    submission.reason = reason
    submission.full_clean()
    submission.save()


def later_changes(submission: Submission, copy: WorkingCopy) -> list[Change]:
    """What was changed since the submission was handed in or, if it is, approved; oldest first."""
    since = submission.decided_at or submission.submitted_at
    changes = project_changes(copy.project, since=since)
    changes += changes_of([*copy.entries, *copy.indicators], since=since)
    return sorted(changes, key=lambda change: change.at)


def lock_open(submission: Submission) -> Project:
    """The submission's project, which nobody else decides on until the transaction ends.

    Raises ValidationError, naming whoever decided first, if it is decided.
    """
    row = Project.objects.select_for_update().get(pk=submission.project_id)
    stored = Submission.objects.select_related("decided_by").get(pk=submission.pk)
    if not stored.is_open or stored.decided_at != submission.decided_at:
        raise ValidationError(
            _("Nothing was done. It is decided already: %(decision)s")
            % {"decision": stored.standing}
        )
    return row


def refuse_unseen(copy: WorkingCopy, fingerprint: str) -> None:
    """Let a decision stand only on what was looked at.

    Raises ValidationError if the working copy is no longer the one with the ``fingerprint``.
    """
    if copy.fingerprint != fingerprint:
        raise ValidationError(
            _("Something changed since you looked; nothing is published yet. Look again.")
        )


def _to_drafts(project: Project, *, by: AbstractBaseUser | None, reason: str) -> None:
    copy = read_working_copy(project)
    submitted = [it for it in copy.entries if it.review_state == ReviewState.SUBMITTED]
    unsubmit_entries(submitted, by=by, reason=reason)
    for indicator in copy.indicators:
        _move(indicator, PublicationState.DRAFT, by=by, reason=reason)
    _move(project, PublicationState.DRAFT, by=by, reason=reason)


def _move(
    row: Project | Indicator,
    state: PublicationState,
    *,
    by: AbstractBaseUser | None,
    reason: str,
    publish_at: datetime | None = None,
) -> None:
    """Let the state of what the public does not see follow the submission."""
    if row.publication_state not in BEFORE_PUBLICATION:
        return
    if (row.publication_state, row.publish_at) != (state, publish_at):
        row.publication_state = state
        row.publish_at = publish_at
        save_with_history(row, by=by, reason=reason)

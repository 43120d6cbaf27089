"""Where a project stands on its way to the public, in words."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _

from projects.admin.project_checks import Link, mending
from projects.choices import Decision
from projects.models import Project, PublicRecord, Submission
from projects.reports.completeness import find_gaps
from projects.services.access import Person, visible_to
from projects.services.submission import later_changes
from projects.services.working_copy import read_working_copy


def standing_of(project: Project, *, reader: Person) -> list[str]:
    """What the public sees and, for those who keep it, what became of the next version."""
    record = PublicRecord.objects.filter(pk=project.pk).first()
    sentences = [_public(record)]
    last = next(iter(decisions_on(project, reader=reader)), None)
    if last is None or _is_past(last, record):
        return sentences
    sentences.append(last.standing)
    if last.is_open:
        sentences += [
            _("Changed since: %(change)s.") % {"change": change}
            for change in later_changes(last, read_working_copy(project))
        ]
    if last.decision == Decision.SCHEDULED and not _keeps_its_moment(last):
        sentences.append(_("It was not published then: review it again."))
    return sentences


def decisions_on(project: Project, *, reader: Person) -> list[Submission]:
    """Every hand-in of the project that the reader may know of, the newest first."""
    rows = visible_to(reader, project.submissions.select_related("submitted_by", "decided_by"))
    return list(rows.newest_first())


def gaps_of(project: Project) -> list[Link]:
    """What nobody filled in, and where to: no reason not to publish, but to think twice."""
    rows: Any = Project.objects.filter(pk=project.pk)
    failing = find_gaps(rows, on=timezone.localdate()).failing.get(project.pk, [])
    unserving = ["plan"] if rows.missing("plan").exists() else []
    return [mending(project, name) for name in [*unserving, *failing]]


def _public(record: PublicRecord | None) -> str:
    if record is None:
        return _("The public does not see this project.")
    return _("The public sees version %(number)s, of %(day)s.") % {
        "number": record.version,
        "day": localize(timezone.localdate(record.published_at)),
    }


def _is_past(submission: Submission, record: PublicRecord | None) -> bool:
    """Whether the project was published since, with this submission or without."""
    return (
        not submission.is_open
        and record is not None
        and submission.decided_at is not None
        and submission.decided_at <= record.published_at
    )


def _keeps_its_moment(submission: Submission) -> bool:
    return submission.publish_at is None or submission.publish_at > timezone.now()

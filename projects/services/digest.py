"""Who is to be reminded of what, and when once more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, transaction
from django.db.models import Model

from projects.choices import ReviewState, SiteLanguage
from projects.models import Digest, Project, ProjectEntry, StaffMember, Submission
from projects.services.access import publishable_by, visible_to
from projects.services.source import LEDGERS

# After how many days the same things are named again, the first time and then each time after;
# the last one goes on.
BACK_OFF = (7, 14, 28)
# However much is new: nobody has more than one digest a week.
SHORTEST = BACK_OFF[0]


@dataclass(frozen=True)
class Thing:
    """One thing that waits for somebody."""

    row: Model
    # Tells it as it stands: once it is done, or changes, a digest that names it is out of date.
    key: str
    # Stale: when it was last looked at. Due: until when that is good. Overdue: the planned end.
    day: date | None = None


@dataclass(frozen=True)
class Waiting:
    """All that waits for one person, each thing once, the most urgent first."""

    stale: list[Thing] = field(default_factory=list)
    due: list[Thing] = field(default_factory=list)
    overdue: list[Thing] = field(default_factory=list)
    returned: list[Thing] = field(default_factory=list)
    to_review: list[Thing] = field(default_factory=list)

    @property
    def things(self) -> list[Thing]:
        """Everything, in order."""
        return [*self.stale, *self.due, *self.overdue, *self.returned, *self.to_review]


@dataclass(frozen=True)
class Reminder:
    """What one person is to be told today."""

    person: AbstractUser
    language: str
    waiting: Waiting
    step: int

    @property
    def next_in_days(self) -> int:
        """After how many days they are told again if nothing changes."""
        return BACK_OFF[min(self.step, len(BACK_OFF) - 1)]


@dataclass(frozen=True)
class Unreached:
    """Somebody for whom something waits, and who can't be told."""

    person: AbstractUser
    is_active: bool
    things: int


def reminders(*, on: date) -> Iterator[Reminder | Unreached]:
    """Whom to remind on the date ``on``; nobody for whom nothing waits, or who was told lately."""
    people: Any = get_user_model()._default_manager
    members = {member.user_id: member for member in StaffMember.objects.all()}
    for person in people.filter(is_staff=True).order_by("pk"):
        member = members.get(person.pk)
        if member is not None and not member.wants_digest:
            continue
        if not person.is_active:
            left = Project.objects.for_staff(person)
            things = left.stale(on=on).count() + left.due_for_review(on=on).count()
            if things:
                yield Unreached(person, is_active=False, things=things)
            continue
        waiting = waiting_for(person, on=on)
        step = next_step(Digest.objects.latest_for(person).first(), keys_of(waiting), on=on)
        if step is None:
            continue
        if not person.email:
            yield Unreached(person, is_active=True, things=len(waiting.things))
            continue
        language = SiteLanguage.ENGLISH.value if member is None else member.language
        yield Reminder(person, language, waiting, step)


def next_step(last: Digest | None, keys: list[str], *, on: date) -> int | None:
    """How often the same things were named before; None if it is not yet time to name them.

    Whatever is new begins anew; what was named before is named again ever later.
    """
    if not keys:
        return None
    if last is None:
        return 0
    days = (on - last.sent_on).days
    if set(keys) - set(last.named):
        return 0 if days >= SHORTEST else None
    wait = BACK_OFF[min(last.step, len(BACK_OFF) - 1)]
    return last.step + 1 if days >= wait else None


def keys_of(waiting: Waiting) -> list[str]:
    """The keys of all that waits, each once."""
    return list(dict.fromkeys(thing.key for thing in waiting.things))


def open_digest(reminder: Reminder, *, on: date) -> Digest | None:
    """Note that the person is being told; None if another run does so on the same day.

    Before the mail goes out, so that two runs never send two; drop_digest() takes it back.
    """
    digest = Digest(
        person_id=reminder.person.pk,
        sent_on=on,
        step=reminder.step,
        named=keys_of(reminder.waiting),
    )
    try:
        with transaction.atomic():
            digest.save()
    except IntegrityError:
        return None
    return digest


def drop_digest(digest: Digest) -> None:
    """Forget a digest whose mail did not go out: the next run tries again."""
    digest.delete()


def waiting_for(person: AbstractUser, *, on: date) -> Waiting:
    """All that waits for a person on the date ``on``, of what they may see."""
    seen: Any = visible_to(person, Project.objects.all())
    mine = seen.for_staff(person)
    return Waiting(
        stale=[
            Thing(it, f"look:{it.pk}:{it.looked_at_on}", it.looked_at_on)
            for it in mine.stale(on=on).longest_unseen_first()
        ],
        due=[
            Thing(it, f"look:{it.pk}:{it.looked_at_on}", it.review_due_on)
            for it in mine.due_for_review(on=on).longest_unseen_first()
        ],
        overdue=[
            Thing(it, f"end:{it.pk}:{it.planned_end_then}", it.planned_end_then)
            for it in mine.overdue(on=on).order_by("planned_end_then", "title", "pk")
        ],
        returned=_returned(person),
        to_review=_to_review(person),
    )


def _returned(person: AbstractUser) -> list[Thing]:
    """What the person handed in and a reviewer sent back."""
    sent_back = Submission.objects.unanswered().filter(
        submitted_by=person.pk, project__in=visible_to(person, Project.objects.all())
    )
    found = [
        Thing(it.project, f"submission:{it.pk}")
        for it in sent_back.select_related("project").order_by("submitted_at")
    ]
    for ledger in LEDGERS:
        rows = visible_to(person, ledger._default_manager.all())
        mine = rows.filter(review_state=ReviewState.RETURNED, entered_by=person.pk)
        found += [Thing(it, f"returned:{it.pk}:{it.version}") for it in mine.order_by("entered_at")]
    return found


def _to_review(person: AbstractUser) -> list[Thing]:
    """The projects that were handed in, and the entries that were handed in without one."""
    handed_in = Submission.objects.waiting().filter(
        project__in=publishable_by(person, Project.objects.all())
    )
    found = [
        Thing(it.project, f"submission:{it.pk}")
        for it in handed_in.select_related("project").order_by("submitted_at")
    ]
    projects = {thing.row.pk for thing in found}
    for ledger in LEDGERS:
        rows = publishable_by(person, ledger._default_manager.all())
        submitted = rows.filter(review_state=ReviewState.SUBMITTED).order_by("entered_at")
        found += [
            Thing(it, f"entry:{it.pk}:{it.version}")
            for it in submitted
            if not (isinstance(it, ProjectEntry) and it.project_id in projects)
        ]
    return found

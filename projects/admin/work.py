"""The work to do: what the front page of the staff site shows to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count as CountRows
from django.db.models import Exists, Model, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from projects.admin.project_checks import (
    Count,
    completeness_of,
    counts_of,
    list_of_projects,
    page_of,
    plan_query,
)
from projects.choices import ReviewState, TranslationState
from projects.models import (
    ActionLine,
    Comment,
    FocusArea,
    Fund,
    Indicator,
    LedgerEntry,
    Meeting,
    Organisation,
    Partnership,
    Plan,
    Project,
    Submission,
    Theme,
    Translated,
)
from projects.models.project import ProjectQuerySet
from projects.models.translated import korean_is
from projects.reports.completeness import count_gaps
from projects.reports.recent_changes import RecentChange, recent_changes
from projects.services.access import (
    Person,
    kept_by,
    may_ever,
    publishable_by,
    standing_of,
    visible_comments,
    visible_to,
)
from projects.services.source import LEDGERS

TRANSLATED: tuple[type[Translated], ...] = (
    Project,
    Plan,
    FocusArea,
    ActionLine,
    Indicator,
    Fund,
    Partnership,
    Meeting,
    Organisation,
    Theme,
)

# What a screen holds besides the counts.
SHOWN_PROJECTS = 8
SHOWN_CHANGES = 10


@dataclass(frozen=True)
class Unseen:
    """A project that nobody looked at in its interval, and the two things to do about it."""

    project: Project
    url: str
    # None: nobody ever looked.
    days: int | None
    # None for who may not say anything of it.
    record_url: str | None
    confirm_url: str


@dataclass(frozen=True)
class PlanCounts:
    """What is to be mended in the projects of a plan, or of none."""

    plan: Plan | None
    projects: int
    url: str
    counts: list[Count]


@dataclass(frozen=True)
class Changed:
    """A record that changed lately, and the way to its history."""

    change: RecentChange
    noun: str
    url: str


@dataclass(frozen=True)
class Work:
    """All that waits for one person on a date, the most urgent first; nothing that is zero."""

    yours: list[Count]
    unseen: list[Unseen]
    # Leads through all the stale ones.
    queue_url: str
    to_review: list[Count]
    everybodys: list[Count]
    korean: list[Count]
    plans: list[PlanCounts]
    changed: list[Changed]


def work_to_do(user: Person, *, on: date) -> Work:
    """What waits for ``user``, of what they may see."""
    seen: Any = visible_to(user, Project.objects.all())
    mine = seen.for_staff(user)
    me = standing_of(user)
    decides = me.administers or me.reviews
    return Work(
        yours=_attention(mine, on, whose="mine") + _counted([_asked(user), *_own_entries(user)]),
        unseen=_unseen(user, mine, on),
        queue_url=_queue(),
        to_review=_counted([*_submissions(user), *_to_review(user)]),
        everybodys=_attention(seen, on) if decides else [],
        korean=_counted(_translations(user)),
        plans=_plans(seen, on),
        changed=_changed(user, seen),
    )


# Projects


def _attention(projects: ProjectQuerySet, on: date, **query: str) -> list[Count]:
    rows = {
        "stale": (_("Stale: not looked at in their interval"), projects.stale(on=on)),
        "due": (_("Due for a look soon"), projects.due_for_review(on=on)),
        "overdue": (_("Planned end passed, and not ended"), projects.overdue(on=on)),
    }
    return _counted(
        [
            Count(label, list_of_projects(**query, attention=name), found.count())
            for name, (label, found) in rows.items()
        ]
    )


def _unseen(user: Person, mine: ProjectQuerySet, on: date) -> list[Unseen]:
    kept = kept_by(user, Project.objects.filter(pk=OuterRef("pk")))
    rows: Any = mine.stale(on=on).longest_unseen_first().annotate(is_kept=Exists(kept))
    return [
        Unseen(
            project=project,
            url=page_of(project),
            days=project.looked_at_on and (on - project.looked_at_on).days,
            record_url=page_of(project, "record_status") if project.is_kept else None,
            confirm_url=page_of(project, "confirm"),
        )
        for project in rows[:SHOWN_PROJECTS]
    ]


def _queue() -> str:
    first = reverse("admin:projects_project_one_by_one")
    return f"{first}?{urlencode({'whose': 'mine', 'attention': 'stale'})}"


# Entries and comments


def _own_entries(user: Person) -> list[Count]:
    """What the person entered and is not done with; each ledger has a list of its own."""
    returned, drafts = [], []
    for ledger in _ledgers(user):
        rows = visible_to(user, ledger._default_manager.filter(entered_by=user.pk))
        found = rows.aggregate(
            returned=CountRows("pk", filter=Q(review_state=ReviewState.RETURNED)),
            drafts=CountRows("pk", filter=Q(review_state=ReviewState.DRAFT)),
        )
        told = {"nouns": _nouns(ledger)}
        returned.append(
            Count(
                _("%(nouns)s returned to you") % told,
                _list_of(ledger, review="returned", whose="mine"),
                found["returned"],
            )
        )
        drafts.append(
            Count(
                _("%(nouns)s you have not submitted") % told,
                _list_of(ledger, review="draft", whose="mine"),
                found["drafts"],
            )
        )
    return returned + drafts


def _to_review(user: Person) -> list[Count]:
    return [
        Count(
            _nouns(ledger),
            _list_of(ledger, review="mine"),
            publishable_by(user, ledger._default_manager.all())
            .filter(review_state=ReviewState.SUBMITTED)
            .count(),
        )
        for ledger in _ledgers(user)
        if may_ever(user, ledger, "publish")
    ]


def _submissions(user: Person) -> list[Count]:
    url = reverse("admin:projects_submission_changelist")
    to_decide = publishable_by(user, Project.objects.all())
    rows = Submission.objects.filter(project__in=to_decide)
    return [
        Count(
            _("Embargo passed, and not published: changed after it was approved"),
            f"{url}?whose=review&state=overdue",
            rows.due(at=timezone.now()).count(),
        ),
        Count(
            _("Projects handed in for you to decide on"),
            f"{url}?whose=review&state=waiting",
            rows.waiting().count(),
        ),
    ]


def _asked(user: Any) -> Count:
    asking = visible_comments(user, Comment.objects.asking(user).unsettled())
    url = reverse("admin:projects_comment_changelist")
    return Count(_("Questions to you in comments"), f"{url}?asked=me&settled=no", asking.count())


def _ledgers(user: Person) -> list[type[LedgerEntry]]:
    return [ledger for ledger in LEDGERS if may_ever(user, ledger, "view")]


def _nouns(model: type[Model]) -> str:
    return capfirst(str(model._meta.verbose_name_plural))


def _list_of(model: type[Model], **query: str) -> str:
    url = reverse(f"admin:projects_{model._meta.model_name}_changelist")
    return f"{url}?{urlencode(query)}"


def _counted(counts: list[Count]) -> list[Count]:
    return [it for it in counts if it.count]


# What is to be mended, and what was done


def _plans(seen: ProjectQuerySet, on: date) -> list[PlanCounts]:
    return [
        PlanCounts(
            plan=gaps.plan,
            projects=gaps.projects,
            url=completeness_of(gaps.plan),
            counts=counts_of(gaps.failing, **plan_query(gaps.plan)),
        )
        for gaps in count_gaps(seen, on=on)
        if gaps.failing
    ]


def _translations(user: Person) -> list[Count]:
    outdated, missing = TranslationState.OUTDATED.value, TranslationState.MISSING.value
    asked = [(outdated, _("%(nouns)s with outdated Korean"), model) for model in TRANSLATED]
    # What the public reads first; to ask for all there is would bury the rest.
    asked += [(missing, _("%(nouns)s with missing Korean"), model) for model in (Project, Plan)]
    return [
        Count(
            label % {"nouns": _nouns(model)},
            _list_of(model, translation=state),
            visible_to(user, model._default_manager.filter(korean_is(state, model))).count(),
        )
        for state, label, model in asked
        if may_ever(user, model, "view")
    ]


def _changed(user: Person, seen: ProjectQuerySet) -> list[Changed]:
    rows = [seen, *(visible_to(user, it._default_manager.all()) for it in _ledgers(user))]
    return [
        Changed(
            change=change,
            noun=capfirst(str(change.row._meta.verbose_name)),
            url=page_of(change.row, "history"),
        )
        for change in recent_changes(rows, limit=SHOWN_CHANGES)
    ]

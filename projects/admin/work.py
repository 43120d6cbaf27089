"""The work to do: what the front page of the staff site shows to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.urls import reverse
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
from projects.admin.work_counts import (
    asked,
    counted,
    ledgers_of,
    own_entries,
    reported_errors,
    reports,
    sent_back,
    to_review,
    translations,
)
from projects.models import (
    Plan,
    Project,
)
from projects.models.project import ProjectQuerySet
from projects.reports.completeness import count_gaps
from projects.reports.recent_changes import RecentChange, recent_changes
from projects.services.access import (
    Person,
    kept_by,
    standing_of,
    visible_to,
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
        yours=_attention(mine, on, whose="mine")
        + reports(user, mine, on=on)
        + counted([asked(user), reported_errors(user), sent_back(user), *own_entries(user)]),
        unseen=_unseen(user, mine, on),
        queue_url=_queue(),
        to_review=counted(to_review(user)),
        everybodys=_attention(seen, on) if decides else [],
        korean=counted(translations(user)),
        plans=_plans(user, seen, on),
        changed=_changed(user, seen),
    )


# Projects


def _attention(projects: ProjectQuerySet, on: date, **query: str) -> list[Count]:
    labels = {
        "stale": _("Stale: not looked at in their interval"),
        "due": _("Due for a look soon"),
        "overdue": _("Planned end passed, and not ended"),
    }
    found = projects.count_attention(on=on)
    return counted(
        [
            Count(label, list_of_projects(**query, attention=name), found[name])
            for name, label in labels.items()
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


# What is to be mended, and what was done


def _plans(user: Person, seen: ProjectQuerySet, on: date) -> list[PlanCounts]:
    gaps_by_plan = [gaps for gaps in count_gaps(seen, on=on) if gaps.failing]
    served = [gaps.plan.pk for gaps in gaps_by_plan if gaps.plan is not None]
    plans = {None, *visible_to(user, Plan.objects.filter(pk__in=served))}
    return [
        PlanCounts(
            plan=gaps.plan,
            projects=gaps.projects,
            url=completeness_of(gaps.plan),
            counts=counts_of(gaps.failing, **plan_query(gaps.plan)),
        )
        for gaps in gaps_by_plan
        if gaps.plan in plans
    ]


def _changed(user: Person, seen: ProjectQuerySet) -> list[Changed]:
    rows = [seen, *(visible_to(user, it._default_manager.all()) for it in ledgers_of(user))]
    return [
        Changed(
            change=change,
            noun=capfirst(str(change.row._meta.verbose_name)),
            url=page_of(change.row, "history"),
        )
        for change in recent_changes(rows, limit=SHOWN_CHANGES)
    ]

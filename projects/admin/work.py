"""The work to do: what the front page of the staff site counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Count, Model, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.choices import ReviewState, TranslationState
from projects.models import (
    ActionLine,
    Assessment,
    Claim,
    Contribution,
    FocusArea,
    Fund,
    FundingEntry,
    Indicator,
    LedgerEntry,
    Meeting,
    Milestone,
    Organisation,
    Partnership,
    Period,
    Plan,
    Project,
    Reading,
    ReportedValue,
    StatusUpdate,
    Target,
    Theme,
    Translated,
)
from projects.models.translated import korean_is

LEDGERS: tuple[type[LedgerEntry], ...] = (
    StatusUpdate,
    Period,
    FundingEntry,
    Milestone,
    ReportedValue,
    Assessment,
    Claim,
    Contribution,
    Target,
    Reading,
)

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


@dataclass(frozen=True)
class Work:
    """One kind of work, how much of it there is, and the list that shows it."""

    group: str | Promise
    label: str
    count: int
    url: str


def work_to_do(user: AbstractBaseUser | AnonymousUser, *, on: date) -> list[Work]:
    """What waits for ``user`` on the date ``on``, the most urgent first; nothing that is zero."""
    waiting = _projects(user, on) + _entries(user) + _translations(user)
    return [work for work in waiting if work.count]


def _projects(user: AbstractBaseUser | AnonymousUser, on: date) -> list[Work]:
    if not _may_see(user, Project):
        return []
    mine = Project.objects.for_staff(user)
    everyone = Project.objects.all()
    yours, all_of_them = gettext_lazy("Your projects"), gettext_lazy("All projects")
    url = reverse("admin:projects_project_changelist")
    work = []
    for group, projects, query in (
        (yours, mine, {"whose": "mine"}),
        (all_of_them, everyone, {}),
    ):
        work += [
            Work(
                group,
                _("Planned end passed, and not ended"),
                projects.overdue(on=on).count(),
                f"{url}?{urlencode(query | {'attention': 'overdue'})}",
            ),
            Work(
                group,
                _("Stale: not looked at in its interval"),
                projects.stale(on=on).count(),
                f"{url}?{urlencode(query | {'attention': 'stale'})}",
            ),
        ]
    return work


def _entries(user: AbstractBaseUser | AnonymousUser) -> list[Work]:
    returned, pending = gettext_lazy("Returned to you"), gettext_lazy("Waiting to be published")
    sent_back: list[Work] = []
    waiting: list[Work] = []
    for ledger in LEDGERS:
        if not _may_see(user, ledger):
            continue
        counts = ledger._default_manager.aggregate(
            returned=Count(
                "pk", filter=Q(review_state=ReviewState.RETURNED, entered_by_id=user.pk)
            ),
            pending=Count(
                "pk", filter=Q(review_state__in=[ReviewState.DRAFT, ReviewState.SUBMITTED])
            ),
        )
        url = reverse(f"admin:projects_{ledger._meta.model_name}_changelist")
        name = capfirst(str(ledger._meta.verbose_name_plural))
        sent_back.append(
            Work(returned, name, counts["returned"], f"{url}?review=returned&whose=mine")
        )
        waiting.append(Work(pending, name, counts["pending"], f"{url}?review=pending"))
    return sent_back + waiting


def _translations(user: AbstractBaseUser | AnonymousUser) -> list[Work]:
    outdated, missing = TranslationState.OUTDATED.value, TranslationState.MISSING.value
    return [
        Work(
            group,
            capfirst(str(model._meta.verbose_name_plural)),
            model._default_manager.filter(korean_is(state, model)).count(),
            reverse(f"admin:projects_{model._meta.model_name}_changelist")
            + f"?translation={state}",
        )
        for group, state, models in (
            (gettext_lazy("Outdated Korean"), outdated, TRANSLATED),
            # What the public reads first; to ask for all there is would bury the rest.
            (gettext_lazy("Missing Korean"), missing, (Project, Plan)),
        )
        for model in models
        if _may_see(user, model)
    ]


def _may_see(user: AbstractBaseUser | AnonymousUser, model: type[Model]) -> bool:
    name = model._meta.model_name
    has_perm = getattr(user, "has_perm", None)
    return has_perm is not None and (
        has_perm(f"projects.view_{name}") or has_perm(f"projects.change_{name}")
    )

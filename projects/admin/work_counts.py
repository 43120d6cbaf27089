"""How much waits besides the projects themselves: entries, submissions, comments, translations."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count as CountRows
from django.db.models import Model, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from projects.admin.project_checks import Count, list_of_projects
from projects.admin.project_filters import INCOMPLETE, report_query
from projects.choices import ReviewState, TranslationState
from projects.models import (
    ActionLine,
    Comment,
    ErrorReport,
    FocusArea,
    Fund,
    Indicator,
    LedgerEntry,
    Meeting,
    Organisation,
    Partnership,
    Plan,
    Project,
    ReportingPeriod,
    Submission,
    Theme,
    Translated,
)
from projects.models.project import ProjectQuerySet
from projects.models.translated import korean_is
from projects.services.access import (
    Person,
    may_ever,
    publishable_by,
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


def asked(user: Any) -> Count:
    """The conversations that wait for a word of the person."""
    asking = visible_comments(user, Comment.objects.asking(user).unsettled())
    url = reverse("admin:projects_comment_changelist")
    return Count(_("Questions to you in comments"), f"{url}?asked=me&settled=no", asking.count())


def reported_errors(user: Person) -> Count:
    """The errors that readers reported in records of the person, and nobody has answered."""
    rows = visible_to(user, ErrorReport.objects.open())
    url = _list_of(ErrorReport, answered="no")
    return Count(_("Errors reported by readers"), url, rows.count())


def sent_back(user: Person) -> Count:
    """The projects that the person handed in and a reviewer returned."""
    rows = visible_to(user, Submission.objects.unanswered().filter(submitted_by=user.pk))
    url = _list_of(Submission, state="unanswered", whose="mine")
    return Count(_("Projects returned to you"), url, rows.count())


def reports(user: Person, mine: ProjectQuerySet, *, on: date) -> list[Count]:
    """The person's projects that are not complete for a period that is due."""
    served = Plan.objects.filter(
        Q(projects__in=mine)
        | Q(focus_areas__projects__in=mine)
        | Q(action_lines__projects__in=mine)
    )
    due = ReportingPeriod.objects.due(on=on).filter(plan__in=served.values("pk"))
    return counted(
        [
            Count(
                _("Not complete for %(period)s") % {"period": period},
                list_of_projects(whose="mine", **report_query(period, INCOMPLETE)),
                mine.incomplete_for(period).count(),
            )
            for period in visible_to(user, due.newest_first())
        ]
    )


def own_entries(user: Person) -> list[Count]:
    """What the person entered and is not done with; each ledger has a list of its own."""
    returned, drafts = [], []
    for ledger in ledgers_of(user):
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


def to_review(user: Person) -> list[Count]:
    """What the person decides on: what was handed in, and the entries that were by themselves."""
    return _submissions(user) + [
        Count(
            _nouns(ledger),
            _list_of(ledger, review="mine"),
            publishable_by(user, ledger._default_manager.all())
            .filter(review_state=ReviewState.SUBMITTED)
            .count(),
        )
        for ledger in ledgers_of(user)
        if may_ever(user, ledger, "publish")
    ]


def translations(user: Person) -> list[Count]:
    """The records of which the Korean is missing or has fallen behind."""
    outdated, missing = TranslationState.OUTDATED.value, TranslationState.MISSING.value
    wanted = [(outdated, _("%(nouns)s with outdated Korean"), model) for model in TRANSLATED]
    # What the public reads first; to ask for all there is would bury the rest.
    wanted += [(missing, _("%(nouns)s with missing Korean"), model) for model in (Project, Plan)]
    return [
        Count(
            label % {"nouns": _nouns(model)},
            _list_of(model, translation=state),
            visible_to(user, model._default_manager.filter(korean_is(state, model))).count(),
        )
        for state, label, model in wanted
        if may_ever(user, model, "view")
    ]


def ledgers_of(user: Person) -> list[type[LedgerEntry]]:
    """The ledgers of which the person may see anything."""
    return [ledger for ledger in LEDGERS if may_ever(user, ledger, "view")]


def counted(counts: list[Count]) -> list[Count]:
    """Those of which there is anything."""
    return [it for it in counts if it.count]


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


def _nouns(model: type[Model]) -> str:
    return capfirst(str(model._meta.verbose_name_plural))


def _list_of(model: type[Model], **query: str) -> str:
    url = reverse(f"admin:projects_{model._meta.model_name}_changelist")
    return f"{url}?{urlencode(query)}"

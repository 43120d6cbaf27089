"""What waits for a reviewer, and every decision that was made."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from projects.admin.people import person_column
from projects.admin.plain import PlainAdmin
from projects.admin.ruled import RuledAdmin
from projects.admin.word_filter import WordFilter
from projects.choices import Decision
from projects.models import Plan, Project, Submission
from projects.services.access import publishable_by, visible_to


class StateFilter(WordFilter):
    """Submissions by where they stand."""

    title = _("state")
    parameter_name = "state"
    words: ClassVar = {
        "waiting": (_("Waiting for a reviewer"), lambda rows, request: rows.waiting()),
        "scheduled": (
            _("Approved, under embargo"),
            lambda rows, request: rows.filter(decision=Decision.SCHEDULED),
        ),
        "overdue": (
            _("Embargo passed, and not published"),
            lambda rows, request: rows.due(at=timezone.now()),
        ),
        "unanswered": (
            _("Returned, and not submitted again"),
            lambda rows, request: rows.unanswered(),
        ),
        "returned": (_("Returned"), lambda rows, request: rows.filter(decision=Decision.RETURNED)),
        "taken_back": (
            _("Taken back"),
            lambda rows, request: rows.filter(decision=Decision.TAKEN_BACK),
        ),
        "published": (
            _("Published"),
            lambda rows, request: rows.filter(decision=Decision.PUBLISHED),
        ),
    }


class WhoseFilter(WordFilter):
    """Submissions by what they want of the reader."""

    title = _("whose")
    parameter_name = "whose"
    words: ClassVar = {
        "review": (
            _("For me to decide on"),
            lambda rows, request: rows.filter(
                project__in=publishable_by(request.user, Project.objects.all())
            ),
        ),
        "mine": (
            _("Submitted by me"),
            lambda rows, request: rows.filter(submitted_by=request.user.pk),
        ),
    }


class PlanFilter(admin.SimpleListFilter):
    """Submissions by the plan that their project serves, by its address."""

    title = _("plan")
    parameter_name = "plan"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, Any]]:
        """The plans that the reader may know of."""
        plans = visible_to(request.user, Plan.objects.all())
        return list(plans.in_order().values_list("slug", "title"))

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Submission]
    ) -> QuerySet[Submission]:
        """Those of the plan; of one that is not known to the reader, none."""
        if not self.value():
            return queryset
        plans = visible_to(request.user, Plan.objects.filter(slug=self.value()))
        return queryset.for_plans(plans)  # type: ignore[attr-defined,no-any-return]


@admin.register(Submission)
class SubmissionAdmin(PlainAdmin[Submission], RuledAdmin[Submission]):
    """A list to work from; a decision is made on the project's own page."""

    list_display = [
        "project_link",
        person_column("submitted_by", _("submitted by")),
        "submitted_at",
        "note",
        "where_it_stands",
    ]
    list_display_links = None
    list_filter = [StateFilter, WhoseFilter, PlanFilter]
    list_select_related = ["project", "submitted_by", "decided_by"]
    search_fields = ["project__title", "project__acronym", "note", "reason"]
    actions = None
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Submission]:
        """Those of the projects that the reader keeps."""
        decided = publishable_by(request.user, Project.objects.filter(pk=OuterRef("project")))
        return super().get_queryset(request).annotate(is_to_decide=Exists(decided))

    @admin.display(description=_("project"), ordering="project__title")
    def project_link(self, submission: Any) -> str:
        """The way to the decision, or to the project where there is none to make."""
        page = "publish" if submission.is_open and submission.is_to_decide else "change"
        url = reverse(f"admin:projects_project_{page}", args=[submission.project_id])
        return format_html('<a href="{}">{}</a>', url, submission.project)

    @admin.display(description=_("where it stands"))
    def where_it_stands(self, submission: Submission) -> str:
        """In one sentence."""
        return submission.standing

    def has_view_permission(self, request: HttpRequest, obj: Submission | None = None) -> bool:
        """There is a list, and no page for each."""
        return obj is None and super().has_view_permission(request)

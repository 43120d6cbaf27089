"""Projects: the working copy that staff edit."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from projects.admin.project_filters import (
    AttentionFilter,
    MissingFilter,
    ReportFilter,
    WhoseFilter,
)
from projects.admin.project_inlines import PROJECT_INLINES
from projects.admin.project_pages import ProjectPages
from projects.admin.project_sheet import ProjectSheets
from projects.admin.translated import TranslatedAdmin
from projects.choices import Status
from projects.models import Project
from projects.services.access import kept_by

# Several dates stand in one row of the list.
SHORT = "SHORT_DATE_FORMAT"


@admin.register(Project)
class ProjectAdmin(ProjectSheets[Project], TranslatedAdmin[Project], ProjectPages[Project]):
    """Everything about a project on one page; its ledgers only append."""

    fieldsets = [
        (
            _("What it is"),
            {
                "fields": [
                    "title",
                    "title_ko",
                    ("acronym", "slug"),
                    "summary",
                    "summary_ko",
                    "is_signature",
                    "sources",
                ]
            },
        ),
        (
            _("Where it belongs"),
            {
                "fields": [
                    "parent",
                    "follows",
                    "plans",
                    "focus_areas",
                    "action_lines",
                    "themes",
                ]
            },
        ),
        (
            _("Who keeps it true"),
            {"fields": ["owners", "owner_organisations", "review_interval_days"]},
        ),
    ]
    inlines = PROJECT_INLINES
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = [
        "sources",
        "parent",
        "follows",
        "plans",
        "focus_areas",
        "action_lines",
        "themes",
        "owners",
        "owner_organisations",
    ]
    list_display = [
        "__str__",
        "status_now",
        "review_due",
        "weekly_work",
        "planned_end",
        "publication_state",
    ]
    list_filter = [
        AttentionFilter,
        WhoseFilter,
        MissingFilter,
        ReportFilter,
        "publication_state",
        "is_signature",
        "plans",
    ]
    search_fields = ["title", "title_ko", "acronym", "slug", "aliases__name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Project]:
        """With what today's list says of each, and with what the person may do to it."""
        kept = kept_by(request.user, Project.objects.filter(pk=OuterRef("pk")))
        rows: Any = super().get_queryset(request)
        described: QuerySet[Project] = rows.with_review_due(on=timezone.localdate()).annotate(
            is_kept=Exists(kept)
        )
        return described

    def get_ordering(self, request: HttpRequest) -> Any:
        """What waits for a look comes in the order in which it waits."""
        if request.GET.get("attention") in {"stale", "due"}:
            return [F("review_due_on").asc(nulls_first=True), "title", "pk"]
        return super().get_ordering(request)

    @admin.display(description=_("status"), ordering="status_then")
    def status_now(self, project: Any) -> str | None:
        """What the published ledger says today, and since when."""
        if project.status_then is None:
            return None
        on = date_format(project.status_then_on, SHORT)
        return f"{Status(project.status_then).label} ({on})"

    @admin.display(description=_("planned end"), ordering="planned_end_then")
    def planned_end(self, project: Any) -> Any:
        """When it should end, by what is published today."""
        return date_format(project.planned_end_then, SHORT) if project.planned_end_then else None

    @admin.display(description=_("look due"), ordering=F("review_due_on").asc(nulls_first=True))
    def review_due(self, project: Any) -> Any:
        """Until when the last look at it is good."""
        due = project.review_due_on
        return date_format(due, SHORT) if due else _("never looked at")

    @admin.display(description=_("weekly work"))
    def weekly_work(self, project: Any) -> str:
        """The way to the short form, and the button that says that nothing changed.

        The button sends the list's own form to another address, for forms don't nest.
        """
        if not project.is_kept:
            return ""
        # What is read aloud tells the rows apart.
        of_which = format_html('<span class="visually-hidden">: {}</span>', project)
        return format_html(
            '<a href="{record_url}">{record}{of_which}</a> '
            '<button type="submit" class="tool" formaction="{confirm_url}">'
            "{confirm}{of_which}</button>",
            record_url=self.url_of("record_status", project),
            record=_("Record status"),
            confirm_url=self.url_of("confirm", project),
            confirm=_("Still accurate"),
            of_which=of_which,
        )

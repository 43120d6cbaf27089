"""Reporting periods: what each is, which projects are complete for it, and its lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from projects.admin.people import person_column
from projects.admin.project_checks import list_of_projects
from projects.admin.project_filters import COMPLETE, INCOMPLETE, report_query
from projects.admin.staff import staff_of
from projects.admin.tracked import Tool, TrackedAdmin, reason_of, say_refused
from projects.forms.reason import ReasonForm
from projects.models import Project, ReportCompletion, ReportingPeriod
from projects.services.access import deletable_by, visible_to
from projects.services.reporting_period import lock_period, save_period, unlock_period

# What a page holds of each of the two lists; the list of projects has them all.
SHOWN = 50


@admin.register(ReportingPeriod)
class ReportingPeriodAdmin(TrackedAdmin[ReportingPeriod]):
    """A quarter or a year of one plan, with a lock that keeps its figures as they are."""

    change_form_template = "admin/projects/reporting_period.html"
    fieldsets = [
        (gettext_lazy("What it is"), {"fields": ["plan", "name", "name_ko"]}),
        (gettext_lazy("When"), {"fields": [("begins_on", "ends_on"), "meeting"]}),
    ]
    autocomplete_fields = ["plan", "meeting"]
    list_display = [
        "name",
        "plan",
        "begins_on",
        "ends_on",
        "meeting",
        "locked_at",
        person_column("locked_by", gettext_lazy("locked by")),
    ]
    list_select_related = ["plan", "meeting", "locked_by"]
    list_filter = ["plan", ("locked_at", admin.EmptyFieldListFilter)]
    date_hierarchy = "begins_on"
    search_fields = ["name", "name_ko", "plan__title"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReportingPeriod]:
        """With the plan that each names, wherever they are listed."""
        return super().get_queryset(request).select_related("plan", "locked_by")

    def get_readonly_fields(self, request: HttpRequest, obj: ReportingPeriod | None = None) -> Any:
        """The plan stays: projects are complete for it."""
        return [] if obj is None else ["plan"]

    def store(self, request: HttpRequest, obj: ReportingPeriod, form: Any, change: bool) -> None:
        """Store what the period is and when."""
        save_period(obj, by=staff_of(request), reason=reason_of(form, change=change))

    # The page of one period

    def tools(self, request: HttpRequest, obj: ReportingPeriod) -> list[Tool]:
        """Lock or unlock it, for who keeps the plan."""
        if not self.has_keep_permission(request, obj):
            return []
        if obj.is_locked:
            return [Tool(gettext_lazy("Unlock…"), self.url_of("unlock", obj))]
        return [Tool(gettext_lazy("Lock…"), self.url_of("lock", obj))]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Say whether it is locked, and which projects are complete."""
        obj = kwargs.get("obj")
        if obj is not None:
            progress = _progress(request, obj)
            context |= progress
            context["standing"] = [*([obj.lock] if obj.is_locked else []), _told(progress)]
        return super().render_change_form(request, context, *args, **kwargs)

    # Locking

    def get_urls(self) -> list[URLPattern]:
        """Add the pages that ask why."""
        view = self.admin_site.admin_view
        pages = {"lock": self.lock_view, "unlock": self.unlock_view}
        return [
            *(
                path(f"<path:object_id>/{page}/", view(function), name=self.page_name(page))
                for page, function in pages.items()
            ),
            *super().get_urls(),
        ]

    def lock_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask why, then lock."""
        obj = self.required(request, object_id, to="keep")
        consequence = _(
            "Nothing that is dated %(begins)s to %(ends)s and concerns “%(plan)s” or a project "
            "that serves it can be entered, changed, published or withdrawn until it is unlocked. "
            "Drafts of these days wait."
        )
        return self._ask(
            request,
            obj,
            lock_period,
            {
                "title": _("Lock “%(record)s”") % {"record": obj},
                "consequence": consequence % obj.told,
                "button": _("Lock"),
            },
            _("“%(record)s” is locked: its figures stay as they are."),
        )

    def unlock_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask why, then unlock."""
        obj = self.required(request, object_id, to="keep")
        return self._ask(
            request,
            obj,
            unlock_period,
            {
                "title": _("Unlock “%(record)s”") % {"record": obj},
                "consequence": _(
                    "Figures of these days can be entered, changed and published again, and no "
                    "longer need be those of the report. Lock it again when they are right."
                ),
                "button": _("Unlock"),
            },
            _("“%(record)s” is open: its figures can change."),
        )

    def _ask(
        self,
        request: HttpRequest,
        obj: ReportingPeriod,
        do: Callable[..., None],
        page: dict[str, Any],
        done: str,
    ) -> HttpResponse:
        form = ReasonForm(request.POST or None, row=obj)
        if form.is_valid():
            try:
                do(obj, by=staff_of(request), reason=form.cleaned_data["reason"])
            except ValidationError as refusal:
                say_refused(request, obj, refusal)
            else:
                messages.success(request, done % {"record": obj})
            return self.back_to(obj)
        return self.page(request, "admin/projects/reason.html", obj, {"form": form, **page})


def _progress(request: HttpRequest, period: ReportingPeriod) -> dict[str, Any]:
    """Which projects, of those that the reader may know of, are complete, and which are not."""
    reporting = visible_to(request.user, Project.objects.reporting_in(period))
    incomplete = visible_to(request.user, Project.objects.incomplete_for(period)).in_order()
    completions = visible_to(request.user, period.completions.filter(project__in=reporting))
    total, open_count = reporting.count(), incomplete.count()
    shown = completions.select_related("project", "completed_by")[:SHOWN]
    undoable = set(
        deletable_by(
            request.user, ReportCompletion.objects.filter(reporting_period=period)
        ).values_list("pk", flat=True)
    )
    return {
        "total": total,
        "complete_count": total - open_count,
        "incomplete_count": open_count,
        "incomplete": incomplete[:SHOWN],
        "completions": [(it, it.pk in undoable) for it in shown],
        "complete_url": list_of_projects(**report_query(period, COMPLETE)),
        "incomplete_url": list_of_projects(**report_query(period, INCOMPLETE)),
    }


def _told(progress: dict[str, Any]) -> str:
    return ngettext(
        "%(complete)s of %(n)s project is complete.",
        "%(complete)s of %(n)s projects are complete.",
        progress["total"],
    ) % {"complete": progress["complete_count"], "n": progress["total"]}

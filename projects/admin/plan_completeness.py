"""What is to be mended in the records of a plan, and in the projects that serve none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.project_checks import (
    Link,
    completeness_of,
    counts_of,
    mending,
    page_of,
    plan_query,
)
from projects.admin.publishable import PublishableAdmin
from projects.admin.tracked import Tool
from projects.models import ActionLine, Claim, Plan, Project
from projects.reports.completeness import claims_without_numbers, find_gaps, unserved_lines
from projects.services.access import kept_by, may_view, visible_to

ROWS_ON_A_PAGE = 50


@dataclass(frozen=True)
class ToMend:
    """A project, and the ways to mend what it lacks."""

    project: Project
    url: str
    ways: list[Link]


@dataclass(frozen=True)
class LineToServe:
    """An action line that no project serves, and the way to add one that does."""

    line: ActionLine
    url: str
    add_url: str


@dataclass(frozen=True)
class ClaimToFill:
    """A claim without its numbers, and its form."""

    claim: Claim
    url: str


class PlanCompleteness(PublishableAdmin[Plan]):
    """One page a plan, and one for the projects without a plan."""

    def tools(self, request: HttpRequest, obj: Plan) -> list[Tool]:
        """Lead to the page from the plan's form."""
        return [
            *super().tools(request, obj),
            Tool(gettext_lazy("To be mended"), completeness_of(obj)),
        ]

    def list_tools(self, request: HttpRequest) -> list[Tool]:
        """Lead to the projects without a plan from the list of plans."""
        label = gettext_lazy("Projects without a plan")
        return [*super().list_tools(request), Tool(label, completeness_of(None))]

    def get_urls(self) -> list[URLPattern]:
        """Add the two pages."""
        view = self.admin_site.admin_view
        return [
            path(
                "without/completeness/",
                view(self.completeness_without_view),
                name=self.page_name("completeness_without"),
            ),
            path(
                "<path:object_id>/completeness/",
                view(self.completeness_view),
                name=self.page_name("completeness"),
            ),
            *super().get_urls(),
        ]

    def completeness_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show what is to be mended in the projects, the lines and the claims of a plan."""
        allowed = self.has_view_or_change_permission(request)
        plan = self.required(request, object_id, allowed=allowed)
        if not may_view(request.user, plan):
            raise Http404
        return self._completeness(request, plan)

    def completeness_without_view(self, request: HttpRequest) -> HttpResponse:
        """Show what is to be mended in the projects that serve no plan."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return self._completeness(request, None)

    def _completeness(self, request: HttpRequest, plan: Plan | None) -> HttpResponse:
        projects: Any = visible_to(request.user, Project.objects.all())
        served = projects.missing("plan") if plan is None else projects.filter(plans=plan)
        gaps = find_gaps(served, on=timezone.localdate())
        keys = Paginator(list(gaps.failing), ROWS_ON_A_PAGE).get_page(request.GET.get(PAGE_VAR))
        found = Project.objects.in_bulk(list(keys.object_list))
        kept = set(kept_by(request.user, served).values_list("pk", flat=True))
        rows = [
            _to_mend(found[key], gaps.failing[key], is_kept=key in kept) for key in keys.object_list
        ]
        title = (
            _("To be mended in projects without a plan")
            if plan is None
            else _("To be mended in “%(plan)s”") % {"plan": plan}
        )
        return TemplateResponse(
            request,
            "admin/projects/completeness.html",
            {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "original": plan,
                "change_url": plan and page_of(plan),
                "title": title,
                "projects": served.count(),
                "counts": counts_of(gaps.counts, **plan_query(plan)),
                "rows": rows,
                "page": keys,
                "lines": [] if plan is None else _lines(request, plan),
                "claims": [] if plan is None else _claims(request, plan),
            },
        )


def _to_mend(project: Project, failing: list[str], *, is_kept: bool) -> ToMend:
    links = [mending(project, name, is_kept=is_kept) for name in failing]
    return ToMend(project, page_of(project), links)


def _lines(request: HttpRequest, plan: Plan) -> list[LineToServe]:
    add = reverse("admin:projects_project_add")
    return [
        LineToServe(line, page_of(line), f"{add}?plans={plan.pk}&action_lines={line.pk}")
        for line in visible_to(request.user, unserved_lines(plan))
    ]


def _claims(request: HttpRequest, plan: Plan) -> list[ClaimToFill]:
    return [
        ClaimToFill(claim, page_of(claim))
        for claim in visible_to(request.user, claims_without_numbers(plan))
    ]

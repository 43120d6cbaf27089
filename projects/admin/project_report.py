"""Saying that a project is complete for a reporting period, on the project's own page."""

from __future__ import annotations

from typing import TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _

from projects.admin.pages import RecordPages, Tool, say_refused
from projects.admin.staff import staff_of
from projects.models import Project, ReportCompletion, ReportingPeriod, name_of
from projects.services.access import visible_to
from projects.services.report_completion import complete_project, periods_to_report

Row = TypeVar("Row", bound=Project)


class ProjectReport(RecordPages[Row]):
    """The buttons that complete a project for the open periods of its plans, and undo it."""

    def report_tools(self, request: HttpRequest, obj: Row) -> list[Tool]:
        """One button for each open period, for who may change the project."""
        if not self.has_change_permission(request, obj):
            return []
        periods = list(visible_to(request.user, periods_to_report(obj, on=timezone.localdate())))
        names = [period.name for period in periods]
        said = dict(obj.report_completions.values_list("reporting_period", "pk"))
        tools = []
        for period in periods:
            # Two plans may both have a third quarter.
            told = {"period": period.name if names.count(period.name) == 1 else period}
            if period.pk in said:
                url = reverse("admin:projects_reportcompletion_delete", args=[said[period.pk]])
                tools.append(Tool(_("Not complete for %(period)s…") % told, url))
            else:
                url = self.address("complete", obj.pk, period.pk)
                label = _("Complete for %(period)s") % told
                tools.append(Tool(label, url, is_post=True))
        return tools

    def reported(self, request: HttpRequest, obj: Row) -> list[str]:
        """For which open periods it is complete, a sentence each."""
        completions = visible_to(request.user, ReportCompletion.objects.filter(project=obj))
        rows = completions.filter(reporting_period__locked_at__isnull=True)
        return [
            _("Complete for %(period)s, by %(who)s on %(day)s.")
            % {
                "period": row.reporting_period.name,
                "who": name_of(row.completed_by) if row.completed_by else _("the system"),
                "day": localize(timezone.localdate(row.completed_at)),
            }
            for row in rows.select_related("reporting_period", "completed_by")
        ]

    def get_urls(self) -> list[URLPattern]:
        """Add where the button leads."""
        return [
            path(
                "<path:object_id>/complete/<int:period>/",
                self.admin_site.admin_view(self.complete_view),
                name=self.page_name("complete"),
            ),
            *super().get_urls(),
        ]

    def complete_view(self, request: HttpRequest, object_id: str, period: int) -> HttpResponse:
        """Complete the project for a period, at the press of a button."""
        obj = self.required(request, object_id, to="change", allowed=request.method == "POST")
        found = visible_to(request.user, ReportingPeriod.objects.filter(pk=period)).first()
        if found is None:
            raise Http404
        try:
            complete_project(obj, found, by=staff_of(request))
        except ValidationError as refusal:
            say_refused(request, obj, refusal)
        else:
            messages.success(
                request,
                _("“%(project)s” is complete for “%(period)s”.")
                % {"project": obj, "period": found.name},
            )
        return self.back_to(obj)

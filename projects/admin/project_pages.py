"""A project's form: what it stores, and the buttons above it."""

from __future__ import annotations

from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.project_report import ProjectReport
from projects.admin.project_review import ProjectReview
from projects.admin.project_week import ProjectWeek
from projects.admin.publishable import PublishableAdmin
from projects.admin.staff import staff_of
from projects.admin.tracked import Tool, reason_of
from projects.models import Project
from projects.services.history import save_with_history
from projects.services.project import own_project, publish_project, withdraw_project

Row = TypeVar("Row", bound=Project)


class ProjectPages(ProjectReview[Row], ProjectWeek[Row], ProjectReport[Row]):
    """A project is edited as a working copy; the public sees it by these pages alone."""

    # Saving and publishing

    def store(self, request: HttpRequest, obj: Row, form: Any, change: bool) -> None:
        """Store the working copy; the public sees nothing of it yet."""
        save_with_history(obj, by=staff_of(request), reason=reason_of(form, change=change))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Store what stands beside the working copy; the public sees nothing of it yet."""
        super(PublishableAdmin, self).save_related(request, form, formsets, change)
        if not change:
            own_project(form.instance, by=staff_of(request))

    def saved_sentence(self, obj: Row) -> str:
        """What holds now, and who sees it."""
        if obj.is_published:
            return _(
                "“%(record)s” is saved. The public still sees the published version: "
                "“Publish…” shows what would change."
            ) % {"record": obj}
        return _("“%(record)s” is saved; the public does not see it.") % {"record": obj}

    def publish(self, request: HttpRequest, obj: Row) -> None:
        """Make the working copy public as it stands."""
        publish_project(obj, by=staff_of(request))

    def withdraw(self, request: HttpRequest, obj: Row, reason: str) -> None:
        """Take the project from the public."""
        withdraw_project(obj, by=staff_of(request), reason=reason)

    # Pages

    def tools(self, request: HttpRequest, obj: Row) -> list[Tool]:
        """The weekly work first."""
        tools = self.weekly_tools(request, obj)
        tools += self.review_tools(request, obj)
        tools += self.report_tools(request, obj)
        if obj.is_published and self.has_publish_permission(request, obj):
            tools.append(Tool(gettext_lazy("Withdraw…"), self.url_of("withdraw", obj)))
        return tools

    def standing(self, request: HttpRequest, obj: Row) -> list[str]:
        """Where it stands on its way to the public, and for which reports it is complete."""
        return [*super().standing(request, obj), *self.reported(request, obj)]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Lead to the public page of what has one, and to that of the next version."""
        obj = kwargs.get("obj")
        if obj is not None and obj.is_published:
            context["public_url"] = f"{reverse('projects:project-list')}{obj.slug}/"
        if obj is not None and self.has_keep_permission(request, obj):
            context["preview_url"] = reverse("project-preview", args=[obj.pk])
        return super().render_change_form(request, context, *args, **kwargs)

"""Handing in a project's next version, and taking it back."""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.project_decision import ProjectDecision
from projects.admin.project_publication import preview_publication
from projects.admin.project_standing import decisions_on, gaps_of, standing_of
from projects.admin.staff import staff_of
from projects.admin.tracked import Tool, say_refused
from projects.forms.submission import SubmitForm
from projects.models import Project
from projects.services.submission import submit_project, take_back

Row = TypeVar("Row", bound=Project)


class ProjectReview(ProjectDecision[Row]):
    """The way of the working copy to its reviewer, and what is said of it above the form."""

    # Buttons, and what holds now

    def review_tools(self, request: HttpRequest, obj: Row) -> list[Tool]:
        """What this person can do now with the next version."""
        waiting = obj.submissions.open().first()
        tools = []
        if self.has_publish_permission(request, obj):
            label = gettext_lazy("Publish…") if waiting is None else gettext_lazy("Review…")
            tools.append(Tool(label, self.url_of("publish", obj), is_main=waiting is not None))
        if self.has_change_permission(request, obj):
            if waiting is None:
                tools.append(Tool(gettext_lazy("Submit for review…"), self.url_of("submit", obj)))
            else:
                tools.append(
                    Tool(gettext_lazy("Take back"), self.url_of("take_back", obj), is_post=True)
                )
        return tools

    def standing(self, request: HttpRequest, obj: Row) -> list[str]:
        """Where the project stands on its way to the public."""
        return [*standing_of(obj, reader=request.user), *super().standing(request, obj)]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the decisions above the changes."""
        obj = self.get_object(request, unquote(object_id))
        decided = [] if obj is None else decisions_on(obj, reader=request.user)
        context = {"submissions": decided}
        return super().history_view(request, object_id, context | (extra_context or {}))

    # Pages

    def get_urls(self) -> list[URLPattern]:
        """Add the pages of handing in and taking back; the one of deciding is “publish”."""
        view = self.admin_site.admin_view
        return [
            path("<path:object_id>/submit/", view(self.submit_view), name=self.page_name("submit")),
            path(
                "<path:object_id>/take-back/",
                view(self.take_back_view),
                name=self.page_name("take_back"),
            ),
            *super().get_urls(),
        ]

    def submit_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show what would be handed in and what is missing, take a note, hand it in."""
        obj = self.required(request, object_id, to="change")
        form = SubmitForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                submit_project(obj, by=staff_of(request), note=form.cleaned_data["note"])
            except ValidationError as refusal:
                say_refused(request, obj, refusal)
            else:
                messages.success(
                    request,
                    _("“%(record)s” is submitted. You can go on editing: the reviewer sees it.")
                    % {"record": obj},
                )
            return self.back_to(obj)
        return self.page(
            request,
            "admin/projects/submit_project.html",
            obj,
            {
                "title": _("Submit “%(record)s” for review") % {"record": obj},
                "form": form,
                "preview": preview_publication(obj, reader=request.user),
                "gaps": gaps_of(obj),
            },
        )

    def take_back_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Take back what was handed in, at the press of a button."""
        obj = self.required(request, object_id, to="change", allowed=request.method == "POST")
        submission = obj.submissions.newest_first().first()
        if submission is not None:
            try:
                take_back(submission, by=staff_of(request))
            except ValidationError as refusal:
                say_refused(request, obj, refusal)
            else:
                messages.success(
                    request, _("“%(record)s” is taken back, and a draft again.") % {"record": obj}
                )
        return self.back_to(obj)

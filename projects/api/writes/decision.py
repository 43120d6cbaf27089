"""What is decided on a project, and that somebody found it still accurate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpResponse
from django.urls import path
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.serializers import Serializer

from projects.api.answers.problems import Refused
from projects.api.answers.view import json_response, to_json
from projects.api.openapi import writes as described
from projects.api.openapi.schema import Bodies, Schema
from projects.api.writes.base import WritingView, refusals
from projects.api.writes.inputs.action import (
    ConfirmInput,
    PublishInput,
    ReturnInput,
    SubmitInput,
    WithdrawInput,
)
from projects.api.writes.inputs.strict import names_of, read_input
from projects.api.writes.preconditions import expected_etags
from projects.api.writes.project import locked, project_at, refuse_unread
from projects.api.writes.working_copy import working_response
from projects.choices import TokenScope
from projects.models import Project
from projects.services.access import may_add_about, may_change, may_publish
from projects.services.confirmation import confirm_project
from projects.services.project import publish_project, withdraw_project
from projects.services.submission import return_project, submit_project
from projects.services.working_copy import read_working_copy


class ActionView(WritingView):
    """Something done with a project as it was read: subclasses say who may, and what is done."""

    http_method_names = ["post", "options"]
    name: ClassVar[str]
    description: ClassVar[str]
    input: ClassVar[type[Serializer[Any]]]
    may: ClassVar[Callable[[Any, Project], bool]]

    def post(self, request: Request, slug: str) -> HttpResponse:
        """Do it, and answer with the working copy as it stands then."""

        def answer(body: Any, by: AbstractBaseUser) -> HttpResponse:
            project = project_at(request, slug, type(self).may)
            expected = expected_etags(request)
            said = read_input(self.input(data=body, context={"user": by}))
            row = locked(project)
            seen = self.look(row)
            refuse_unread(request, row, expected)
            with refusals({name: name for name in said}):
                self.act(row, said, by, seen)
            return working_response(request, row.pk)

        return self.write(request, answer)

    def look(self, project: Project) -> str:
        """Stands for what there is before it is compared with what was read."""
        return ""

    def act(self, project: Project, said: dict[str, Any], by: AbstractBaseUser, seen: str) -> None:
        """Do it with the project, which is locked.

        Raises ValidationError as the service does.
        """
        raise NotImplementedError

    def written_operation(self, method: str, bodies: Bodies) -> Schema:
        """The OpenAPI operation that writes."""
        return described.act(self.name, self.description, bodies(self.input))


class SubmitView(ActionView):
    """Handing in the working copy for review."""

    name = "submit"
    description = "Hand in the working copy for review, with its pending entries and indicators."
    input = SubmitInput
    may = may_change

    def act(self, project: Project, said: dict[str, Any], by: AbstractBaseUser, seen: str) -> None:
        """Hand it in."""
        submit_project(project, by=by, note=said.get("note", ""))


class PublishView(ActionView):
    """Making the working copy public."""

    scope = TokenScope.PUBLISH
    name = "publish"
    description = (
        "Make the working copy public as it stands, with its pending entries and indicators."
    )
    input = PublishInput
    may = may_publish

    def look(self, project: Project) -> str:
        """The fingerprint: an entry that comes in from now on is not published unread."""
        return read_working_copy(project).fingerprint

    def act(self, project: Project, said: dict[str, Any], by: AbstractBaseUser, seen: str) -> None:
        """Publish what was looked at, and nothing else."""
        publish_project(
            project,
            by=by,
            reason=said.get("change_message") or "Published",
            fingerprint=seen,
            submission=project.submissions.open().first(),
        )


class ReturnView(ActionView):
    """Sending back what was handed in."""

    scope = TokenScope.PUBLISH
    name = "return"
    description = "Send what was handed in back, saying what has to change."
    input = ReturnInput
    may = may_publish

    def act(self, project: Project, said: dict[str, Any], by: AbstractBaseUser, seen: str) -> None:
        """Return the open submission.

        Raises Refused, 409, if there is none.
        """
        submission = project.submissions.open().first()
        if submission is None:
            raise Refused(409, "Nothing is submitted: there is nothing to return.")
        return_project(submission, by=by, reason=said["reason"])


class WithdrawView(ActionView):
    """Taking a project from the public."""

    scope = TokenScope.PUBLISH
    name = "withdraw"
    description = "Take the project from the public, everywhere at once; the working copy stays."
    input = WithdrawInput
    may = may_publish

    def act(self, project: Project, said: dict[str, Any], by: AbstractBaseUser, seen: str) -> None:
        """Withdraw it.

        Raises Refused, 409, if the public does not see it.
        """
        if not project.is_published:
            raise Refused(
                409, "The public does not see this project: there is nothing to withdraw."
            )
        withdraw_project(project, by=by, reason=said["reason"])


class ConfirmView(WritingView):
    """That somebody looked at a project and found it still accurate: an event, not a change."""

    http_method_names = ["post", "options"]

    def post(self, request: Request, slug: str) -> HttpResponse:
        """Record it."""

        def answer(body: Any, by: AbstractBaseUser) -> HttpResponse:
            project = project_at(request, slug, may_add_about)
            said = read_input(ConfirmInput(data=body))
            on = said.get("confirmed_on") or timezone.localdate()
            with refusals(names_of(ConfirmInput())):
                confirmed = confirm_project(project, on=on, by=by, note=said.get("note", ""))
            document = {"project": project.slug, "confirmed_on": confirmed.confirmed_on.isoformat()}
            response = json_response(to_json(document))
            response.status_code = 201
            return response

        return self.write(request, answer)

    def written_operation(self, method: str, bodies: Bodies) -> Schema:
        """The OpenAPI operation that writes."""
        return described.confirm(bodies(ConfirmInput))


urlpatterns = [
    path(f"projects/<slug:slug>/{name}/", view.as_view(), name=f"project-{name}")
    for name, view in {
        "submit": SubmitView,
        "publish": PublishView,
        "return": ReturnView,
        "withdraw": WithdrawView,
        "confirm": ConfirmView,
    }.items()
]

"""Entering and changing projects: working copies, of which the public sees nothing yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import path
from rest_framework.request import Request

from projects.api.answers.problems import Refused
from projects.api.answers.view import json_response, to_json
from projects.api.openapi import working_copy as shown
from projects.api.openapi import writes as described
from projects.api.openapi.schema import Bodies, Schema
from projects.api.project import ProjectDetailView, ProjectListView
from projects.api.writes import working_copy
from projects.api.writes.base import WritingView, refusals, working_address, writer_of
from projects.api.writes.bulk import MOST, each
from projects.api.writes.inputs.project import (
    ProjectBulkChangeInput,
    ProjectChangeInput,
    ProjectInput,
)
from projects.api.writes.inputs.strict import names_of, read_input
from projects.api.writes.preconditions import expected_etags, read_etags, refuse_stale, without_etag
from projects.documents.shapes import WorkingProjectShape
from projects.models import Project
from projects.services.access import may_add, may_change, visible_to
from projects.services.project_copy import store_project
from projects.services.project_sheet import lock_projects

# The member of a body → the field of the model that a service speaks of.
NAMES = names_of(ProjectInput())


class ProjectsView(WritingView, ProjectListView):
    """The list of projects, and where new ones are entered."""

    shows_working_copies = True

    def working(self, request: Request, **keys: Any) -> HttpResponse:
        """A page of working copies."""
        return working_copy.list_working(request)

    def post(self, request: Request) -> HttpResponse:
        """Enter a project, or several at once."""
        return self.write(request, self._create)

    def patch(self, request: Request) -> HttpResponse:
        """Change several projects at once, each as it was read."""
        return self.write(request, self._change)

    def _create(self, body: Any, by: AbstractBaseUser) -> HttpResponse:
        if not may_add(by, Project):
            raise PermissionDenied
        if not isinstance(body, list):
            project = create_project(body, by)
            response = working_copy.working_response(self.request, project.pk, status=201)
            response["Location"] = working_address(self.request, project.slug)
            return response
        return self._all(each(body, lambda it: create_project(it, by)), status=201)

    def _change(self, body: Any, by: AbstractBaseUser) -> HttpResponse:
        if not isinstance(body, list):
            raise Refused(400, "Send a list here; one project is changed at its own address.")
        # A slug that no database can hold names nothing.
        named = [it["slug"] for it in body[:MOST] if isinstance(it, Mapping) and is_slug(it)]
        # All of them, in one order for everyone: two who change the same don't wait for each other.
        lock_projects(named)
        rows = visible_to(by, Project.objects.filter(slug__in=named))
        found = {row.slug: row for row in rows}
        documents = working_copy.documents_for(self.request, [it.pk for it in found.values()])
        etags = {document["slug"]: document["etag"] for document in documents}
        changed = each(body, lambda it: self._change_one(it, found, etags, by))
        return self._all(changed, status=200)

    def _change_one(
        self, item: Any, found: dict[str, Project], etags: dict[str, str], by: AbstractBaseUser
    ) -> Project:
        """One of those found, if it is still what was read; ``etags`` loses it by this."""
        if isinstance(item, Mapping) and "if_match" not in item:
            raise without_etag()
        said = read_input(ProjectBulkChangeInput(data=item, context={"user": by}))
        expected, slug = read_etags(said.pop("if_match")), said.pop("slug")
        if slug not in found:
            raise Refused(400, "", {"slug": [f"There is no project “{slug}”."]})
        if slug not in etags:
            raise Refused(400, "", {"slug": [f"“{slug}” is listed twice."]})
        if not may_change(by, found[slug]):
            raise PermissionDenied
        refuse_stale(expected, etags.pop(slug))
        return store_change(found[slug], said, by)

    def _all(self, projects: list[Project], *, status: int) -> HttpResponse:
        keys = [project.pk for project in projects]
        documents = working_copy.documents_for(self.request, keys)
        response = json_response(to_json({"results": documents}))
        response.status_code = status
        return response

    def operation(self, path: str) -> Schema:
        """The OpenAPI operation."""
        return shown.with_working_list(super().operation(path))

    def written_operation(self, method: str, bodies: Bodies) -> Schema:
        """The OpenAPI operation that writes."""
        if method == "POST":
            return described.create_project(bodies)
        return described.change_projects(bodies)


class ProjectView(WritingView, ProjectDetailView):
    """One project, and where it is changed."""

    shows_working_copies = True

    def working(self, request: Request, **keys: Any) -> HttpResponse:
        """Its working copy."""
        return working_copy.read_working(request, keys["slug"])

    def patch(self, request: Request, slug: str) -> HttpResponse:
        """Change what the body names; the rest stays as it is."""

        def answer(body: Any, by: AbstractBaseUser) -> HttpResponse:
            project = project_at(request, slug, may_change)
            expected = expected_etags(request)
            said = read_input(ProjectChangeInput(data=body, context={"user": by}))
            row = locked(project)
            refuse_unread(request, row, expected)
            store_change(row, said, by)
            return working_copy.working_response(request, row.pk)

        return self.write(request, answer)

    def operation(self, path: str) -> Schema:
        """The OpenAPI operation."""
        return shown.with_working_detail(super().operation(path), WorkingProjectShape)

    def written_operation(self, method: str, bodies: Bodies) -> Schema:
        """The OpenAPI operation that writes."""
        return described.change_project(bodies)


def project_at(
    request: Request, slug: str, may: Callable[[AbstractBaseUser, Project], bool]
) -> Project:
    """The project at the address.

    Raises Http404 if there is none that whoever asks may know of, and PermissionDenied if they
    may not do this with it.
    """
    project = working_copy.visible_projects(request).filter(slug=slug).first()
    if project is None:
        raise Http404
    if not may(writer_of(request), project):
        raise PermissionDenied
    return project


def locked(project: Project) -> Project:
    """The project as it is stored, which nobody else changes until the transaction ends."""
    return Project.objects.select_for_update().get(pk=project.pk)


def refuse_unread(request: Request, project: Project, expected: list[str]) -> None:
    """Raise Refused, 412, if the working copy is none of those expected.

    Call it with the project locked.
    """
    (document,) = working_copy.documents_for(request, [project.pk])
    refuse_stale(expected, document["etag"])


def create_project(body: Any, by: AbstractBaseUser) -> Project:
    """A new project as the body says.

    Raises Refused for what can't be stored.
    """
    said = read_input(ProjectInput(data=body, context={"user": by}))
    reason = said.pop("change_message", "") or "Entered"
    project = Project()
    with refusals(NAMES):
        store_project(project, said, by=by, reason=reason)
    return project


def store_change(project: Project, said: dict[str, Any], by: AbstractBaseUser) -> Project:
    """Give the project, which is locked, its new values.

    Raises Refused for what can't be stored.
    """
    reason = said.pop("change_message", "") or "Edited"
    with refusals(NAMES):
        store_project(project, said, by=by, reason=reason)
    return project


def is_slug(item: Mapping[str, Any]) -> bool:
    """Whether an element names a project by anything that could be its address."""
    slug = item.get("slug")
    return isinstance(slug, str) and slug.isprintable()


urlpatterns = [
    path("projects/", ProjectsView.as_view(), name="project-list"),
    path("projects/<slug:slug>/", ProjectView.as_view(), name="project-detail"),
]

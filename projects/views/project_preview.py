"""The public page of a project as its next version would be: for those alone who keep it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from projects.models import Project
from projects.models.fiction import is_fictional
from projects.reports.edition import Edition, read_edition
from projects.reports.kept import Report
from projects.services.access import may_add_about, visible_to
from projects.services.project import rehearsed_publication
from projects.views.page import Page
from projects.views.project_detail import project_page


class PreviewPage(Page):
    """A page of what is not public: it says so, and leaves nothing behind for other pages."""

    def __init__(self, request: HttpRequest, edition: Edition, record_url: str, slug: str) -> None:
        super().__init__(request, edition)
        self.slug = slug
        self.record_url = record_url

    @property
    def is_fictional(self) -> bool:
        """Whether the project is made up: the address of the preview does not name it."""
        return is_fictional(self.slug)

    def kept(self, name: str, key: str, compute: Callable[[], Report]) -> Report:
        """A report computed anew: what is kept is read by everybody."""
        return compute()

    def render(self, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
        """The page, plainly marked."""
        marked = {"is_preview": True, "record_url": self.record_url, **context}
        return super().render(template, marked, status=status)


@require_safe
def project_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The project's public page, rendered from the working copy by publishing it for a moment."""
    project = get_object_or_404(visible_to(request.user, Project.objects.all()), pk=pk)
    if not may_add_about(request.user, project):
        raise PermissionDenied
    record_url = reverse("admin:projects_project_change", args=[project.pk])
    page = PreviewPage(request, read_edition(), record_url, project.slug)
    try:
        with rehearsed_publication(project):
            return project_page(page, project.slug)
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
        return redirect(record_url)

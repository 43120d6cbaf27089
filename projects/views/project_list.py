"""The list of projects."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from projects.views.page import Page, public_page


@public_page
def project_list(request: HttpRequest, page: Page) -> HttpResponse:
    """The projects under the filters chosen."""
    return page.render("projects/project_list.html", {})

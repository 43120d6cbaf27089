"""The front page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from projects.views.page import Page, public_page


@public_page
def overview(request: HttpRequest, page: Page) -> HttpResponse:
    """What this is, and where things stand."""
    return page.render("projects/overview.html", {})

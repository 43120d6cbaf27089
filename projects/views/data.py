"""Where the data can be had, in which forms, under which licence, and how to cite it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from projects.documents.licence import LICENCE, LICENCE_URL
from projects.views.page import Page, public_page


@public_page
def data(request: HttpRequest, page: Page) -> HttpResponse:
    """All downloads, the API, the licence and the citation."""
    return page.render("projects/data.html", {"licence": LICENCE, "licence_url": LICENCE_URL})

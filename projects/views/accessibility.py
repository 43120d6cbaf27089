"""What was done so that everybody can use the site, how it is checked, and what is left."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from projects.views.page import Page, public_page


@public_page
def accessibility(request: HttpRequest, page: Page) -> HttpResponse:
    """The accessibility statement."""
    return page.render("projects/accessibility.html", {})

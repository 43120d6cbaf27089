"""One project's full history: what was said of it, when that was true and when published here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from projects.choices import Noun
from projects.reports.project_history import read_history
from projects.views.former_address import moved
from projects.views.page import Page, public_page

# The value of “ordering” for the order of publication; the order of truth is the default.
BY_PUBLICATION = "-published"


@public_page
def project_history(request: HttpRequest, page: Page, slug: str) -> HttpResponse:
    """Everything public that was said of a project by the date of the page."""
    by_publication = request.GET.get("ordering") == BY_PUBLICATION
    history = read_history(slug, on=page.on, today=page.is_today, by_publication=by_publication)
    if history is None:
        return moved(page, Noun.PROJECT, slug, aspect="history")
    return page.render(
        "projects/project_history.html",
        {
            "project": history.document,
            "history": history,
            "corrected": sum(it.is_corrected for it in history.statements),
            "by_publication": by_publication,
            "published_ordering": BY_PUBLICATION,
        },
    )

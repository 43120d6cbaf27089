"""Where the data can be had, in which forms, under which licence, and how to cite it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from projects.documents.licence import LICENCE, LICENCE_URL
from projects.views.page import Page, public_page

# The name of each form that a download takes, its address, whom it is for.
FILES = [
    (
        "XLSX",
        "projects:project-xlsx",
        _(
            "for a spreadsheet: numbers and dates as such, and a sheet that says what each "
            "column means"
        ),
    ),
    (
        "CSV",
        "projects:project-csv",
        _("for any program: UTF-8 with its mark, so that Korean opens rightly; codes and names"),
    ),
    (
        "JSON",
        "projects:project-json",
        _("for a program of your own: the documents of the API in one file"),
    ),
]


@public_page
def data(request: HttpRequest, page: Page) -> HttpResponse:
    """All downloads, the API, the licence and the citation."""
    return page.render(
        "projects/data.html", {"files": FILES, "licence": LICENCE, "licence_url": LICENCE_URL}
    )

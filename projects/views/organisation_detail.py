"""One organisation: its names, and what it does in which projects."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from projects.choices import Noun
from projects.reports.organisation_account import read_organisation
from projects.views.former_address import moved
from projects.views.page import Page, public_page
from projects.views.project_extract import extract


@public_page
def organisation_detail(request: HttpRequest, page: Page, slug: str) -> HttpResponse:
    """What is known of an organisation on the date of the page."""
    account = read_organisation(slug, on=page.on, today=page.is_today)
    if account is None:
        return moved(page, Noun.ORGANISATION, slug)
    return page.render(
        "projects/organisation_detail.html",
        {
            "account": account,
            "organisation": account.organisation,
            "extract": extract(account.projects, page, facet="organisation", values=[slug]),
        },
    )

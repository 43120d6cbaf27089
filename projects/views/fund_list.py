"""The funds: what each is, what is paid in, and how many projects it pays."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from projects.reports.fund_account import list_funds
from projects.views.page import Page, public_page


@public_page
def fund_list(request: HttpRequest, page: Page) -> HttpResponse:
    """Every fund, with what was known on the date of the page."""
    funds = page.kept("fund-list", "", lambda: list_funds(on=page.on, today=page.is_today))
    return page.render("projects/fund_list.html", {"funds": funds})

"""One fund: who pays in, how much over the years, and what it pays for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from projects.choices import Noun
from projects.documents.shapes import FundShape, NamedShape
from projects.reports.fund_account import read_fund
from projects.views.contribution_rows import contribution_rows
from projects.views.former_address import moved
from projects.views.indicator_rows import indicator_row
from projects.views.page import Page, public_page
from projects.views.project_extract import extract
from projects.views.project_rows import main_total
from projects.views.reported import reported_rows


@public_page
def fund_detail(request: HttpRequest, page: Page, slug: str) -> HttpResponse:
    """What is known of a fund on the date of the page."""
    account = read_fund(slug, on=page.on, today=page.is_today)
    if account is None:
        return moved(page, Noun.FUND, slug)
    fund = account.fund
    first_total = main_total(account.totals)
    return page.render(
        "projects/fund_detail.html",
        {
            "fund": fund,
            "payments": account.payments,
            "payers": payers(fund),
            "contributions": contribution_rows(fund["contributions"], account.payments),
            "extract": extract(account.projects, page, facet="fund", values=[slug]),
            "totals": account.totals,
            "main_total": first_total,
            "without_money": account.totals.roots - (first_total.projects if first_total else 0),
            "indicators": [indicator_row(it) for it in fund["indicators"]],
            "reported": reported_rows(fund["reported_values"]),
        },
    )


def payers(fund: FundShape) -> list[NamedShape]:
    """Who paid in, or said that they would, each once, the first of them first."""
    found = {
        it["contributor"]["slug"]: it["contributor"]
        for it in fund["contributions"]
        if it["contributor"] is not None and not it["is_superseded"]
    }
    return list(found.values())

"""The plans of all partnerships."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from projects.reports.plan_index import list_plans
from projects.views.page import Page, public_page


@public_page
def plan_list(request: HttpRequest, page: Page) -> HttpResponse:
    """Every plan begun or adopted by the date of the page, by partnership."""
    partnerships = list_plans(on=page.on, today=page.is_today)
    return page.render(
        "projects/plan_list.html",
        {"partnerships": partnerships, "count": sum(len(it.plans) for it in partnerships)},
    )

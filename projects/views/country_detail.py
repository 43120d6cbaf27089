"""One country: where it is a member, which projects work there, and what money is its own."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from projects.documents.shapes import CountryMembershipShape, CountryTermShape
from projects.reports.country_account import read_country
from projects.views.dated_roles import has_ended
from projects.views.page import Page, public_page
from projects.views.project_extract import extract

MONEY_SHOWN = 10


@dataclass(frozen=True)
class RoleHeld:
    """A membership or a turn as coordinator; ``is_current`` on the date of the page."""

    role: CountryMembershipShape | CountryTermShape
    is_current: bool


@public_page
def country_detail(request: HttpRequest, page: Page, code: str) -> HttpResponse:
    """What is known of a country on the date of the page.

    Raises Http404 for what is no country here.
    """
    if code != code.upper():
        query = request.META.get("QUERY_STRING", "")
        path = reverse("projects:country-detail", args=[code.upper()])
        return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)
    account = read_country(code, on=page.on, today=page.is_today)
    if account is None:
        raise Http404
    return page.render(
        "projects/country_detail.html",
        {
            "account": account,
            "country": account.country,
            "memberships": [_held(it, page) for it in account.country["memberships"]],
            "terms": [_held(it, page) for it in reversed(account.terms)],
            "extract": extract(account.projects, page, facet="country", values=[code]),
            "money_first": account.money[:MONEY_SHOWN],
            "money_rest": account.money[MONEY_SHOWN:],
        },
    )


def _held(role: CountryMembershipShape | CountryTermShape, page: Page) -> RoleHeld:
    return RoleHeld(role=role, is_current=not has_ended(role, on=page.on))

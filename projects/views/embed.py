"""The parts of pages that other sites may show within theirs, each with its date and source line.

They alone may be framed, by anyone: there is nothing in them to press but links.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt

from projects.documents.licence import LICENCE, LICENCE_URL
from projects.filters.address import LISTING, parameters_of, query_string
from projects.views.page import Page, public_page
from projects.views.plan_detail import plan_page
from projects.views.project_detail import project_page
from projects.views.project_list import list_page

TERMS = {"licence": LICENCE, "licence_url": LICENCE_URL}


def embeddable(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let any site show the page in a frame; everything else about its policy stays."""
    anywhere: Any = csp_replace({"frame-ancestors": ["*"]})
    framed: Callable[..., HttpResponseBase] = xframe_options_exempt(anywhere(view))
    return framed


@embeddable
@public_page
def embed_project_list(request: HttpRequest, page: Page) -> HttpResponse:
    """The rows of a filtered list."""
    full_path = reverse("projects:project-list") + query_string(
        parameters_of(request.GET, among=LISTING)
    )
    return list_page(page, "projects/embed_project_list.html", full_path=full_path, **TERMS)


@embeddable
@public_page
def embed_plan_progress(request: HttpRequest, page: Page, slug: str) -> HttpResponse:
    """How far along a plan is, by our count and by official word."""
    full_path = reverse("projects:plan-detail", args=[slug]) + page.as_of_query
    return plan_page(page, slug, "projects/embed_plan_progress.html", full_path=full_path, **TERMS)


@embeddable
@public_page
def embed_project_detail(request: HttpRequest, page: Page, slug: str) -> HttpResponse:
    """What a project is, how it stands, when and how much."""
    full_path = reverse("projects:project-detail", args=[slug]) + page.as_of_query
    return project_page(
        page, slug, "projects/embed_project_detail.html", full_path=full_path, **TERMS
    )

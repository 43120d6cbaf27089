"""The sources: every document that a public figure may rest on."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from projects.models import Source
from projects.reports.citations import count_citations
from projects.views.page import Page, public_page

PAGE_SIZE = 100


@dataclass(frozen=True)
class SourceRow:
    """A source and how many public figures name it."""

    source: Source
    citations: int


@public_page
def source_list(request: HttpRequest, page: Page) -> HttpResponse:
    """Every published source that there was on the date of the page, the newest first."""
    dated = Q(published_on__isnull=True) | Q(published_on__lte=page.on)
    sources = Source.objects.published().factual().filter(dated)
    paginator = Paginator(sources.in_order(), PAGE_SIZE)
    page_obj = paginator.get_page(request.GET.get("page"))
    citations = count_citations(on=page.on)
    return page.render(
        "projects/source_list.html",
        {
            "rows": [SourceRow(source=it, citations=citations.get(it.pk, 0)) for it in page_obj],
            "page_obj": page_obj,
            "page_numbers": paginator.get_elided_page_range(page_obj.number),
        },
    )

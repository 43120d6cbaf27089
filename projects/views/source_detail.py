"""One source, and every public figure that names it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from projects.choices import Noun
from projects.models import Source
from projects.reports.citations import cite, statements_in
from projects.views.former_address import moved
from projects.views.page import Page, public_page


@public_page
def source_detail(request: HttpRequest, page: Page, slug: str) -> HttpResponse:
    """What the tracker takes from a source, as of the date of the page."""
    source = Source.objects.published().filter(slug=slug).first()
    if source is None:
        return moved(page, Noun.SOURCE, slug)
    records = cite(source, on=page.on)
    return page.render(
        "projects/source_detail.html",
        {
            "source": source,
            "records": records,
            "statements": statements_in(source, on=page.on),
            "citations": sum(len(record.citations) for record in records),
        },
    )

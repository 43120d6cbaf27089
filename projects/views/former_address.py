"""What answers at an address where no public record stands."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from projects.choices import Noun
from projects.reports.former_address import present_address
from projects.views.page import Page


def moved(page: Page, noun: Noun, slug: str, *, aspect: str = "detail") -> HttpResponse:
    """A permanent redirect from a former address, the query kept.

    ``aspect`` names the page about the record, as in “projects:plan-changes”.

    Raises Http404, the same for what is hidden and for what never was.
    """
    address = present_address(noun, slug)
    if address is None:
        raise Http404
    query = page.request.META.get("QUERY_STRING", "")
    path = reverse(f"projects:{noun.value}-{aspect}", args=[address])
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)

"""The way from a record's page to reporting an error in it, and the answers shown on the page."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from projects.choices import Noun

# The first part of a record's address; the second is its slug.
FOLDERS = {f"{noun.value}s": noun for noun in Noun}
PAGES = {f"{noun.value}-detail": noun for noun in Noun}


def record_of(request: HttpRequest) -> tuple[Noun, str] | None:
    """The noun and slug of the record whose own page is asked for; None for other pages."""
    match = request.resolver_match
    noun = PAGES.get(match.url_name or "") if match else None
    if match is None or noun is None or "slug" not in match.kwargs:
        return None
    return noun, str(match.kwargs["slug"])


def named_record(address: str) -> tuple[Noun, str] | None:
    """The noun and slug that “projects/kadif” names."""
    folder, _, slug = address.strip("/").partition("/")
    noun = FOLDERS.get(folder)
    return (noun, slug) if noun is not None and slug else None


def report_url(noun: Noun, slug: str) -> str:
    """The form for an error in a record."""
    query = urlencode({"record": f"{noun.value}s/{slug}"}, safe="/")
    return f"{reverse('projects:report-error')}?{query}"

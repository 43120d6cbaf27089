"""What every public page has in common: its edition, its date, and how it is cached.

A page reads the edition first. That one query decides whether the reader's copy still stands, so
a 304 costs nothing else. Nothing here looks at a session: every anonymous reader gets the same
bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.functional import cached_property
from django.utils.http import http_date
from django.utils.translation import get_language

from projects.choices import MeetingKind
from projects.filters.address import query_string
from projects.filters.fiction import names_fiction
from projects.filters.fields import AsOfField
from projects.models import Meeting
from projects.models.fiction import is_fictional
from projects.reports.edition import Edition, read_edition
from projects.reports.error_report import read_answers
from projects.reports.kept import Report, kept
from projects.views.reportable import record_of, report_url

Parameters = ParamSpec("Parameters")

# What the date picker offers: the meetings that papers are written for.
PAPERS_DUE = (
    MeetingKind.SUMMIT,
    MeetingKind.FOREIGN_MINISTERS,
    MeetingKind.DIALOGUE,
    MeetingKind.COOPERATION_COMMITTEE,
    MeetingKind.SENIOR_OFFICIALS,
)
MEETINGS_OFFERED = 8
METHODS = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True)
class Moment:
    """A meeting or milestone as the date picker and the overview name it."""

    slug: str
    title: str
    title_ko: str
    partnership: str
    kind: str
    starts_on: date
    last_on: date
    precision: str
    place: str


class Page:
    """One page being answered: its edition, and the date that it speaks of."""

    def __init__(self, request: HttpRequest, edition: Edition) -> None:
        self.request = request
        self.edition = edition
        self.as_of_value = request.GET.get("as_of", "").strip()
        self.as_of_error = ""
        self.as_of_date: date | None = None
        try:
            self.as_of_date = AsOfField(required=False).clean(self.as_of_value)
        except ValidationError as error:
            self.as_of_error = " ".join(error.messages)

    @property
    def on(self) -> date:
        """The date that the page speaks of."""
        return self.as_of_date or self.edition.today

    @property
    def is_today(self) -> bool:
        """Whether that is the present day, for which the public records are ready."""
        return self.as_of_date is None

    @property
    def as_of_query(self) -> str:
        """What a link to another page carries to stay on the same date: “?as_of=…” or nothing."""
        if self.is_today:
            return ""
        return query_string({"as_of": [self.as_of_value]})

    @property
    def is_fictional(self) -> bool:
        """Whether its address or query names a made-up record: then all that it shows is."""
        return names_fiction(self.request.GET) or any(
            is_fictional(part) for part in self.request.path.split("/")
        )

    @cached_property
    def moments(self) -> list[Moment]:
        """Every published meeting and milestone, newest first; what is made up apart."""
        if self.is_fictional:
            return self.kept("moments-of-fiction", "", lambda: _read_moments(made_up=True))
        return self.kept("moments", "", lambda: _read_moments(made_up=False))

    def kept(self, name: str, key: str, compute: Callable[[], Report]) -> Report:
        """A report kept for this edition, date of view and language; ``key`` names the rest."""
        dated = f"{self.edition.today}|{self.on}|{get_language()}|{key}"
        return kept(name, version=self.edition.number, key=dated, compute=compute)

    def render(self, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
        """The page as HTML, with all that base.html reads."""
        past = [it for it in self.moments if it.last_on <= self.edition.today]
        frame = {
            "edition": self.edition,
            "is_fictional": self.is_fictional,
            "today": self.edition.today,
            "on": self.on,
            "is_today": self.is_today,
            "as_of_value": self.as_of_value,
            "as_of_error": self.as_of_error,
            "as_of_query": self.as_of_query,
            "as_of_meeting": next((it for it in past if it.slug == self.as_of_value), None),
            "meetings": [it for it in past if it.kind in PAPERS_DUE][:MEETINGS_OFFERED],
            "site_url": settings.PUBLIC_BASE_URL,
            "site_host": urlsplit(settings.PUBLIC_BASE_URL).netloc,
        }
        frame |= self._answer_back()
        return render(self.request, template, frame | context, status=status)

    def _answer_back(self) -> dict[str, Any]:
        """On a record's own page: where to report an error in it, and what others were answered."""
        record = record_of(self.request)
        if record is None:
            return {}
        noun, slug = record
        found: dict[str, Any] = {"report_url": report_url(noun, slug)}
        if self.edition.has_answers:
            found["reader_answers"] = self.kept(
                "reader-answers", f"{noun}|{slug}", lambda: read_answers(noun, slug, on=self.on)
            )
        return found


def public_page(
    view: Callable[Concatenate[HttpRequest, Page, Parameters], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, Parameters], HttpResponseBase]:
    """Make ``view(request, page, …)`` a public page: read only, conditional, cacheable by all."""

    @wraps(view)
    def answer(
        request: HttpRequest, /, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": ", ".join(METHODS)})
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        edition = read_edition()
        etag = edition.etag(language=get_language() or "")
        last_modified = edition.last_modified
        response: HttpResponseBase | None = get_conditional_response(
            request, etag=etag, last_modified=int(last_modified.timestamp())
        )
        if response is None:
            response = view(request, Page(request, edition), *args, **kwargs)
        response["Cache-Control"] = _cache_control(request)
        if response.status_code in {200, 304}:
            response["ETag"] = etag
            response["Last-Modified"] = http_date(last_modified.timestamp())
        return response

    return answer


def _cache_control(request: HttpRequest) -> str:
    """Public for anonymous readers; whoever may be signed in leaves no copy anywhere."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES or "Authorization" in request.headers:
        return "no-store"
    return "public, max-age=0, must-revalidate"


def _read_moments(*, made_up: bool) -> list[Moment]:
    published = Meeting.objects.published()
    meetings = published.fictional() if made_up else published.factual()
    return [
        Moment(
            slug=row.slug,
            title=row.title,
            title_ko=row.title_ko,
            partnership=row.partnership.slug,
            kind=row.kind,
            starts_on=row.starts_on,
            last_on=row.last_on,
            precision=row.precision,
            place=row.place,
        )
        for row in meetings.select_related("partnership").in_order()
    ]

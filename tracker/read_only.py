"""While READ_ONLY is on: what is answered when the database refuses a write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from projects.api.answers import problems
from tracker.database import is_refused_write, is_unreachable
from tracker.failures import unavailable

RETRY_AFTER_SECONDS = 10 * 60


class ReadOnlySessionMiddleware(SessionMiddleware):
    """Answers a refused write with 503, whether a page or the session behind it wanted it.

    Whoever only reads goes on reading: that their session was not prolonged harms nobody.
    """

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say that nothing can be changed just now; any other error is not ours."""
        return _nothing_changed(request) if is_refused_write(error) else None

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Store the session, if it may be stored."""
        try:
            return super().process_response(request, response)
        except Exception as error:
            if not is_refused_write(error):
                raise
        if request.method not in {"GET", "HEAD"}:
            return _nothing_changed(request)
        patch_vary_headers(response, ["Cookie"])
        return response


def handle_exception(error: Exception, context: Mapping[str, Any]) -> HttpResponse:
    """Any exception of the API as a problem; one that passes says when to come again."""
    if is_unreachable(error):
        return unavailable(context["request"], error)
    if not is_refused_write(error):
        return problems.handle_exception(error, context)
    detail = "Nothing can be changed just now: the site is read-only for maintenance."
    response = problems.problem_response(context["request"], 503, detail)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def _nothing_changed(request: HttpRequest) -> HttpResponse:
    response = render(request, "503.html", status=503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    response["Cache-Control"] = "no-store"
    return response

"""What is answered when a request can't be: pages that ask for no database, session or file.

The page frame of the site names the list it stands in and the edition of the data; those of
faults have a frame of their own, and read well without the stylesheet too.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_path, override
from django.views.defaults import page_not_found

from projects.api.answers.problems import problem_response
from tracker.database import is_unreachable

logger = logging.getLogger(__name__)

API = "/api/"
STYLESHEET = "projects/public.css"
RETRY_AFTER_SECONDS = 60
DETAILS = {
    400: "The request can't be understood.",
    500: "Something went wrong on our side; it is logged.",
    503: "The database can't be reached just now. Nothing is wrong with the request.",
}
PAGES = {400: "400.html", 500: "500.html", 503: "unavailable.html"}


class OutageMiddleware:
    """Answers 503 while the database can't be reached; any other error is not ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Go on as if nothing were wrong: only an error says that something is."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say when to come again."""
        return unavailable(request, error) if is_unreachable(error) else None


def unavailable(request: HttpRequest, error: BaseException) -> HttpResponse:
    """The database can't be reached: come again soon."""
    logger.error("The database can't be reached: %s", error)
    response = _failure(request, 503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Something no browser sends by itself, such as a host name that is not ours."""
    return _failure(request, 400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing at the address yet: without a word a cache could keep that past a publication."""
    response = page_not_found(request, exception)
    response["Cache-Control"] = "no-store"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours, logged by Django."""
    return _failure(request, 500)


def _failure(request: HttpRequest, status: int) -> HttpResponse:
    if request.path.startswith(API):
        response = problem_response(request, status, DETAILS[status])
    else:
        # The error may have struck before the language of the request was known.
        language = get_language_from_path(request.path_info) or "en"
        with override(language):
            context = {"language": language, "stylesheet": _stylesheet()}
            page = render_to_string(PAGES[status], context)
        response = HttpResponse(page, status=status)
        response["Content-Language"] = language
    response["Cache-Control"] = "no-store"
    return response


def _stylesheet() -> str:
    """The address of the stylesheet, if the static files were collected."""
    try:
        return staticfiles_storage.url(STYLESHEET)
    except ValueError:
        return ""

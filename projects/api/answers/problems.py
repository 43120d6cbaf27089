"""Errors as problems: RFC 9457 for every status, whatever went wrong."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any, TypedDict

from django.core.exceptions import PermissionDenied
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.encoding import escape_uri_path
from django.utils.log import log_response
from rest_framework import exceptions

CONTENT_TYPE = "application/problem+json"
Errors = Mapping[str, Iterable[object]]


class ProblemShape(TypedDict):
    """What went wrong; ``errors`` says it for each parameter or member of the body to blame."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: dict[str, list[str]]


class BadParameters(exceptions.APIException):
    """Parameters that are not known here, or have a value that can't be."""

    status_code = HTTPStatus.BAD_REQUEST

    def __init__(self, errors: Errors) -> None:
        super().__init__("Some parameters can't be understood: see errors.")
        self.errors = errors


class Refused(exceptions.APIException):
    """A write that can't be done as it stands; ``errors`` says why, by member of the body."""

    def __init__(self, status: int, detail: str, errors: Errors | None = None) -> None:
        super().__init__(detail)
        self.status_code = status
        self.errors = errors or {}


class PreconditionFailed(exceptions.APIException):
    """The request named an edition that is not the present one."""

    status_code = HTTPStatus.PRECONDITION_FAILED
    default_detail = "The data has changed since the edition that If-Match names."


def problem_response(
    request: HttpRequest, status: int, detail: str, *, errors: Errors | None = None
) -> HttpResponse:
    """The answer that says what went wrong."""
    problem: ProblemShape = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": escape_uri_path(request.path),
        "errors": {name: [str(it) for it in texts] for name, texts in (errors or {}).items()},
    }
    body = json.dumps(problem, ensure_ascii=False, separators=(",", ":")) + "\n"
    return HttpResponse(body.encode(errors="replace"), status=status, content_type=CONTENT_TYPE)


def handle_exception(error: Exception, context: Mapping[str, Any]) -> HttpResponse:
    """Any exception of a view as a problem; what nobody foresaw is logged and says nothing."""
    request: HttpRequest = context["request"]
    # One sentence for all: whether a record is hidden or never was must not show.
    if isinstance(error, Http404):
        return problem_response(request, 404, "There is nothing at this address.")
    if isinstance(error, PermissionDenied):
        return problem_response(request, 403, "You may not do this.")
    if isinstance(error, exceptions.APIException):
        return _known_problem(request, error)
    return _unforeseen_problem(request, error)


def _known_problem(request: HttpRequest, error: exceptions.APIException) -> HttpResponse:
    errors: Errors | None = getattr(error, "errors", None)
    detail = error.detail if isinstance(error.detail, str) else str(error.default_detail)
    response = problem_response(request, error.status_code, detail, errors=errors)
    challenge = getattr(error, "auth_header", None)
    if challenge is not None:
        response["WWW-Authenticate"] = challenge
    wait = getattr(error, "wait", None)
    if wait is not None:
        response["Retry-After"] = f"{wait:.0f}"
    return response


def _unforeseen_problem(request: HttpRequest, error: Exception) -> HttpResponse:
    response = problem_response(request, 500, "Something went wrong on our side; it is logged.")
    # What Django itself does for an exception that reaches it.
    got_request_exception.send(sender=None, request=request)
    log_response(
        "%s: %s",
        response.reason_phrase,
        request.path,
        response=response,
        request=request,
        exception=error,
    )
    return response

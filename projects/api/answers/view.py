"""What every read has in common: validators before any work, caching, and open to all origins."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date
from hashlib import blake2b
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_etags
from rest_framework.request import Request
from rest_framework.views import APIView

from projects.api.answers.problems import PreconditionFailed
from projects.api.authentication import Needs, TokenAuthentication
from projects.api.rates import refuse_too_many
from projects.choices import TokenScope
from projects.documents.licence import LICENCE_URL
from projects.reports.edition import Edition, read_edition

METHODS = "GET, HEAD, OPTIONS"
# What a browser lets a script of another origin read.
EXPOSED_HEADERS = "Content-Disposition, ETag, Last-Modified, Link, X-As-Of, X-Data-Version"
# On which terms every answer may be used, RFC 4946.
LICENCE_LINK = f'<{LICENCE_URL}>; rel="license"'
# What it lets such a script send.
ALLOWED_HEADERS = "Accept, If-None-Match, If-Modified-Since"


def to_json(document: Mapping[str, Any] | Collection[Any]) -> str:
    """Compact JSON with every script as it is."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def json_response(body: str, *, as_of: date | None = None) -> HttpResponse:
    """An answer of ready JSON, with the date that it speaks of."""
    response = HttpResponse(body.encode(), content_type="application/json")
    if as_of is not None:
        response["X-As-Of"] = as_of.isoformat()
    return response


class ReadView(APIView):
    """A read: subclasses say what the answer is, and how the schema describes it."""

    http_method_names = ["get", "head", "options"]
    authentication_classes = [TokenAuthentication]
    permission_classes = [Needs]
    edition: Edition

    def perform_authentication(self, request: Request) -> None:
        """Count the request before anyone is looked up, so that guessing is slowed down too."""
        refuse_too_many(request)
        super().perform_authentication(request)

    def needs(self, request: Request) -> TokenScope | None:
        """Nothing: what the public sees is for everyone."""
        return None

    def answer(self, request: Request, **keys: Any) -> HttpResponseBase:
        """The answer to a request whose copy is out of date."""
        raise NotImplementedError

    def operation(self, path: str) -> dict[str, Any]:
        """The OpenAPI operation."""
        raise NotImplementedError

    def get(self, request: Request, **keys: Any) -> HttpResponseBase:
        """304 as soon as the edition tells that the copy is still good, else the answer.

        Raises PreconditionFailed if the request insists on another edition.
        """
        self.edition = read_edition()
        etag = self._etag(request)
        if etag in _known_copies(request):
            response: HttpResponseBase = HttpResponseNotModified()
        else:
            response = self.answer(request, **keys)
            if response.status_code != 200:
                return response
        modified_at = int(self.edition.last_modified.timestamp())
        response["ETag"] = etag
        response["Last-Modified"] = http_date(modified_at)
        response["X-Data-Version"] = str(self.edition.number)
        response["Link"] = ", ".join(filter(None, [response.get("Link"), LICENCE_LINK]))
        # Django asks it for its headers alone, and takes one that is streamed as well.
        checked = get_conditional_response(request, etag, modified_at, cast(HttpResponse, response))
        if checked is not None and checked.status_code == 412:
            raise PreconditionFailed
        return response if checked is None else checked

    def options(self, request: Any, *args: Any, **keys: Any) -> Any:
        """What may be asked, for a browser that inquires before another origin's script asks."""
        response = HttpResponse(status=204)
        response["Access-Control-Allow-Methods"] = METHODS
        response["Access-Control-Allow-Headers"] = ALLOWED_HEADERS
        response["Access-Control-Max-Age"] = "86400"
        return response

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Add what caches and other origins may do with the answer, errors included."""
        final = super().finalize_response(request, response, *args, **kwargs)
        final["Access-Control-Allow-Origin"] = "*"
        final["Access-Control-Expose-Headers"] = EXPOSED_HEADERS
        final["Cache-Control"] = cache_control(request, final.status_code)
        return final

    def _etag(self, request: Request) -> str:
        """The edition's validator bound to this very address and format.

        An edition's alone would let a client make a 304 out of what is a 404 or 400.
        """
        asked = f"{request.accepted_media_type} {request.get_full_path()}"
        address = blake2b(asked.encode(), digest_size=6).hexdigest()
        return self.edition.etag(language=address)


def cache_control(request: HttpRequest, status: int) -> str:
    """Anyone's cache may keep what anyone may see; nobody keeps errors or what a session asked."""
    is_anonymous = (
        settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "Authorization" not in request.headers
    )
    return "public, max-age=0, must-revalidate" if is_anonymous and status < 400 else "no-store"


def _known_copies(request: HttpRequest) -> list[str]:
    """The validators of the copies that the client has; those weakened by compression too."""
    given = parse_etags(request.headers.get("If-None-Match", ""))
    return [etag.removeprefix("W/") for etag in given]

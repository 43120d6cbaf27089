"""Compressed answers keep strong validators of their own."""

import gzip

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from tracker.compression import ValidatingGZipMiddleware

BODY = "status, funding and outcomes " * 40


def answer(*, etag: str | None, status: int = 200, **meta: str) -> HttpResponseBase:
    seen: list[str | None] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request.META.get("HTTP_IF_NONE_MATCH"))
        response = HttpResponse(BODY if status == 200 else "", status=status)
        if etag is not None:
            response["ETag"] = etag
        return response

    request = HttpRequest()
    request.META.update({"HTTP_ACCEPT_ENCODING": "gzip", **meta})
    response = ValidatingGZipMiddleware(view)(request)
    response.headers["X-Seen"] = str(seen[0])
    return response


def test_compressed_answer_has_a_strong_etag_of_its_own() -> None:
    response = answer(etag='"7-2026"')
    assert (response["Content-Encoding"], response["ETag"]) == ("gzip", '"7-2026;gzip"')


def test_compressed_bytes_are_always_the_same() -> None:
    first, second = answer(etag='"7"'), answer(etag='"7"')
    assert isinstance(first, HttpResponse)
    assert isinstance(second, HttpResponse)
    assert first.content == second.content
    assert gzip.decompress(first.content).decode() == BODY


def test_returning_etag_reaches_the_view_as_the_view_gave_it() -> None:
    assert answer(etag='"7"', HTTP_IF_NONE_MATCH='"7;gzip"')["X-Seen"] == '"7"'


def test_unchanged_answer_names_the_compressed_representation() -> None:
    assert answer(etag='"7"', status=304)["ETag"] == '"7;gzip"'


def test_plain_answer_keeps_its_etag() -> None:
    assert answer(etag='"7"', HTTP_ACCEPT_ENCODING="identity")["ETag"] == '"7"'


def test_answer_without_etag_is_compressed_and_padded_by_django() -> None:
    response = answer(etag=None)
    assert (response["Content-Encoding"], response.get("ETag")) == ("gzip", None)

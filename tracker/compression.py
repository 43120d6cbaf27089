"""Compression that keeps validators strong."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

SUFFIX = ";gzip"


class UnpaddedGZipMiddleware(GZipMiddleware):
    """Compress the same text to the same bytes."""

    max_random_bytes = 0


class ValidatingGZipMiddleware(GZipMiddleware):
    """Give a compressed answer a strong ETag of its own instead of weakening the plain one's.

    What bears an ETag is public and the same for everyone: it needs no random padding against
    guessing (BREACH), and without padding its bytes are always the same.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        super().__init__(get_response)
        self.exact = UnpaddedGZipMiddleware(get_response)

    def process_request(self, request: HttpRequest) -> None:
        """Let views compare a returning ETag with the one they gave."""
        returning = request.META.get("HTTP_IF_NONE_MATCH")
        if returning:
            request.META["HTTP_IF_NONE_MATCH"] = returning.replace(f'{SUFFIX}"', '"')

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Compress, and tell the compressed representation from the plain one."""
        etag = response.get("ETag")
        if etag is None:
            return super().process_response(request, response)
        answer = self.exact.process_response(request, response)
        accepts = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
        compressed = answer.get("Content-Encoding") == "gzip"
        if etag.startswith('"') and (compressed or (answer.status_code == 304 and accepts)):
            answer["ETag"] = f'{etag[:-1]}{SUFFIX}"'
        return answer

"""What is answered where a file or a feed was asked for and can't be had so, or not just now."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.translation import ngettext


def refusal(problems: Iterable[str]) -> HttpResponse:
    """400, a line for each problem."""
    return _in_words(problems, status=400)


def too_many(seconds: int) -> HttpResponse:
    """429, with the seconds after which it may be asked for again."""
    sentence = ngettext(
        "Too many files in one minute: come again in %(n)s second.",
        "Too many files in one minute: come again in %(n)s seconds.",
        seconds,
    )
    response = _in_words([sentence % {"n": seconds}], status=429)
    response["Retry-After"] = str(seconds)
    return response


def _in_words(problems: Iterable[str], *, status: int) -> HttpResponse:
    return HttpResponse(
        "".join(f"{problem}\n" for problem in problems),
        status=status,
        content_type="text/plain; charset=utf-8",
    )

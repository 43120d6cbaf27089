"""What is answered where a file or a feed was asked for in words that can't be read."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse


def refusal(problems: Iterable[str]) -> HttpResponse:
    """400, a line for each problem."""
    return HttpResponse(
        "".join(f"{problem}\n" for problem in problems),
        status=400,
        content_type="text/plain; charset=utf-8",
    )

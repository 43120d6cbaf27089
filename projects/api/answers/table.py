"""A list as CSV: every page of it, one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict, StreamingHttpResponse
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request

from projects.api.answers import paging
from projects.api.answers.problems import BadParameters
from projects.api.rates import refuse_too_many
from projects.exports.begun import begun
from projects.exports.delimited import CSV
from projects.services.rate import Kind

PARAMETER = "format"
FORMATS = ("json", CSV.extension)


class CsvRenderer(BaseRenderer):
    """Stands for CSV when request and answer agree on a format; the answer is written elsewhere."""

    media_type = "text/csv"
    format = CSV.extension


RENDERERS = (JSONRenderer, CsvRenderer)


def format_field() -> forms.ChoiceField:
    """What reads the parameter for those who only have an address to type."""
    choices = [(it, it) for it in FORMATS]
    wrong = f"“%(value)s” is not known here. Choose from: {', '.join(FORMATS)}."
    return forms.ChoiceField(
        choices=choices, required=False, error_messages={"invalid_choice": wrong}
    )


def wants_table(request: Request) -> bool:
    """Whether CSV is asked for: by the parameter, or else by what is accepted."""
    asked = request.GET.get(PARAMETER) or request.accepted_renderer.format
    return bool(asked == CSV.extension)


def refuse_in_table(data: QueryDict, *names: str) -> None:
    """Raise BadParameters naming each parameter that a table has no use for."""
    errors = {name: ["A table holds every page: leave this out."] for name in paging.PARAMETERS}
    errors |= {name: ["A table has its own columns: leave this out."] for name in names}
    wrong = {name: it for name, it in errors.items() if name in data}
    if wrong:
        raise BadParameters(wrong)


def table_response(
    request: Request, name: str, write: Callable[[], Iterator[bytes]], *, on: date
) -> StreamingHttpResponse:
    """The table, written while it is sent.

    Raises Throttled for one file too many in a minute.
    """
    content: Any = ()
    if request.method != "HEAD":
        refuse_too_many(request, Kind.DOWNLOAD)
        content = begun(write())
    response = StreamingHttpResponse(content, content_type=CSV.content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}-{on.isoformat()}.csv"'
    response["X-As-Of"] = on.isoformat()
    return response

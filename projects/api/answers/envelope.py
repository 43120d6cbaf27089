"""What stands around the results of a list: how many, which page, of what, on which terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict

from django.http import HttpResponse

from projects.api.answers import paging
from projects.api.answers.view import json_response, to_json
from projects.documents.licence import LICENCE, LICENCE_URL
from projects.documents.shapes.values import Address
from projects.reports.edition import Edition


class LicenceShape(TypedDict):
    """On which terms the data may be used."""

    name: str
    url: Address


def list_response(
    results: Sequence[str],
    *,
    count: int | None,
    links: paging.Links,
    on: date,
    edition: Edition,
    filters: Mapping[str, Sequence[str]],
) -> HttpResponse:
    """A list's envelope around results that are JSON already."""
    licence: LicenceShape = {"name": LICENCE, "url": LICENCE_URL}
    head = to_json(
        {
            "count": count,
            "next": links.next,
            "previous": links.previous,
            "as_of": on.isoformat(),
            "data_version": edition.number,
            "generated_at": edition.last_modified.isoformat(),
            "licence": licence,
            "filters": filters,
        }
    )
    response = json_response(f'{head[:-1]},"results":[{",".join(results)}]}}', as_of=on)
    response["Link"] = links.header
    return response

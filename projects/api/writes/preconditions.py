"""Preconditions of writes: nobody changes what they have not seen as it stands (RFC 9110, 6585)."""

from __future__ import annotations

import hashlib
from http import HTTPStatus
from typing import Any

from django.utils.http import parse_etags
from rest_framework.request import Request

from projects.api.answers.problems import Refused
from projects.api.answers.view import to_json
from projects.documents.shapes import WorkingProjectShape

# What tells the compressed representation from the plain one; see tracker/compression.py.
COMPRESSED = ';gzip"'


def etag_of(document: WorkingProjectShape) -> str:
    """The strong validator of a working copy: whatever changes in the document changes it.

    Except the sentence on its submission, which is in the language of the request.
    """
    submission = document["submission"]
    said: dict[str, Any] = {
        **document,
        "etag": "",
        "submission": submission and {**submission, "standing": ""},
    }
    digest = hashlib.sha256(to_json(said).encode()).hexdigest()
    return f'"{document["version"]}-{digest[:16]}"'


def expected_etags(request: Request) -> list[str]:
    """What the request says that the working copy still is.

    Raises Refused, 428, if it says nothing of it; “*” would be true of whatever others made of it.
    """
    return read_etags(request.headers.get("If-Match"))


def read_etags(given: str | None) -> list[str]:
    """The validators in the value of an If-Match.

    Raises Refused, 428, if there is none.
    """
    if not given or given.strip() == "*":
        raise without_etag()
    return [etag.replace(COMPRESSED, '"') for etag in parse_etags(given)]


def without_etag() -> Refused:
    """The refusal of a change that does not say what was read."""
    return Refused(
        HTTPStatus.PRECONDITION_REQUIRED,
        "Say in If-Match which ETag your copy has: somebody else may have changed it since.",
    )


def refuse_stale(expected: list[str], etag: str) -> None:
    """Raise Refused, 412, unless the working copy is one of those expected; weak tags never are.

    Call it with the project locked.
    """
    if etag not in expected:
        raise Refused(
            HTTPStatus.PRECONDITION_FAILED,
            "The working copy has changed since the ETag that If-Match names: read it again.",
        )

"""How many requests a program may make: by its token, or by its address if it shows none."""

from __future__ import annotations

import hashlib

from axes.helpers import get_client_ip_address
from rest_framework.exceptions import Throttled
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from projects.services.rate import Kind, seconds_to_wait


def refuse_too_many(request: Request, kind: Kind | None = None) -> None:
    """Count the request; reads, writes and whole files are counted apart.

    Raises Throttled, with the seconds to wait, for one more than the rate allows.
    """
    if kind is None:
        kind = Kind.READ if request.method in SAFE_METHODS else Kind.WRITE
    wait = seconds_to_wait(kind, _visitor(request))
    if wait:
        raise Throttled(wait)


def _visitor(request: Request) -> str:
    """Stands for the token shown, which is nowhere kept as it is, or for the address."""
    shown = request.headers.get("Authorization", "")
    if shown:
        return hashlib.sha256(shown.encode()).hexdigest()
    return get_client_ip_address(request._request) or ""  # noqa: SLF001 - Django's own request

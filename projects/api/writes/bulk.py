"""Several writes in one request: all of them, or none, with the errors of each by its index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied

from projects.api.answers.problems import Refused

MOST = 200
Written = TypeVar("Written")


def each(body: Sequence[Any], write: Callable[[Any], Written]) -> list[Written]:
    """What is written of each element; call it in the transaction of them all.

    Raises Refused with the errors of every element that can't be written.
    """
    if not 0 < len(body) <= MOST:
        raise Refused(HTTPStatus.BAD_REQUEST, f"Send 1 to {MOST} at once.")
    written: list[Written] = []
    errors: dict[str, list[str]] = {}
    statuses: set[int] = set()
    for index, element in enumerate(body):
        try:
            written.append(write(element))
        except Refused as refusal:
            statuses.add(refusal.status_code)
            errors |= {
                f"{index}.{name}": [str(it) for it in said] for name, said in refusal.errors.items()
            }
            if not refusal.errors:
                errors[str(index)] = [str(refusal.detail)]
        except PermissionDenied:
            statuses.add(HTTPStatus.FORBIDDEN)
            errors[str(index)] = ["You may not do this."]
    if errors:
        status = statuses.pop() if len(statuses) == 1 else HTTPStatus.BAD_REQUEST
        raise Refused(status, "Nothing was written: see errors, by the index of each.", errors)
    return written

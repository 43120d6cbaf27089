"""Idempotency-Key: a request that is sent again is answered as it was the first time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpResponse
from django.utils import timezone
from rest_framework.request import Request

from projects.api.answers.problems import Refused
from projects.models import IdempotencyKey
from projects.models.idempotency_key import KEY_LENGTH

KEPT = timedelta(hours=24)
HEADERS = ("Content-Type", "ETag", "Location")


def answered_once(
    request: Request, by: AbstractBaseUser, answer: Callable[[], HttpResponse]
) -> HttpResponse:
    """The answer to this very request, kept with what it wrote; call it in a transaction.

    Whoever asks at the same moment waits until that is over. Raises Refused, 422, if the key was
    given with another request, and 400 if it is none.
    """
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return answer()
    if not 0 < len(key) <= KEY_LENGTH:
        raise Refused(
            HTTPStatus.BAD_REQUEST, f"An Idempotency-Key has 1 to {KEY_LENGTH} characters."
        )
    IdempotencyKey.objects.before(timezone.now() - KEPT).delete()
    kept, is_new = IdempotencyKey.objects.get_or_create(
        owner_id=by.pk, key=key, defaults={"fingerprint": fingerprint_of(request)}
    )
    if not is_new:
        return _replayed(kept, request)
    response = answer()
    kept.status = response.status_code
    kept.headers = {name: response[name] for name in HEADERS if name in response}
    kept.body = response.content.decode()
    kept.save()
    return response


def fingerprint_of(request: Request) -> str:
    """Stands for what the request would do: its method, address and body."""
    asked = request._request  # noqa: SLF001 - Django's own, which keeps the body
    head = f"{asked.method} {asked.get_full_path()}\n"
    return hashlib.sha256(head.encode() + asked.body).hexdigest()


def _replayed(kept: IdempotencyKey, request: Request) -> HttpResponse:
    if kept.fingerprint != fingerprint_of(request):
        raise Refused(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            "This Idempotency-Key was given with another request: make a new one.",
        )
    response = HttpResponse(kept.body.encode(), status=kept.status, headers=kept.headers)
    response["Idempotency-Replayed"] = "true"
    return response

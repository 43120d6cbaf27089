"""Between the two factors: who has given the right password, and where they were going.

Nobody is signed in yet. The session holds the account's number, and nothing else opens with it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model, login
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django_otp.models import Device

SESSION_KEY = "sign_in_pending"
# To find the phone, or to install an app.
SECONDS = 15 * 60
# When the session was last written because somebody was at work.
USED_AT = "used_at"
SECONDS_BETWEEN_TOUCHES = 5 * 60


@dataclass(frozen=True)
class Pending:
    """Somebody who has to give, or to set up, the second factor."""

    user: AbstractBaseUser
    backend: str
    # Where to go afterwards.
    goes_to: str


def begin(request: HttpRequest, user: AbstractBaseUser, *, goes_to: str) -> Pending:
    """Remember that ``user`` gave the right password; whatever session there was is over."""
    backend: str = getattr(user, "backend", "")
    request.session.flush()
    request.session[SESSION_KEY] = {
        "user": str(user.pk),
        "hash": _fingerprint(user),
        "backend": backend,
        "goes_to": goes_to,
        "until": int(time.time()) + SECONDS,
    }
    return Pending(user, backend, goes_to)


def pending(request: HttpRequest) -> Pending | None:
    """Who has given the right password in this session, if that was just now and still holds."""
    kept: dict[str, Any] | None = request.session.get(SESSION_KEY)
    if kept is None or kept["until"] < time.time():
        return None
    users = get_user_model()._default_manager
    user = users.filter(pk=kept["user"], is_active=True, is_staff=True).first()
    if user is None or not constant_time_compare(kept["hash"], _fingerprint(user)):
        return None
    return Pending(user, kept["backend"], kept["goes_to"])


def goes_to(request: HttpRequest) -> str:
    """Where the last person to give a password here was going, even if that was too long ago."""
    kept: dict[str, Any] = request.session.get(SESSION_KEY, {})
    return str(kept.get("goes_to", ""))


def complete(request: HttpRequest, waiting: Pending, device: Device | None) -> None:
    """Sign in; the session gets a new key, and remembers with which device."""
    request.session.pop(SESSION_KEY, None)
    user: Any = waiting.user
    user.otp_device = device
    login(request, user, backend=waiting.backend)
    request.session[USED_AT] = int(time.time())


def touch(request: HttpRequest) -> None:
    """Prolong the session of somebody at work; not with every click, for each is a write."""
    now = int(time.time())
    if now - request.session.get(USED_AT, now) >= SECONDS_BETWEEN_TOUCHES:
        request.session[USED_AT] = now


def _fingerprint(user: AbstractBaseUser) -> str:
    """Another one as soon as the password is changed."""
    return user.get_session_auth_hash()

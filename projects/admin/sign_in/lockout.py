"""When no further try to sign in is answered for a while.

Five wrong tries with one name from one address close that name to that address for a quarter of
an hour. So nobody can close a name to anybody elsewhere, least of all to the only administrator.
Whoever tries many names from one address, or one name from many addresses, is slowed down, and
with him all strangers; but never an address from which that name has signed in before.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_client_ip_address, get_client_username
from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.signals import user_login_failed
from django.db.models import Q, Sum
from django.http import HttpRequest
from django.utils import timezone

# Failures from one address, whatever the names; a whole office may share it.
ADDRESS_LIMIT = 50
# Failures with one name, wherever from, and failures in all: from then on a stranger has one
# try in a quarter of an hour, not five.
NAME_LIMIT = 20
SITE_LIMIT = 500
# For how long an address from which a name has signed in is known for that name.
KNOWN_FOR = timedelta(days=90)


class Lockout(AxesDatabaseHandler):  # type: ignore[misc]  # untyped
    """Counts failures in the database, by more than one limit."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """The failures of the name at this address, or the limit where another one is reached."""
        name, address = get_client_username(request, credentials), request.axes_ip_address  # type: ignore[attr-defined]
        by_name, by_address = Q(username=name), Q(ip_address=address)
        recent = AccessAttempt.objects.filter(attempt_time__gte=get_cool_off_threshold(request))
        counts = recent.aggregate(
            here=Sum("failures_since_start", filter=by_name & by_address, default=0),
            name=Sum("failures_since_start", filter=by_name, default=0),
            address=Sum("failures_since_start", filter=by_address, default=0),
            site=Sum("failures_since_start", default=0),
        )
        here: int = counts["here"]
        if is_known(name, address):
            return here
        is_attacked = counts["name"] >= NAME_LIMIT or counts["site"] >= SITE_LIMIT
        if counts["address"] >= ADDRESS_LIMIT or (is_attacked and here):
            return max(here, settings.AXES_FAILURE_LIMIT)
        return here


def is_known(name: str | None, address: str | None) -> bool:
    """Whether ``name`` has signed in from ``address`` before."""
    since = timezone.now() - KNOWN_FOR
    return (
        address is not None
        and AccessLog.objects.filter(
            username=name, ip_address=address, attempt_time__gte=since
        ).exists()
    )


def is_known_here(request: HttpRequest, user: AbstractBaseUser) -> bool:
    """Whether ``user`` has signed in before from where this request comes from."""
    return is_known(user.get_username(), get_client_ip_address(request))


def is_locked_out(request: HttpRequest, user: AbstractBaseUser) -> bool:
    """Whether tries with the name of ``user`` are refused here for now."""
    return not AxesProxyHandler.is_allowed(request, {"username": user.get_username()})


def count_failure(request: HttpRequest, user: AbstractBaseUser) -> None:
    """Count a try with the name of ``user`` that failed after the password was right."""
    user_login_failed.send(
        sender=__name__, credentials={"username": user.get_username()}, request=request
    )

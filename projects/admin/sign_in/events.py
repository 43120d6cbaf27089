"""One line in the log for whatever happens to a sign-in: which account, from where."""

from __future__ import annotations

import logging

from axes.helpers import get_client_ip_address
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest

logger = logging.getLogger("projects.admin.sign_in")


def tell(
    request: HttpRequest, what: str, user: AbstractBaseUser | AnonymousUser | None = None
) -> None:
    """Log what happened to the sign-in of ``user``: the account's number, never its name."""
    _log(logging.INFO, request, what, user)


def warn(
    request: HttpRequest, what: str, user: AbstractBaseUser | AnonymousUser | None = None
) -> None:
    """Log what somebody may have to look at."""
    _log(logging.WARNING, request, what, user)


def account_named(name: str) -> AbstractBaseUser | None:
    """The account that somebody tried to open, if there is one."""
    users = get_user_model()._default_manager
    return users.filter(**{get_user_model().USERNAME_FIELD: name}).first()


def _log(
    level: int, request: HttpRequest, what: str, user: AbstractBaseUser | AnonymousUser | None
) -> None:
    account = "unknown" if user is None or user.pk is None else user.pk
    address = get_client_ip_address(request) or "unknown"
    logger.log(
        level, "%s: account %s, address %s", what, account, address, extra={"request": request}
    )

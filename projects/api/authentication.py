"""Who asks: a program with a token, or a member of staff with the session of the staff site.

A read needs neither. What a token may do is the less of what its scope says and what its owner
may do; the services ask about the owner, and `Needs` about the scope.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import AbstractBaseUser
from rest_framework.authentication import (
    BaseAuthentication,
    SessionAuthentication,
    get_authorization_header,
)
from rest_framework.exceptions import APIException, AuthenticationFailed
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from projects.choices import TokenScope
from projects.models import ApiToken
from projects.services.api_token import find_token

SCHEME = "Bearer"


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer …`, RFC 6750; a token in an address is never looked at."""

    def authenticate(self, request: Request) -> tuple[AbstractBaseUser, ApiToken] | None:
        """The token's owner and the token; None for a request that shows no token.

        Raises AuthenticationFailed for a token that is good no longer, or never was.
        """
        scheme, _, text = get_authorization_header(request).decode("latin-1").partition(" ")
        if not scheme:
            return None
        token = find_token(text.strip()) if scheme.lower() == SCHEME.lower() else None
        if token is None:
            raise AuthenticationFailed(
                "This token is not known here, or is good no longer: it expired, was revoked, or "
                "its owner's password or second factor has changed. Send it as “Authorization: "
                "Bearer …”."
            )
        return token.owner, token

    def authenticate_header(self, request: Request) -> str:
        """What the request should have shown."""
        return f'{SCHEME} realm="api"'


class StaffSession(SessionAuthentication):
    """The session of the staff site, with its second factor and its guard against forgery."""

    def authenticate(self, request: Request) -> tuple[Any, None] | None:
        """The member of staff who is signed in; None for anyone else."""
        asked = request._request  # noqa: SLF001 - Django's own, which the session belongs to
        if not admin.site.has_permission(asked):
            return None
        self.enforce_csrf(request)
        return asked.user, None


class ScopeMissing(APIException):
    """The token's scope is too narrow, RFC 6750."""

    status_code = 403


class Needs(BasePermission):
    """What a request needs, by the view's ``needs``: None for anyone, else a scope."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Whether whoever asks may ask for this at all.

        Raises ScopeMissing for a token that may do less than is asked.
        """
        needs: TokenScope | None = view.needs(request)
        if needs is None:
            return True
        if not isinstance(request.user, AbstractBaseUser):
            return False
        if isinstance(request.auth, ApiToken) and not TokenScope(request.auth.scope).covers(needs):
            raise ScopeMissing(
                f"This token may “{request.auth.scope}”, and this needs “{needs.value}”."
            )
        return True

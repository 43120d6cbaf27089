"""Who is at work on the staff site."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def staff_of(request: HttpRequest) -> AbstractBaseUser:
    """The person at work.

    Raises PermissionDenied for anyone who is not signed in.
    """
    if not isinstance(request.user, AbstractBaseUser):
        raise PermissionDenied
    return request.user

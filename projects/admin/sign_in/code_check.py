"""Checking the code of the second factor within the limits of a lock-out."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_otp.models import Device

from projects.admin.sign_in.lockout import count_failure, is_known_here, is_locked_out
from projects.forms.sign_in import locked_out_error
from projects.services.second_factor import CodeRefusedError, check_code


def accepting_device(request: HttpRequest, user: AbstractBaseUser, code: str) -> Device:
    """The device that accepts the code of ``user``.

    Whoever tries from where the account has never signed in waits longer after each failure.
    Raises ValidationError, and counts the failure, if no device accepts it.
    """
    if is_locked_out(request, user):
        raise locked_out_error()
    try:
        return check_code(user, code, is_throttled=not is_known_here(request, user))
    except CodeRefusedError as refusal:
        if refusal.until is not None:
            seconds = max(1, round((refusal.until - timezone.now()).total_seconds()))
            raise ValidationError(
                ngettext(
                    "After a wrong code, wait before the next: try again in %(seconds)s second.",
                    "After a wrong code, wait before the next: try again in %(seconds)s seconds.",
                    seconds,
                ),
                params={"seconds": seconds},
            ) from refusal
        count_failure(request, user)
        if is_locked_out(request, user):
            raise locked_out_error() from refusal
        raise ValidationError(
            _(
                "This code is not right, or it was used before. An app shows a new one every "
                "half minute; each recovery code is good once."
            )
        ) from refusal

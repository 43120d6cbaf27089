"""The second factor: an app that makes codes, and recovery codes for the day it is lost."""

from __future__ import annotations

import secrets
import unicodedata
from base64 import b32encode
from datetime import datetime
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django_otp import devices_for_user, user_has_device
from django_otp.models import Device
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key

from projects.services.session import end_sessions

# Ours show six; one that was added by hand may show eight.
APP_CODE_DIGITS = (6, 8)
RECOVERY_CODES = 10
RECOVERY_CODE_LENGTH = 12
# Without what is easily misread: i, l, 1 and o, 0.
RECOVERY_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
# Each wrong code doubles the wait before the next try, from one second on, as often as this.
DOUBLINGS = 11


class CodeRefusedError(Exception):
    """A code was not accepted; ``until`` is the moment from which the next try counts, if set."""

    def __init__(self, until: datetime | None = None) -> None:
        super().__init__(until)
        self.until = until


def has_second_factor(user: AbstractBaseUser) -> bool:
    """Whether ``user`` must give a code to sign in.

    Used-up recovery codes count: otherwise the password alone would let a stranger begin anew.
    """
    return bool(user_has_device(user))


def apps_of(user: AbstractBaseUser) -> list[TOTPDevice]:
    """The apps that make codes for ``user``, the oldest first."""
    return list(TOTPDevice.objects.filter(user=user, confirmed=True).order_by("pk"))


def recovery_codes_left(user: AbstractBaseUser) -> int:
    """How many recovery codes of ``user`` are not used yet."""
    left: int = StaticToken.objects.filter(device__user=user, device__confirmed=True).count()
    return left


# Enrolling


def new_key() -> str:
    """A secret for an app, in hexadecimal."""
    return str(default_key())


def key_as_text(key: str) -> str:
    """The secret as an app takes it from the keyboard, in groups of four."""
    return " ".join(_in_fours(b32encode(bytes.fromhex(key)).decode()))


def app_address(user: AbstractBaseUser, key: str) -> str:
    """The address that the QR code of a secret holds."""
    return str(TOTPDevice(user=user, key=key).config_url)


def enrol_app(
    user: AbstractBaseUser, *, key: str, code: str, replacing: TOTPDevice | None = None
) -> TOTPDevice:
    """Add the app that knows ``key``; ``code`` proves that it does, and never signs anybody in.

    The app it is ``replacing`` goes. Raises ValidationError if the code is not the app's.
    """
    app = TOTPDevice(user=user, key=key, name=_("Authenticator app"))
    step = _step_of(app, _normalised(code))
    if step is None:
        raise ValidationError(
            _(
                "That is not the code of this app just now. Enter the six digits it shows; if "
                "they are refused again, check the clock of the device."
            )
        )
    app.last_t = step
    with transaction.atomic():
        app.save()
        if replacing is not None:
            replacing.delete()
    return app


def remove_app(app: TOTPDevice) -> None:
    """Remove an app; with the last one go the recovery codes.

    Raises ValidationError if it is the last one and staff need a second factor.
    """
    with transaction.atomic():
        others = TOTPDevice.objects.select_for_update().filter(user=app.user, confirmed=True)
        is_last = not [other for other in others if other.pk != app.pk]
        if is_last and settings.REQUIRE_TWO_FACTOR:
            raise ValidationError(
                _("This is the only app, and signing in needs one. Replace it instead.")
            )
        if is_last:
            StaticDevice.objects.filter(user=app.user).delete()
        app.delete()


def new_recovery_codes(user: AbstractBaseUser) -> list[str]:
    """Ten new recovery codes, in the spelling in which they are shown; the old ones are void."""
    codes = [
        "".join(secrets.choice(RECOVERY_ALPHABET) for _ in range(RECOVERY_CODE_LENGTH))
        for _ in range(RECOVERY_CODES)
    ]
    with transaction.atomic():
        StaticToken.objects.filter(device__user=user).delete()
        device = StaticDevice.objects.filter(user=user, confirmed=True).order_by("pk").first()
        if device is None:
            device = StaticDevice.objects.create(user=user, name="recovery")
        StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return ["-".join(_in_fours(code)) for code in codes]


def reset_second_factor(user: AbstractBaseUser) -> int:
    """Take away every app and recovery code of ``user``, end the sessions, lift a lock-out.

    Returns how many sessions were ended. The next sign-in asks for the password alone, and then
    for a new app if staff need a second factor.
    """
    with transaction.atomic():
        for device in list(devices_for_user(user, confirmed=None)):
            device.delete()
        AccessAttempt.objects.filter(username=user.get_username()).delete()
        return end_sessions(user)


# Checking


def check_code(user: AbstractBaseUser, code: str, *, is_throttled: bool) -> Device:
    """The app or the set of recovery codes that accepts ``code``, which it never does again.

    A wrong code makes the next try wait, if ``is_throttled``. Raises CodeRefusedError.
    """
    text = _normalised(code)
    with transaction.atomic():
        devices = _devices_for(user, text)
        for device in devices:
            longest = DOUBLINGS + 1 if is_throttled else 0
            device.throttling_failure_count = min(device.throttling_failure_count, longest)
        waits = [why["locked_until"] for may, why in map(_may_try, devices) if not may]
        if not waits:
            for device in devices:
                if _knows(device, text) and device.verify_token(text):
                    _forget_failures(user)
                    return device
            if is_throttled:
                # A try at one is a try at each.
                for device in devices:
                    device.verify_token(text)
    raise CodeRefusedError(max(waits, default=None))


def _devices_for(user: AbstractBaseUser, text: str) -> list[Device]:
    """What a code of this form can be for, locked until it is checked."""
    is_of_app = text.isascii() and text.isdigit() and len(text) in APP_CODE_DIGITS
    kind = TOTPDevice if is_of_app else StaticDevice
    return list(kind.objects.select_for_update().filter(user=user, confirmed=True).order_by("pk"))


def _may_try(device: Device) -> tuple[bool, Any]:
    may: tuple[bool, Any] = device.verify_is_allowed()
    return may


def _forget_failures(user: AbstractBaseUser) -> None:
    """Who gave a right code starts anew with every other kind, too."""
    for device in devices_for_user(user):
        device.throttle_reset()


def _knows(device: Device, text: str) -> bool:
    """Whether the device would accept the code; asking counts as no try."""
    if isinstance(device, TOTPDevice):
        return _step_of(device, text) is not None
    return bool(device.token_set.filter(token=text).exists())


def _step_of(app: TOTPDevice, text: str) -> int | None:
    """The time step, not yet used, whose code this is; None if it is not the app's."""
    if not (text.isascii() and text.isdigit() and len(text) == app.digits):
        return None
    clock = TOTP(app.bin_key, app.step, app.t0, app.digits, app.drift)
    return clock.t() if clock.verify(int(text), app.tolerance, app.last_t + 1) else None


def _normalised(code: str) -> str:
    """The code's letters and digits alone, small and plain."""
    plain = unicodedata.normalize("NFKC", code).lower()
    return "".join(sign for sign in plain if sign.isalnum())


def _in_fours(text: str) -> list[str]:
    return [text[start : start + 4] for start in range(0, len(text), 4)]

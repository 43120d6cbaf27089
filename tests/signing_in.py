"""Signing in as a person does: the name with its password, then the code an app shows."""

from __future__ import annotations

import time
from base64 import b32decode
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.factories import make_staff

PASSWORD = "a quiet sentence, 7 words long"
LOGIN = "/admin/login/"
CODE = "/admin/login/code/"
SET_UP = "/admin/login/set-up/"


def make_member(**values: Any) -> User:
    """A member of staff whose password is known here."""
    return make_staff(**{"password": PASSWORD, **values})


def make_app(user: User) -> TOTPDevice:
    """An app that makes codes for the account."""
    return TOTPDevice.objects.create(user=user, name="Authenticator app")


def make_recovery_codes(user: User, *codes: str) -> StaticDevice:
    """Recovery codes, as they are stored."""
    device = StaticDevice.objects.create(user=user, name="recovery")
    for code in codes:
        device.token_set.create(token=code)
    return device


def code_of(key: TOTPDevice | str, *, steps: int = 0) -> str:
    """What the app shows now, or so many half minutes later; or one that was told the secret."""
    secret = key.bin_key if isinstance(key, TOTPDevice) else b32decode(key.replace(" ", ""))
    return f"{totp(secret, t0=-30 * steps):06d}"


def wrong_code(app: TOTPDevice) -> str:
    """Six digits that the app shows neither now nor a moment earlier or later."""
    near = {code_of(app, steps=steps) for steps in range(-2, 3)}
    return next(code for code in map("{:06d}".format, range(9)) if code not in near)


def give_password(
    client: Client,
    name: str,
    password: str = PASSWORD,
    *,
    address: str = "198.51.100.1",
    **more: Any,
) -> Any:
    """The first step, from ``address``."""
    return client.post(LOGIN, {"username": name, "password": password, **more}, REMOTE_ADDR=address)


def give_code(client: Client, code: str, *, address: str = "198.51.100.1") -> Any:
    """The second step, from ``address``."""
    return client.post(CODE, {"code": code}, REMOTE_ADDR=address)


def sign_in(client: Client, user: User, app: TOTPDevice, *, address: str = "198.51.100.1") -> None:
    """Both steps; a code that was used a moment ago is not asked for again."""
    app.refresh_from_db()
    give_password(client, user.username, address=address)
    ahead = max(0, app.last_t + 1 - int(time.time()) // 30)
    answer = give_code(client, code_of(app, steps=ahead), address=address)
    assert answer.status_code == 302, answer.context["form"].errors


def later(**span: float) -> time_machine.travel:
    """After so many hours or minutes."""
    return time_machine.travel(time.time() + timedelta(**span).total_seconds())


def at(moment: float, **span: float) -> time_machine.travel:
    """So many minutes or seconds after a moment, with the clock standing still."""
    return time_machine.travel(moment + timedelta(**span).total_seconds(), tick=False)


def told_in(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the log says of signing in."""
    return [
        record.getMessage() for record in caplog.records if record.name == "projects.admin.sign_in"
    ]


def is_in(client: Client) -> bool:
    """Whether the staff site shows its front page."""
    return bool(client.get("/admin/").status_code == 200)

"""Setting up an app: a secret that only this session knows, until a code proves that it arrived."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django_otp.plugins.otp_totp.models import TOTPDevice

from projects.admin.sign_in.qr_code import qr_code
from projects.services.second_factor import app_address, enrol_app, key_as_text, new_key

SESSION_KEY = "app_key"


class Enrolment:
    """One app on its way to one account; looking at the page stores nothing but the secret."""

    def __init__(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        self.session = request.session
        self.user = user
        self.key: str = request.session.setdefault(SESSION_KEY, new_key())

    def context(self) -> dict[str, Any]:
        """The secret, as picture, as text and as an address for the app on this very device."""
        address = app_address(self.user, self.key)
        return {
            "qr_code": qr_code(address),
            "secret": key_as_text(self.key),
            "app_address": address,
        }

    def finish(
        self, form: forms.BaseForm, replacing: TOTPDevice | None = None
    ) -> TOTPDevice | None:
        """The new app; None, and a word on the form, if the code is not the app's."""
        code = form.cleaned_data["code"]
        try:
            app = enrol_app(self.user, key=self.key, code=code, replacing=replacing)
        except ValidationError as refusal:
            form.add_error("code", refusal)
            return None
        del self.session[SESSION_KEY]
        return app

"""Signing in with two factors."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django_otp import devices_for_user
from django_otp.admin import OTPAdminAuthenticationForm
from django_otp.models import Device


class SignInForm(OTPAdminAuthenticationForm):  # type: ignore[misc]  # untyped
    """Name, password and token at once; who has one device is not asked which."""

    def _chosen_device(self, user: AbstractBaseUser) -> Device | None:
        """The device chosen, or else the only one there is.

        Trying several in turn would count a wrong token against each that did not make it.
        """
        chosen: Device | None = super()._chosen_device(user)
        devices = list(devices_for_user(user, for_verify=True))
        return devices[0] if chosen is None and len(devices) == 1 else chosen

"""Who is there: the name with its password, and the code of the second factor."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import authenticate
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


def is_locked_out(request: HttpRequest) -> bool:
    """Whether a password or code that came with this request was refused unseen."""
    return bool(getattr(request, "axes_locked_out", False))


def locked_out_error() -> ValidationError:
    """What is said during a block, whoever asks and whatever was entered."""
    return ValidationError(
        _("Too many wrong tries. Try again in %(minutes)s minutes."),
        code="locked_out",
        params={"minutes": int(settings.AXES_COOLOFF_TIME.total_seconds()) // 60},
    )


class SignInForm(AdminAuthenticationForm):
    """Name and password of a member of staff; nobody learns which of them was wrong."""

    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": _(
            "This name and password do not open the staff site. Mind capital letters in both."
        ),
    }

    def clean(self) -> dict[str, Any]:
        """Check both; a name longer than any is as wrong as any other."""
        name, longest = self.cleaned_data.get("username", ""), self.username_field.max_length
        if longest is not None and len(name) > longest:
            raise self.get_invalid_login_error()
        return super().clean()

    def confirm_login_allowed(self, user: AbstractBaseUser) -> None:
        """Count who is no member of staff like a wrong password, so that both look the same."""
        if not (user.is_active and getattr(user, "is_staff", False)):
            user_login_failed.send(
                sender=__name__, credentials={"username": user.get_username()}, request=self.request
            )
            raise self.get_invalid_login_error()

    def get_invalid_login_error(self) -> ValidationError:
        """What is said when nobody is let in."""
        if self.request is not None and is_locked_out(self.request):
            return locked_out_error()
        return ValidationError(self.error_messages["invalid_login"], code="invalid_login")


class PasswordProof(forms.Form):
    """The password once more, before the sign-in itself is changed."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        help_text=_("Once more, so that nobody changes this at a desk left open."),
        error_messages={"required": _("Enter the password with which you signed in.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self) -> str:
        """Check the password; a wrong one counts as a failed sign-in."""
        return proven(self.request, self.cleaned_data["password"])


class CodeForm(forms.Form):
    """The code of the second factor."""

    code = forms.CharField(
        label=_("Code"),
        max_length=50,
        help_text=_(
            "The six digits that your authenticator app shows now, or one of your recovery codes."
        ),
        error_messages={"required": _("Enter the six digits that your app shows.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "off",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
    )


class AppCodeForm(forms.Form):
    """The proof that an app has taken in the secret."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_("The six digits that the app shows now."),
        error_messages={"required": _("Enter the six digits that the app shows.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )


class AddAppForm(PasswordProof, AppCodeForm):
    """A further app: its code, and the password once more."""

    field_order = ["code", "password"]


def proven(request: HttpRequest, password: str) -> str:
    """The password of whoever is signed in.

    Raises ValidationError, and counts a failure, if it is not.
    """
    name = request.user.get_username()
    if authenticate(request, username=name, password=password) is None:
        if is_locked_out(request):
            raise locked_out_error()
        raise ValidationError(_("This is not your password. Mind capital letters."))
    return password

"""Choosing a new password: with the old one, or with a link that came by mail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.forms import PasswordChangeForm, PasswordResetForm
from django.core.cache import cache
from django.http import HttpRequest

from projects.forms.sign_in import proven

# One mail to one account in so many seconds, so that nobody's mailbox is filled.
SECONDS_BETWEEN_MAILS = 5 * 60


class StaffPasswordChangeForm(PasswordChangeForm):
    """The old password and the new one, twice."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self) -> str:
        """Check the old password; a wrong one counts as a failed sign-in."""
        return proven(self.request, self.cleaned_data["old_password"])


class StaffPasswordResetForm(PasswordResetForm):
    """The mail address of a member of staff; what comes of it is seen in the mailbox alone."""

    def get_users(self, email: str) -> Iterator[Any]:
        """Active members of staff with this address, who were sent no such mail just now."""
        for user in super().get_users(email):
            if getattr(user, "is_staff", False) and cache.add(
                f"password-reset-{user.pk}", True, SECONDS_BETWEEN_MAILS
            ):
                yield user

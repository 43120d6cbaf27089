"""A site for staff alone, behind both factors where the settings ask for two."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from projects.admin.sign_in.account import AccountPages
from projects.admin.sign_in.events import tell
from projects.admin.sign_in.held import HeldPages
from projects.admin.sign_in.passwords import PasswordPages
from projects.admin.sign_in.steps import SignInSteps


class SignInSite(SignInSteps, HeldPages, AccountPages, PasswordPages):
    """An admin site with our way in; with REQUIRE_TWO_FACTOR on, a password alone opens nothing."""

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff only, and only with both factors where the settings ask for two."""
        is_staff = super().has_permission(request)
        if not settings.REQUIRE_TWO_FACTOR:
            return is_staff
        is_verified = getattr(request.user, "is_verified", None)
        return is_staff and is_verified is not None and bool(is_verified())

    def logout(  # type: ignore[override]  # redirects as well
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Sign out; while nothing can be stored, the browser at least forgets the session."""
        user = request.user
        if settings.READ_ONLY and request.method == "POST":
            response = self._forget(request)
        else:
            response = super().logout(request, extra_context)
        # Afterwards: while the site is read-only nobody is. A link to it signs nobody out.
        if request.method == "POST":
            tell(request, "Signed out", user)
        return response

    def _forget(self, request: HttpRequest) -> HttpResponse:
        # An empty session takes the cookie away, and the stored one stays as it is.
        request.session, request.user = type(request.session)(), AnonymousUser()
        context = self.each_context(request) | {"title": _("Signed out")}
        return TemplateResponse(request, "registration/logged_out.html", context)

"""Accounts; an administrator helps a colleague who has lost app and recovery codes."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_otp.plugins.otp_static import admin as recovery_code_admin
from django_otp.plugins.otp_totp import admin as app_admin
from django_otp.plugins.otp_totp.models import TOTPDevice

from projects.admin.account import AccountAdmin
from projects.admin.sign_in.events import warn
from projects.admin.sign_in.page import page
from projects.services.second_factor import has_second_factor, reset_second_factor

# Everybody keeps their own under “Your sign-in”: nobody sets up, or reads, a colleague's secret.
admin.site.unregister([app_admin.TOTPDevice, recovery_code_admin.StaticDevice])
admin.site.unregister(User)


@admin.register(User)
class StaffUserAdmin(AccountAdmin):
    """Accounts, and who of them has a second factor."""

    change_form_template = "admin/auth/user/change_form.html"
    list_display = [*AccountAdmin.list_display, "two_factors"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Know of each account whether it has an app."""
        apps = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        return super().get_queryset(request).annotate(has_app=Exists(apps))

    @admin.display(description=gettext_lazy("second factor"), boolean=True)
    def two_factors(self, obj: Any) -> bool:
        """Whether the account has an app."""
        return bool(obj.has_app)

    def get_urls(self) -> list[URLPattern]:
        """Add the page that resets a second factor."""
        view = self.admin_site.admin_view(self.reset_view)
        name = "auth_user_reset_second_factor"
        return [path("<path:object_id>/reset-second-factor/", view, name=name), *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Offer to reset the second factor of those who have one."""
        user = self.get_object(request, unquote(object_id))
        context = extra_context or {}
        if user is not None and self._may_reset(request, user) and has_second_factor(user):
            context["reset_url"] = reverse("admin:auth_user_reset_second_factor", args=[user.pk])
        return super().change_view(request, object_id, form_url, context)

    def reset_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Say what will happen, then take away the apps and recovery codes of a colleague."""
        user = self.get_object(request, unquote(object_id))
        if user is None:
            raise Http404
        if not self._may_reset(request, user):
            raise PermissionDenied
        change_url = reverse("admin:auth_user_change", args=[user.pk])
        if request.method == "POST":
            reset_second_factor(user)
            warn(request, f"Second factor reset by account {request.user.pk}", user)
            self.log_change(request, user, [{"changed": {"fields": ["second factor"]}}])
            messages.success(
                request,
                _("“%(name)s” has no app and no recovery codes any more, and is signed in nowhere.")
                % {"name": user.get_username()},
            )
            return HttpResponseRedirect(change_url)
        context = {
            "title": _("Reset the second factor of “%(name)s”") % {"name": user.get_username()},
            "opts": self.opts,
            "change_url": change_url,
            "original": user,
        }
        return page(self.admin_site, request, "admin/auth/user/reset_second_factor.html", context)

    def _may_reset(self, request: HttpRequest, user: User) -> bool:
        """One's own is replaced with the password; that of a superuser takes another one."""
        by = request.user
        return (
            by.pk != user.pk
            and self.has_change_permission(request, user)
            and (not user.is_superuser or bool(getattr(by, "is_superuser", False)))
        )

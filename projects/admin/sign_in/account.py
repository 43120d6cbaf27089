"""“Your sign-in”: one's own password, apps, recovery codes and open sessions."""

from __future__ import annotations

from axes.models import AccessLog
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django_otp import login as otp_login
from django_otp.plugins.otp_totp.models import TOTPDevice

from projects.admin.sign_in.enrolment import Enrolment
from projects.admin.sign_in.events import tell, warn
from projects.admin.sign_in.page import page
from projects.admin.staff import staff_of
from projects.forms.sign_in import AddAppForm, PasswordProof
from projects.services.second_factor import (
    apps_of,
    has_second_factor,
    new_recovery_codes,
    recovery_codes_left,
    remove_app,
)
from projects.services.session import end_sessions

RECENT_SIGN_INS = 5


class AccountPages(AdminSite):
    """The pages of a site on which everybody keeps their own sign-in."""

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Add the page of one's sign-in, and those that change it."""
        return [
            path("sign-in/", self.admin_view(self.sign_in_view), name="sign_in"),
            path("sign-in/app/", self.admin_view(self.add_app_view), name="sign_in_add_app"),
            path(
                "sign-in/app/<int:pk>/replace/",
                self.admin_view(self.add_app_view),
                name="sign_in_replace_app",
            ),
            path(
                "sign-in/app/<int:pk>/remove/",
                self.admin_view(self.remove_app_view),
                name="sign_in_remove_app",
            ),
            path(
                "sign-in/recovery-codes/",
                self.admin_view(self.recovery_codes_view),
                name="sign_in_recovery_codes",
            ),
            path(
                "sign-in/end-sessions/",
                self.admin_view(require_POST(self.end_sessions_view)),
                name="sign_in_end_sessions",
            ),
            *super().get_urls(),
        ]

    def sign_in_view(self, request: HttpRequest) -> HttpResponse:
        """Show how one signs in, and from where one did."""
        user = staff_of(request)
        apps = apps_of(user)
        recent = AccessLog.objects.filter(username=user.get_username())
        context = {
            "title": _("Your sign-in"),
            "apps": apps,
            "is_last_kept": settings.REQUIRE_TWO_FACTOR and len(apps) == 1,
            "has_second_factor": has_second_factor(user),
            "codes_left": recovery_codes_left(user),
            "recent": recent.order_by("-attempt_time")[:RECENT_SIGN_INS],
        }
        return page(self, request, "admin/sign_in/account.html", context)

    @method_decorator(sensitive_post_parameters("password", "code"))
    def add_app_view(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Set up an app, besides the others or in place of one; the first brings recovery codes."""
        user = staff_of(request)
        old = None if pk is None else _app(user, pk)
        enrolment = Enrolment(request, user)
        form = AddAppForm(request, request.POST or None)
        if form.is_valid() and (app := enrolment.finish(form, replacing=old)):
            otp_login(request, app)
            _changed(request, "App added" if old is None else "App replaced")
            if not recovery_codes_left(user):
                return show_new_codes(self, request, user, goes_to=reverse("admin:sign_in"))
            messages.success(request, _("From now on, signing in takes the codes of the new app."))
            return HttpResponseRedirect(reverse("admin:sign_in"))
        _tell_refused(request, form)
        context = {
            "title": _("Add an app") if old is None else _("Replace the app"),
            "form": form,
            "old": old,
            **enrolment.context(),
        }
        return page(self, request, "admin/sign_in/add_app.html", context)

    @method_decorator(sensitive_post_parameters("password"))
    def remove_app_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Remove an app; not the last one while staff need a second factor."""
        user = staff_of(request)
        app = _app(user, pk)
        form = PasswordProof(request, request.POST or None)
        if form.is_valid():
            try:
                remove_app(app)
            except ValidationError as refusal:
                form.add_error(None, refusal)
            else:
                # Somebody who came in with this very app goes on with another.
                otp_login(request, next(iter(apps_of(user)), None))
                _changed(request, "App removed")
                messages.success(request, _("The codes of the removed app are good no longer."))
                return HttpResponseRedirect(reverse("admin:sign_in"))
        _tell_refused(request, form)
        context = {"title": _("Remove the app"), "form": form, "app": app}
        return page(self, request, "admin/sign_in/remove_app.html", context)

    @method_decorator(sensitive_post_parameters("password"))
    def recovery_codes_view(self, request: HttpRequest) -> HttpResponse:
        """Make new recovery codes; the old ones are void."""
        user = staff_of(request)
        if not apps_of(user):
            raise Http404
        form = PasswordProof(request, request.POST or None)
        if form.is_valid():
            _changed(request, "Recovery codes made")
            return show_new_codes(self, request, user, goes_to=reverse("admin:sign_in"))
        _tell_refused(request, form)
        context = {
            "title": _("New recovery codes"),
            "form": form,
            "codes_left": recovery_codes_left(user),
        }
        return page(self, request, "admin/sign_in/new_recovery_codes.html", context)

    def end_sessions_view(self, request: HttpRequest) -> HttpResponse:
        """End every session of this person but the one they are working in."""
        _changed(request, "Other sessions ended")
        messages.success(request, _("You are signed in here alone now."))
        return HttpResponseRedirect(reverse("admin:sign_in"))


def show_new_codes(
    site: AdminSite, request: HttpRequest, user: AbstractBaseUser, *, goes_to: str
) -> HttpResponse:
    """Make recovery codes and show them, this once."""
    context = {
        "title": _("Your recovery codes"),
        "codes": new_recovery_codes(user),
        "name": user.get_username(),
        "goes_to": goes_to,
    }
    return page(site, request, "admin/sign_in/recovery_codes.html", context)


def _app(user: AbstractBaseUser, pk: int) -> TOTPDevice:
    """An app of this person; those of others do not exist."""
    for app in apps_of(user):
        if app.pk == pk:
            return app
    raise Http404


def _changed(request: HttpRequest, what: str) -> None:
    """Log it, and end the sessions that began before it."""
    user = staff_of(request)
    end_sessions(user, keep=request.session.session_key)
    request.session.cycle_key()
    tell(request, what, user)


def _tell_refused(request: HttpRequest, form: forms.BaseForm) -> None:
    if form.is_bound:
        warn(request, "Sign-in not changed", staff_of(request))

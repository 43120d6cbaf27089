"""The way in: name and password, then the code; or, the first time, setting up an app."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice

from projects.admin.sign_in import held, pending
from projects.admin.sign_in.account import show_new_codes
from projects.admin.sign_in.code_check import accepting_device
from projects.admin.sign_in.enrolment import Enrolment
from projects.admin.sign_in.events import account_named, tell, warn
from projects.admin.sign_in.page import page
from projects.admin.sign_in.passwords import is_mail_sent
from projects.forms.sign_in import AppCodeForm, CodeForm, SignInForm
from projects.services.second_factor import has_second_factor, recovery_codes_left

TOO_MANY = 429
guarded = [sensitive_post_parameters("password", "code"), csrf_protect, never_cache]


class SignInSteps(AdminSite):
    """A site that lets nobody in before both factors are given, where both are asked."""

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Add the second step, and the first app of somebody new."""
        return [
            path("login/code/", self.code_view, name="login_code"),
            path("login/set-up/", self.set_up_view, name="login_set_up"),
            *super().get_urls(),
        ]

    # Name and password

    @method_decorator(guarded)
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Ask for the name and the password."""
        goes_to = _goes_to(request)
        if request.method != "POST":
            if self.has_permission(request):
                return HttpResponseRedirect(goes_to)
            return self._ask_for_password(request, SignInForm(request), goes_to)
        form = SignInForm(request, request.POST)
        kept = held.unsealed(request)
        if not form.is_valid():
            _tell_refused(request, form, account_named(form.cleaned_data.get("username", "")))
            return self._ask_for_password(request, form, goes_to, kept)
        waiting = pending.begin(request, form.get_user(), goes_to=goes_to)
        if kept is not None:
            request.session[held.FIELD] = kept
        if has_second_factor(waiting.user):
            return HttpResponseRedirect(reverse("admin:login_code"))
        if settings.REQUIRE_TWO_FACTOR:
            return HttpResponseRedirect(reverse("admin:login_set_up"))
        return self._let_in(request, waiting, None)

    def ask_to_sign_in(self, request: HttpRequest, kept: dict[str, Any]) -> HttpResponse:
        """Show the sign-in page, which takes along what was being sent."""
        return self._ask_for_password(request, SignInForm(request), kept["path"], kept, status=403)

    def _ask_for_password(
        self,
        request: HttpRequest,
        form: SignInForm,
        goes_to: str,
        kept: dict[str, Any] | None = None,
        status: int = 200,
    ) -> HttpResponse:
        context = {
            "title": _("Sign in"),
            "form": form,
            "goes_to": goes_to,
            "held": held.sealed(kept),
            "is_mail_sent": is_mail_sent(),
        }
        return _answer(page(self, request, "admin/login.html", context, status), form)

    # The code

    @method_decorator(guarded)
    def code_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for the code of somebody whose password was right."""
        waiting = pending.pending(request)
        if waiting is None or not has_second_factor(waiting.user):
            return self._from_the_start(request)
        form = CodeForm(request.POST or None)
        if form.is_valid():
            try:
                device = accepting_device(request, waiting.user, form.cleaned_data["code"])
            except ValidationError as refusal:
                form.add_error("code", refusal)
                _tell_refused(request, form, waiting.user)
            else:
                return self._let_in(request, waiting, device)
        context = {"title": _("Your code"), "form": form, "name": waiting.user.get_username()}
        return _answer(page(self, request, "admin/sign_in/code.html", context), form)

    # The first app

    @method_decorator(guarded)
    def set_up_view(self, request: HttpRequest) -> HttpResponse:
        """Let somebody whose password was right, and who has no second factor, set one up."""
        waiting = pending.pending(request)
        if waiting is None or has_second_factor(waiting.user):
            return self._from_the_start(request)
        enrolment = Enrolment(request, waiting.user)
        form = AppCodeForm(request.POST or None)
        if form.is_valid() and (app := enrolment.finish(form)):
            tell(request, "App added", waiting.user)
            goes_to = self._let_in(request, waiting, app).url
            return show_new_codes(self, request, waiting.user, goes_to=goes_to)
        context = {
            "title": _("Set up your second factor"),
            "form": form,
            "name": waiting.user.get_username(),
            **enrolment.context(),
        }
        return page(self, request, "admin/sign_in/set_up.html", context)

    def _from_the_start(self, request: HttpRequest) -> HttpResponse:
        """Back to name and password: too much time has passed, or nobody has given them."""
        goes_to = pending.goes_to(request) or reverse("admin:index")
        kept = request.session.get(held.FIELD)
        if kept is not None:
            return self._ask_for_password(request, SignInForm(request), goes_to, kept)
        return redirect_to_login(goes_to, reverse("admin:login"))

    def _let_in(
        self, request: HttpRequest, waiting: pending.Pending, device: Device | None
    ) -> HttpResponseRedirect:
        """Sign in, and go where the person was going, or to what they were sending."""
        pending.complete(request, waiting, device)
        if isinstance(device, StaticDevice):
            warn(request, "Signed in with a recovery code", waiting.user)
            messages.warning(request, _used_up(recovery_codes_left(waiting.user)))
        else:
            tell(request, "Signed in with " + ("a code" if device else "a password"), waiting.user)
        if held.FIELD in request.session:
            return HttpResponseRedirect(reverse("admin:send_again"))
        return HttpResponseRedirect(waiting.goes_to)


def _goes_to(request: HttpRequest) -> str:
    """Where to go after signing in: an address of this site, or its front page."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else reverse("admin:index")


def _used_up(left: int) -> str:
    """What somebody should know who came in with a recovery code."""
    return ngettext(
        "You signed in with a recovery code; %(count)s is left. If your app is lost, replace it "
        "under “Your sign-in”.",
        "You signed in with a recovery code; %(count)s are left. If your app is lost, replace it "
        "under “Your sign-in”.",
        left,
    ) % {"count": left}


def _tell_refused(request: HttpRequest, form: forms.BaseForm, user: Any) -> None:
    warn(request, "Locked out" if _is_refused(form) else "Sign-in failed", user)


def _is_refused(form: forms.BaseForm) -> bool:
    return any(
        error.code == "locked_out" for errors in form.errors.as_data().values() for error in errors
    )


def _answer(response: HttpResponse, form: forms.BaseForm) -> HttpResponse:
    """The page, with the status of a block if that is what it tells."""
    if form.is_bound and _is_refused(form):
        response.status_code = TOO_MANY
        response["Retry-After"] = str(int(settings.AXES_COOLOFF_TIME.total_seconds()))
    return response

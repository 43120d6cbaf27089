"""A new password: with the old one, or with a link sent by mail, which never opens the site."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, path, reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters

from projects.admin.sign_in.events import tell, warn
from projects.admin.sign_in.page import page
from projects.admin.staff import staff_of
from projects.forms.password import StaffPasswordChangeForm, StaffPasswordResetForm


class PasswordPages(AdminSite):
    """The pages of a site on which somebody chooses a new password."""

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Add the way back in for somebody who has forgotten the password."""
        return [
            path("password-reset/", self.password_reset, name="password_reset"),
            path("password-reset/sent/", self.password_reset_sent, name="password_reset_sent"),
            path(
                "password-reset/<uidb64>/<token>/",
                self.password_reset_confirm,
                name="password_reset_confirm",
            ),
            *super().get_urls(),
        ]

    @method_decorator(sensitive_post_parameters())
    def password_change(  # type: ignore[override]  # redirects as well
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Take the old password and the new one; every other session ends."""
        user: Any = staff_of(request)
        form = StaffPasswordChangeForm(request, user, request.POST or None)
        if form.is_valid():
            form.save()
            # The others hold the hash of the old password; this one gets the new, and a new key.
            update_session_auth_hash(request, user)
            tell(request, "Password changed", user)
            messages.success(
                request,
                _(
                    "The new password holds from now on; wherever else you were signed in, you no "
                    "longer are."
                ),
            )
            return HttpResponseRedirect(reverse("admin:sign_in"))
        if form.is_bound:
            warn(request, "Password not changed", user)
        context = {"title": _("Change your password"), "form": form}
        return page(self, request, "registration/password_change_form.html", context)

    # Forgotten

    @method_decorator([csrf_protect, never_cache])
    def password_reset(self, request: HttpRequest) -> HttpResponse:
        """Ask for the mail address; the answer is the same for every address, and as quick."""
        if not is_mail_sent():
            raise Http404
        form = StaffPasswordResetForm(request.POST or None)
        if form.is_valid():
            tell(request, "Password reset asked for")
            return Afterwards(reverse("admin:password_reset_sent"), lambda: _send_link(form))
        context = {"title": _("Forgotten your password?"), "form": form}
        return page(self, request, "registration/password_reset_form.html", context)

    @method_decorator(never_cache)
    def password_reset_sent(self, request: HttpRequest) -> HttpResponse:
        """Say what happens now, whether or not the address is known."""
        context = {"title": _("Look into your mailbox")}
        return page(self, request, "registration/password_reset_done.html", context)

    def password_reset_confirm(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Take the new password from whoever has the link; signing in still needs both factors."""
        view: Any = ResetConfirmView.as_view(extra_context=self.each_context(request))
        response: HttpResponse = view(request, **kwargs)
        return response


class ResetConfirmView(PasswordResetConfirmView):
    """Django's page behind the link; it leads to the sign-in, and signs nobody in."""

    title = gettext_lazy("Choose a new password")
    success_url = reverse_lazy("admin:login")

    def form_valid(self, form: Any) -> HttpResponse:
        """Store the password; every session ends, since each holds the hash of the old one."""
        response = super().form_valid(form)
        tell(self.request, "Password reset", self.user)
        messages.success(self.request, _("The new password holds from now on. Sign in with it."))
        return response


class Afterwards(HttpResponseRedirect):
    """A redirect that does something once the visitor has the answer.

    How long it takes then tells nobody whether there was anything to do.
    """

    def __init__(self, address: str, work: Callable[[], None]) -> None:
        super().__init__(address)
        self.work = work

    def close(self) -> None:
        """Do it before the connections of the request are closed."""
        self.work()
        super().close()


def is_mail_sent() -> bool:
    """Whether mail leaves this machine; a link that opens an account must not stand in a log."""
    return not settings.EMAIL_BACKEND.endswith("console.EmailBackend")


def _send_link(form: StaffPasswordResetForm) -> None:
    address = urlsplit(settings.PUBLIC_BASE_URL)
    form.save(
        domain_override=address.netloc,
        use_https=address.scheme == "https",
        subject_template_name="registration/password_reset_subject.txt",
        email_template_name="registration/password_reset_email.txt",
    )

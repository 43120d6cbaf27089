"""What somebody was sending when their session had ended: held until they have signed in (S13).

The sign-in page takes the fields along, signed, in the browser: nothing is stored for somebody who
has not given the right password. Then they wait in the session, and a page shows them and sends
them again at the press of a button, to the address they were meant for and no other.
"""

from __future__ import annotations

import re
from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite, site
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.translation import gettext
from django.views import csrf

from projects.admin.sign_in import pending
from projects.admin.sign_in.labels import label_of
from projects.admin.sign_in.page import page

# In the form of the sign-in page, and in the session.
FIELD = "held"
SALT = "projects.admin.sign_in.held"
# In characters: more than anybody types, less than a form may post.
LONGEST = 300_000
SECONDS = 12 * 60 * 60
# Pages whose fields are secrets or belong to the moment; theirs are let go.
NEVER_HELD = {
    "login",
    "login_code",
    "login_set_up",
    "logout",
    "password_change",
    "auth_user_add",
    "auth_user_password_change",
}
NEVER_HELD_PREFIXES = ("sign_in", "password_reset")
SECRET_WORDS = ("password", "token", "secret")
# Buttons, and what forms keep count with: goes along, but nobody entered it.
UNSEEN = re.compile("^_|__prefix__|_FORMS$|-id$|^initial-|(^|_)seen$|beside$|^(back|fingerprint)$")


def hold(request: HttpRequest) -> dict[str, Any] | None:
    """The address and the fields of a request; None if they are not to be held.

    Files can't be, and secrets must not.
    """
    name = request.resolver_match.url_name if request.resolver_match else None
    if name is None or name in NEVER_HELD or name.startswith(NEVER_HELD_PREFIXES):
        return None
    fields = [
        (field, value)
        for field, values in request.POST.lists()
        for value in values
        if field != "csrfmiddlewaretoken" and not any(word in field for word in SECRET_WORDS)
    ]
    return {
        "path": request.get_full_path(),
        "fields": fields,
        "files": [file.name for _, files in request.FILES.lists() for file in files],
    }


def is_too_long(held: dict[str, Any]) -> bool:
    """Whether it is more than the sign-in page can take along."""
    return sum(len(field) + len(value) for field, value in held["fields"]) > LONGEST


def sealed(held: dict[str, Any] | None) -> str:
    """What is held, as the sign-in page takes it along."""
    return "" if held is None else signing.dumps(held, salt=SALT, compress=True)


def unsealed(request: HttpRequest) -> dict[str, Any] | None:
    """What the sign-in page took along, if it is what we gave it."""
    try:
        held: dict[str, Any] = signing.loads(
            request.POST.get(FIELD, ""), salt=SALT, max_age=SECONDS
        )
    except signing.BadSignature:
        return None
    return held


class HeldPages(AdminSite):
    """A site that loses nothing of what somebody was typing when their session ended."""

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Add the page that sends again."""
        return [
            path("send-again/", self.admin_view(self.send_again_view), name="send_again"),
            *super().get_urls(),
        ]

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """A page for staff; whoever is not signed in any more keeps what they were sending."""
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def held(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if self.has_permission(request):
                _stay_awake(request)
            elif request.method == "POST" and (kept := hold(request)):
                return self.keep(request, kept)
            response: HttpResponse = guarded(request, *args, **kwargs)
            return response

        return held

    def keep(self, request: HttpRequest, held: dict[str, Any]) -> HttpResponse:
        """Ask to sign in without losing what was being sent."""
        if is_too_long(held):
            return self.offer_again(request, held)
        return self.ask_to_sign_in(request, held)

    def ask_to_sign_in(self, request: HttpRequest, held: dict[str, Any]) -> HttpResponse:
        """Show the sign-in page, which takes along what was being sent."""
        raise NotImplementedError

    def send_again_view(self, request: HttpRequest) -> HttpResponse:
        """Show what was being sent before the sign-in, and offer to send it again."""
        held = request.session.get(FIELD)
        if held is None:
            return HttpResponseRedirect(reverse("admin:index"))
        return self.offer_again(request, held)

    def offer_again(self, request: HttpRequest, held: dict[str, Any]) -> HttpResponse:
        """List what would be sent, with the button that does; somebody else signs in beside it."""
        shown = [
            (label_of(field, held["path"]), value)
            for field, value in held["fields"]
            if value and not UNSEEN.search(field)
        ]
        return page(
            self,
            request,
            "admin/sign_in/send_again.html",
            {"title": gettext("Send it again?"), "held": held, "shown": shown},
            status=200 if self.has_permission(request) else 403,
        )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is no longer good, because of a sign-in in another tab.

    Only a page of ours can send our own origin, so to such a page nothing is refused for good:
    who sent it sees what it holds and decides. All others get the plain refusal.
    """
    match = request.resolver_match
    origin = f"{'https' if request.is_secure() else 'http'}://{request.get_host()}"
    is_ours = request.headers.get("Origin") == origin
    if is_ours and match and match.namespaces == [site.name] and isinstance(site, HeldPages):
        if match.url_name == "login":
            return HttpResponseRedirect(request.get_full_path())
        held = hold(request)
        if held is not None and site.has_permission(request):
            return site.offer_again(request, held)
        if held is not None:
            return site.keep(request, held)
    return csrf.csrf_failure(request, reason)


def _stay_awake(request: HttpRequest) -> None:
    """Prolong the session of somebody at work; what was held is sent, or given up."""
    if request.method == "POST":
        request.session.pop(FIELD, None)
    pending.touch(request)

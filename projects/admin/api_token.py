"""API tokens: made by whoever lets a program work in their name, and revoked when it stops."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from projects.admin.people import person_column
from projects.admin.shown_once import ShownOnceAdmin, row_button
from projects.admin.staff import staff_of
from projects.choices import TokenScope
from projects.forms.api_token import ApiTokenForm
from projects.models import ApiToken
from projects.services.api_token import make_token, revoke_token


@admin.register(ApiToken)
class ApiTokenAdmin(ShownOnceAdmin[ApiToken]):
    """One's own tokens; administrators see those of all, to revoke them."""

    form = ApiTokenForm
    shown_template = "admin/projects/api_token.html"
    shown_title = gettext_lazy("Your new token")
    fields = ["name", "scope", "days"]
    list_display = [
        "name",
        "standing",
        "scope",
        "beginning",
        person_column("owner", gettext_lazy("owner")),
        "made_at",
        "last_used_at",
        "expires_at",
    ]
    list_display_links = None
    list_select_related = ["owner"]
    list_filter = ["scope"]
    search_fields = ["name", "beginning"]
    actions = None

    def get_urls(self) -> list[URLPattern]:
        """Add where the button leads."""
        return [
            path(
                "<path:object_id>/revoke/",
                self.admin_site.admin_view(require_POST(self.revoke_view)),
                name=self.page_name("revoke"),
            ),
            *super().get_urls(),
        ]

    def get_fields(self, request: HttpRequest, obj: ApiToken | None = None) -> Any:
        """What is asked for a new token, and what is known of one that was made."""
        if obj is None:
            return self.fields
        return ["name", "beginning", "scope", "made_at", "last_used_at", "expires_at", "revoked_at"]

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Tell the form whose token it makes."""
        form: Any = super().get_form(request, *args, **kwargs)
        form.owner = request.user
        return form

    @admin.display(description=gettext_lazy("state"))
    def standing(self, token: ApiToken) -> str:
        """Whether it is still good; the button ends that."""
        if token.revoked_at is not None:
            return _("Revoked")
        if token.expires_at <= timezone.now():
            return _("Expired")
        return row_button(self.url_of("revoke", token), _("Revoke"), token.name)

    # Making and revoking

    def make(self, request: HttpRequest, obj: ApiToken, form: Any) -> str:
        """Make the token; its text."""
        token, text = make_token(
            staff_of(request),
            name=form.cleaned_data["name"],
            scope=TokenScope(form.cleaned_data["scope"]),
            expires_at=form.expires_at,
        )
        vars(obj).update(vars(token))
        return text

    def revoke_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Revoke a token, at the press of a button."""
        token = self.required(request, object_id)
        revoke_token(token)
        messages.success(
            request, _("“%(name)s” is revoked: nothing gets in with it.") % {"name": token.name}
        )
        return HttpResponseRedirect(self.address("changelist"))

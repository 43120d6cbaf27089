"""API tokens: made by whoever lets a program work in their name, and revoked when it stops."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.pages import RecordPages, Tool
from projects.admin.people import person_column
from projects.admin.staff import staff_of
from projects.choices import TokenScope
from projects.forms.api_token import ApiTokenForm
from projects.models import ApiToken
from projects.services.api_token import make_token, revoke_token


@admin.register(ApiToken)
class ApiTokenAdmin(RecordPages[ApiToken]):
    """One's own tokens; administrators see those of all, to revoke them."""

    form = ApiTokenForm
    change_list_template = "admin/projects/change_list.html"
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
                self.admin_site.admin_view(self.revoke_view),
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

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Put the way to a new one above the list."""
        add = Tool(_("Add %(noun)s") % {"noun": self.opts.verbose_name}, self.address("add"))
        above = {"title": capfirst(str(self.opts.verbose_name_plural)), "list_tools": [add]}
        return super().changelist_view(request, above | (extra_context or {}))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        """One button: what comes next is the page that shows the token."""
        context |= {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=gettext_lazy("state"))
    def standing(self, token: ApiToken) -> str:
        """Whether it is still good; the button ends that.

        The button sends the list's own form to another address, for forms don't nest.
        """
        if token.revoked_at is not None:
            return _("Revoked")
        if token.expires_at <= timezone.now():
            return _("Expired")
        return format_html(
            '<button type="submit" class="tool" formaction="{url}">{revoke}'
            '<span class="visually-hidden">: {name}</span></button>',
            url=self.url_of("revoke", token),
            revoke=_("Revoke"),
            name=token.name,
        )

    # Making and revoking

    def save_model(self, request: HttpRequest, obj: ApiToken, form: Any, change: bool) -> None:
        """Make the token, and hold its text for the one page that shows it."""
        token, text = make_token(
            staff_of(request),
            name=form.cleaned_data["name"],
            scope=TokenScope(form.cleaned_data["scope"]),
            expires_at=form.expires_at,
        )
        vars(obj).update(vars(token))
        vars(request)["token_text"] = text

    def response_add(
        self, request: HttpRequest, obj: ApiToken, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Show the token, this once."""
        return self.page(
            request,
            "admin/projects/api_token.html",
            obj,
            {"title": _("Your new token"), "text": vars(request)["token_text"]},
        )

    def revoke_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Revoke a token, at the press of a button."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        token = self.required(request, object_id)
        revoke_token(token)
        messages.success(
            request, _("“%(name)s” is revoked: nothing gets in with it.") % {"name": token.name}
        )
        return HttpResponseRedirect(self.address("changelist"))

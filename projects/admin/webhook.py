"""Webhooks: made by whoever wants another system told, with a log of what it was told."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from projects.admin.pages import RecordPages
from projects.admin.people import person_column
from projects.admin.shown_once import ShownOnceAdmin, row_button
from projects.admin.staff import staff_of
from projects.filters.webhook import filter_errors
from projects.forms.webhook import WebhookForm
from projects.models import Webhook, WebhookDelivery
from projects.services.webhook import KEPT, make_webhook, queue_test, save_webhook, send_again


@admin.register(Webhook)
class WebhookAdmin(ShownOnceAdmin[Webhook]):
    """One's own webhooks; administrators see those of all."""

    form = WebhookForm
    shown_template = "admin/projects/webhook.html"
    shown_title = gettext_lazy("Your new webhook")
    fields = ["name", "url", "query", "kinds", "is_active"]
    list_display = [
        "name",
        "standing",
        "test",
        "log",
        "kinds",
        "url",
        person_column("owner", gettext_lazy("owner")),
    ]
    list_select_related = ["owner"]
    list_filter = ["is_active"]
    search_fields = ["name", "url"]
    actions = None

    def get_urls(self) -> list[URLPattern]:
        """Add where the button leads."""
        return [
            path(
                "<path:object_id>/test/",
                self.admin_site.admin_view(require_POST(self.test_view)),
                name=self.page_name("test"),
            ),
            *super().get_urls(),
        ]

    def get_fields(self, request: HttpRequest, obj: Webhook | None = None) -> Any:
        """A new one is active."""
        return [it for it in self.fields if it != "is_active"] if obj is None else self.fields

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Tell the form what a filter may be."""
        form: Any = super().get_form(request, *args, **kwargs)
        form.filter_errors = staticmethod(filter_errors)
        return form

    @admin.display(description=gettext_lazy("state"))
    def standing(self, webhook: Webhook) -> str:
        """Whether it tells, and whether that arrives."""
        if not webhook.is_active:
            return _("Switched off")
        return _("Active") if webhook.failing_since is None else _("Failing")

    @admin.display(description=gettext_lazy("log"))
    def log(self, webhook: Webhook) -> SafeString:
        """The way to what it was told."""
        address = reverse(f"{self.admin_site.name}:projects_webhookdelivery_changelist")
        return format_html(
            '<a href="{url}?webhook__id__exact={key}">{log}'
            '<span class="visually-hidden">: {name}</span></a>',
            url=address,
            key=webhook.pk,
            log=_("What it was told"),
            name=webhook.name,
        )

    @admin.display(description=gettext_lazy("test"))
    def test(self, webhook: Webhook) -> str:
        """The button that sends a test."""
        if not webhook.is_active:
            return ""
        return row_button(self.url_of("test", webhook), _("Send a test"), webhook)

    # Making and trying

    def make(self, request: HttpRequest, obj: Webhook, form: Any) -> str:
        """Store a new one; its secret."""
        return make_webhook(obj, owner=staff_of(request))

    def store(self, obj: Webhook) -> None:
        """Store a change."""
        save_webhook(obj)

    def test_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Send a test, at the press of a button."""
        webhook = self.required(request, object_id)
        queue_test(webhook)
        messages.success(
            request, _("A test goes to “%(name)s” within a minute.") % {"name": webhook.name}
        )
        return HttpResponseRedirect(self.address("changelist"))


@admin.register(WebhookDelivery)
class WebhookDeliveryAdmin(RecordPages[WebhookDelivery]):
    """What each webhook was told, and what became of it."""

    change_list_template = "admin/projects/change_list.html"
    fields = [
        "webhook",
        "key",
        "data_version",
        "payload",
        "made_at",
        "attempts",
        "next_try_at",
        "delivered_at",
        "last_status",
        "last_error",
    ]
    list_display = [
        "made_at",
        "webhook",
        "key",
        "outcome",
        "again",
        "last_error",
    ]
    list_select_related = ["webhook"]
    list_filter = ["webhook"]
    search_fields = ["key"]
    actions = None

    def get_urls(self) -> list[URLPattern]:
        """Add where the button leads."""
        return [
            path(
                "<path:object_id>/send-again/",
                self.admin_site.admin_view(require_POST(self.send_again_view)),
                name=self.page_name("send_again"),
            ),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Say how long it is kept."""
        kept = _(
            "What has ended is kept for %(days)s days, the last message about each project longer."
        ) % {"days": KEPT.days}
        return super().changelist_view(request, {"list_help": kept} | (extra_context or {}))

    @admin.display(description=gettext_lazy("state"))
    def outcome(self, delivery: WebhookDelivery) -> str:
        """What became of it so far."""
        if delivery.delivered_at is not None:
            return _("Arrived")
        if delivery.next_try_at is None:
            return _("Not arrived")
        return _("To be tried again") if delivery.attempts else _("To be sent")

    @admin.display(description=gettext_lazy("again"))
    def again(self, delivery: WebhookDelivery) -> str:
        """The button that sends it once more."""
        return row_button(self.url_of("send_again", delivery), _("Send again"), delivery)

    def send_again_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Send a message once more, at the press of a button."""
        send_again(self.required(request, object_id))
        messages.success(request, _("It goes out again within a minute."))
        return HttpResponseRedirect(self.address("changelist"))

"""The admin of the nouns that go from draft to the public."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.bulk_offers import NOUN_OFFERS
from projects.admin.reviewed import ReviewedAdmin
from projects.admin.staff import staff_of
from projects.admin.tracked import Tool, say_refused
from projects.forms.reason import ReasonForm
from projects.forms.seen import refuse_changed
from projects.models import Publishable
from projects.services.publishable import publish_noun, schedule_noun, show_noun, withdraw_noun

Noun = TypeVar("Noun", bound=Publishable)


class PublishableAdmin(ReviewedAdmin[Noun]):
    """Shows where a noun stands, publishes it and takes it back; never deletes what was public."""

    offers = NOUN_OFFERS
    readonly_fields: ClassVar[Any] = ["publication_state", "publish_at"]

    def sections(self, obj: Noun | None) -> list[Any]:
        """Say first where an existing record stands."""
        sections = super().sections(obj)
        if obj is not None:
            shown = ("publication_state", *(("publish_at",) if obj.publish_at else ()))
            sections.insert(0, (gettext_lazy("Publication"), {"fields": [shown]}))
        return sections

    # Saving

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Store the rows beside the record; a public one shows them at once."""
        super().save_related(request, form, formsets, change)
        if form.instance.is_published and any(formset.has_changed() for formset in formsets):
            show_noun(form.instance)

    def saved_sentence(self, obj: Noun) -> str:
        """What holds now, and who sees it."""
        if obj.is_published:
            return _("“%(record)s” is saved, and public.") % {"record": obj}
        return _("“%(record)s” is saved; the public does not see it.") % {"record": obj}

    # Publishing and withdrawing

    def publish(self, request: HttpRequest, obj: Noun) -> None:
        """Show the noun to the public.

        Raises ValidationError if it is not fit for it.
        """
        publish_noun(obj, by=staff_of(request))

    def schedule(self, request: HttpRequest, obj: Noun, at: datetime) -> None:
        """Show the noun to the public when the moment has come.

        Raises ValidationError if it needs a second person.
        """
        schedule_noun(obj, at=at, by=staff_of(request))

    def withdraw(self, request: HttpRequest, obj: Noun, reason: str) -> None:
        """Take the noun from the public.

        Raises ValidationError if public figures rest on it.
        """
        withdraw_noun(obj, by=staff_of(request), reason=reason)

    def tools(self, request: HttpRequest, obj: Noun) -> list[Tool]:
        """Publish what is not public, withdraw what is."""
        if not self.has_publish_permission(request, obj):
            return []
        if obj.is_published:
            return [Tool(gettext_lazy("Withdraw…"), self.url_of("withdraw", obj))]
        if self.refusal(request, obj):
            return []
        return [
            Tool(gettext_lazy("Publish"), self.url_of("publish", obj), is_post=True, is_main=True),
            Tool(gettext_lazy("Publish later…"), self.url_of("schedule", obj)),
        ]

    def get_urls(self) -> list[URLPattern]:
        """Add the pages that publish and withdraw."""
        view = self.admin_site.admin_view
        return [
            path(
                "<path:object_id>/publish/",
                view(self.publish_view),
                name=self.page_name("publish"),
            ),
            path(
                "<path:object_id>/withdraw/",
                view(self.withdraw_view),
                name=self.page_name("withdraw"),
            ),
            *super().get_urls(),
        ]

    def publish_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Publish at the press of a button."""
        allowed = request.method == "POST"
        obj = self.required(request, object_id, to="publish", allowed=allowed)
        try:
            refuse_changed(obj, request.POST.get("version_seen", ""))
            self.publish(request, obj)
        except ValidationError as refusal:
            say_refused(request, obj, refusal)
        else:
            messages.success(request, _("“%(record)s” is public.") % {"record": obj})
        return self.back_to(obj)

    def withdraw_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask why, then withdraw."""
        obj = self.required(request, object_id, to="publish")
        form = ReasonForm(request.POST or None, row=obj)
        if form.is_valid():
            try:
                self.withdraw(request, obj, form.cleaned_data["reason"])
            except ValidationError as refusal:
                say_refused(request, obj, refusal)
            else:
                messages.success(
                    request, _("The public no longer sees “%(record)s”.") % {"record": obj}
                )
            return self.back_to(obj)
        return self.page(
            request,
            "admin/projects/reason.html",
            obj,
            {
                "title": _("Withdraw “%(record)s”") % {"record": obj},
                "form": form,
                "consequence": _(
                    "It disappears from every public page, list, count and download at once. "
                    "It stays here, with its history, and can be published again."
                ),
                "button": _("Withdraw"),
            },
        )

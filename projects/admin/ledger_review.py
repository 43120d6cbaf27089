"""The review of a ledger's entries: handed in, returned, released at once or later, withdrawn."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.reviewed import ReviewedAdmin
from projects.admin.staff import staff_of
from projects.admin.tracked import Tool, say_refused
from projects.choices import ReviewState
from projects.forms.reason import ReasonForm
from projects.forms.seen import refuse_changed
from projects.models import LedgerEntry
from projects.services.ledger import (
    publish_entries,
    return_entry,
    schedule_entry,
    submit_entries,
    withdraw_entries,
)

Entry = TypeVar("Entry", bound=LedgerEntry)


class LedgerReview(ReviewedAdmin[Entry]):
    """The buttons of one entry, and the pages that they lead to."""

    def tools(self, request: HttpRequest, obj: Entry) -> list[Tool]:
        """Submit, return, publish, supersede or withdraw, whichever the entry is ready for."""
        may_publish = self.has_publish_permission(request, obj)
        tools = []
        if obj.is_published:
            if self.has_add_permission(request):
                url = reverse(f"{self.admin_site.name}:{self.page_name('add')}")
                tools.append(
                    Tool(gettext_lazy("Supersede…"), f"{url}?supersedes={obj.pk}", is_main=True)
                )
            if may_publish:
                tools.append(Tool(gettext_lazy("Withdraw…"), self.url_of("withdraw", obj)))
            return tools
        if obj.review_state == ReviewState.DRAFT and self.has_change_permission(request, obj):
            tools.append(
                Tool(gettext_lazy("Submit for review"), self.url_of("submit", obj), is_post=True)
            )
        if may_publish:
            if obj.review_state != ReviewState.WITHDRAWN:
                tools.append(Tool(gettext_lazy("Return…"), self.url_of("return", obj)))
            if not self.refusal(request, obj):
                publish, later = self.url_of("publish", obj), self.url_of("schedule", obj)
                tools += [
                    Tool(gettext_lazy("Publish"), publish, is_post=True, is_main=True),
                    Tool(gettext_lazy("Publish later…"), later),
                ]
        return tools

    def schedule(self, request: HttpRequest, obj: Entry, at: datetime) -> None:
        """Release the entry when the moment has come.

        Raises ValidationError if it is not fit for it or needs a second person.
        """
        schedule_entry(obj, at=at, by=staff_of(request))

    def get_urls(self) -> list[URLPattern]:
        """Add the pages of review."""
        view = self.admin_site.admin_view
        pages = {
            "submit": self.submit_view,
            "publish": self.publish_view,
            "return": self.return_view,
            "withdraw": self.withdraw_view,
        }
        return [
            *(
                path(f"<path:object_id>/{page}/", view(function), name=self.page_name(page))
                for page, function in pages.items()
            ),
            *super().get_urls(),
        ]

    def submit_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Hand the draft in at the press of a button."""
        obj = self.required(request, object_id, to="change", allowed=request.method == "POST")
        try:
            refuse_changed(obj, request.POST.get("version_seen", ""))
            submit_entries([obj], by=staff_of(request))
        except ValidationError as refusal:
            say_refused(request, obj, refusal)
        else:
            messages.success(
                request,
                _("“%(record)s” is submitted. The public sees it once a reviewer publishes it.")
                % {"record": obj},
            )
        return self.back_to(obj)

    def publish_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Publish at the press of a button."""
        allowed = request.method == "POST"
        obj = self.required(request, object_id, to="publish", allowed=allowed)
        try:
            refuse_changed(obj, request.POST.get("version_seen", ""))
            publish_entries([obj], by=staff_of(request))
        except ValidationError as refusal:
            say_refused(request, obj, refusal)
        else:
            messages.success(
                request,
                _("“%(record)s” is published; the public sees it wherever its subject is public.")
                % {"record": obj},
            )
        return self.back_to(obj)

    def return_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask what has to change, then send the entry back."""
        obj = self.required(request, object_id, to="publish")
        form = ReasonForm(request.POST or None, row=obj)
        if form.is_valid():
            try:
                return_entry(obj, by=staff_of(request), reason=form.cleaned_data["reason"])
            except ValidationError as refusal:
                say_refused(request, obj, refusal)
            else:
                messages.success(request, _("“%(record)s” is returned.") % {"record": obj})
            return self.back_to(obj)
        return self.page(
            request,
            "admin/projects/reason.html",
            obj,
            {
                "title": _("Return “%(record)s”") % {"record": obj},
                "form": form,
                "consequence": _(
                    "It goes back to the person who entered it, with what you write here. "
                    "Once edited it is a draft again."
                ),
                "button": _("Return"),
            },
        )

    def withdraw_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask why, then withdraw."""
        obj = self.required(request, object_id, to="publish")
        form = ReasonForm(request.POST or None, row=obj)
        if form.is_valid():
            try:
                withdraw_entries([obj], by=staff_of(request), reason=form.cleaned_data["reason"])
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
                    "The figure disappears from every public page at once, and the entry before "
                    "it speaks again. To put a figure right, supersede it instead."
                ),
                "button": _("Withdraw"),
            },
        )

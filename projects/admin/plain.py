"""The admin in plain words: after saving it says what holds now."""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

Row = TypeVar("Row", bound=Model)


class PlainAdmin(admin.ModelAdmin[Row]):
    """Says its own sentences, never that something succeeded, and calls a list what it holds."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """The list, under the name of what it holds."""
        title = {"title": capfirst(str(self.opts.verbose_name_plural))}
        return super().changelist_view(request, title | (extra_context or {}))

    def message_user(
        self,
        request: HttpRequest,
        message: Any,
        level: int | str = messages.INFO,
        extra_tags: str = "",
        fail_silently: bool = False,
    ) -> None:
        """Say it, unless it is Django's own word of success, which only states the obvious.

        Our own sentences go straight to the messages, and say what holds now.
        """
        if level != messages.SUCCESS:
            super().message_user(request, message, level, extra_tags, fail_silently)

    def saved_sentence(self, obj: Row) -> str:
        """What holds now that the record is stored."""
        return _("“%(record)s” is saved.") % {"record": obj}

    def deleted_sentence(self, name: str) -> str:
        """What holds now that the record is gone."""
        return _("“%(record)s” is deleted.") % {"record": name}

    def response_add(
        self, request: HttpRequest, obj: Row, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Say what holds now, and go on."""
        if IS_POPUP_VAR not in request.POST:
            messages.success(request, self.saved_sentence(obj))
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Row) -> HttpResponse:
        """Say what holds now, and go on."""
        if IS_POPUP_VAR not in request.POST:
            messages.success(request, self.saved_sentence(obj))
        return super().response_change(request, obj)

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> HttpResponse:
        """Say what is gone, and go on."""
        messages.success(request, self.deleted_sentence(obj_display))
        return super().response_delete(request, obj_display, obj_id)

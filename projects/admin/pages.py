"""Pages of our own about one record: what they are called, who may open them, what frames them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib import messages
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from projects.admin.plain import PlainAdmin
from projects.admin.ruled import RuledAdmin, permitted

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Tool:
    """One button above a record's form."""

    label: str | Promise
    url: str
    # A button that changes something is a form of its own, so that no link can press it.
    is_post: bool = False
    is_main: bool = False


class RecordPages(PlainAdmin[Row], RuledAdmin[Row]):
    """What every page of ours about a record begins with, and what stands above their list."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Put the list's buttons above it."""
        above = {"list_tools": self.list_tools(request)}
        return super().changelist_view(request, above | (extra_context or {}))

    def list_tools(self, request: HttpRequest) -> list[Tool]:
        """The buttons above the list; those that keep its filters name request.GET in their URL."""
        if not self.has_add_permission(request):
            return []
        # So that one comes back to the same list.
        kept: dict[str, Any] = {
            "opts": self.opts,
            "preserved_filters": self.get_preserved_filters(request),
        }
        label = _("Add %(noun)s") % {"noun": self.opts.verbose_name}
        return [Tool(label, add_preserved_filters(kept, self.address("add")))]

    def required(
        self, request: HttpRequest, object_id: str, *, to: str = "view", allowed: bool = True
    ) -> Row:
        """The record of one of our own pages, with which the reader may do what ``to`` says.

        Raises Http404 if there is no such record for this reader, and PermissionDenied if they
        may not do it, or unless ``allowed``.
        """
        if not (allowed and permitted(request, to, self.model)):
            raise PermissionDenied
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            raise Http404
        if not permitted(request, to, self.model, obj):
            raise PermissionDenied
        return obj

    def url_of(self, page: str, obj: Row) -> str:
        """The address of a page about one record."""
        return self.address(page, obj.pk)

    def address(self, page: str, *args: Any) -> str:
        """The address of a page of this noun."""
        return reverse(f"{self.admin_site.name}:{self.page_name(page)}", args=args)

    def page_name(self, page: str) -> str:
        """The URL name of a page of ours."""
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def back_to(self, obj: Row) -> HttpResponseRedirect:
        """To the record's form."""
        return HttpResponseRedirect(self.url_of("change", obj))

    def page(
        self, request: HttpRequest, template: str, obj: Row, context: dict[str, Any]
    ) -> TemplateResponse:
        """A page of our own about one record."""
        about = {"original": obj, "change_url": self.url_of("change", obj)}
        return self.list_page(request, template, about | context)

    def list_page(
        self, request: HttpRequest, template: str, context: dict[str, Any]
    ) -> TemplateResponse:
        """A page of our own about the noun."""
        frame = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media}
        return TemplateResponse(request, template, frame | context)


def say_refused(request: HttpRequest, obj: Model, refusal: ValidationError) -> None:
    """Tell which record was left as it is, and why."""
    messages.error(request, f"“{obj}”: {' '.join(refusal.messages)}")

"""Deleting with a reason, and the way back."""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.history_pages import PER_PAGE, reader_of
from projects.admin.pages import RecordPages, Tool
from projects.admin.staff import staff_of
from projects.forms.reason import ReasonForm
from projects.reports.history import deleted_rows, last_name, what_was_deleted
from projects.services.access import standing_of
from projects.services.publishable import delete_noun
from projects.services.restoration import restore_deleted

Row = TypeVar("Row", bound=Model)


class DeletedPages(RecordPages[Row]):
    """Asks why a record is deleted, lists what was, and restores it."""

    delete_confirmation_template = "admin/projects/delete_record.html"

    def get_urls(self) -> list[URLPattern]:
        """Add the list of what was deleted, and the page that restores one of them."""
        view = self.admin_site.admin_view
        return [
            path("deleted/", view(self.deleted_view), name=self.page_name("deleted")),
            path(
                "deleted/<path:object_id>/restore/",
                view(self.undelete_view),
                name=self.page_name("undelete"),
            ),
            *super().get_urls(),
        ]

    # Deleting

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Ask why before anything is deleted."""
        form = ReasonForm(request.POST if request.method == "POST" else None)
        obj = self.get_object(request, unquote(object_id))
        allowed = obj is not None and self.has_delete_permission(request, obj)
        if request.method == "POST" and allowed and not form.is_valid():
            messages.error(request, " ".join(map(str, form.errors["reason"])))
            return HttpResponseRedirect(request.get_full_path())
        try:
            return super().delete_view(request, object_id, {"form": form} | (extra_context or {}))
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return HttpResponseRedirect(request.get_full_path())

    def delete_model(self, request: HttpRequest, obj: Row) -> None:
        """Delete the record, and let the public pages know: it may have been on a list."""
        delete_noun(obj, by=staff_of(request), reason=request.POST["reason"].strip())

    def deleted_sentence(self, name: str) -> str:
        """What holds now that the record is gone, and where it can be found."""
        return _("“%(record)s” is deleted. The list of what was deleted leads back to it.") % {
            "record": name
        }

    # The way back

    def deleted_tools(self, request: HttpRequest) -> list[Tool]:
        """The button above the list that leads to what was deleted."""
        if not self.has_delete_permission(request):
            return []
        return [Tool(gettext_lazy("Deleted…"), self.address("deleted"))]

    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        """List what was deleted: by whom, when and why."""
        page = Paginator(self._deleted(request), PER_PAGE).get_page(request.GET.get(PAGE_VAR))
        return self.list_page(
            request,
            "admin/projects/deleted.html",
            {
                "title": _("Deleted %(nouns)s") % {"nouns": self.opts.verbose_name_plural},
                "page": page,
                "rows": [
                    (row, last_name(row), self.address("undelete", self._key(row)))
                    for row in page.object_list
                ],
                "list_url": self.address("changelist"),
            },
        )

    def undelete_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show what the record held, ask why, and restore it."""
        try:
            key = self.opts.pk.to_python(unquote(object_id))
        except ValidationError as no_key:
            raise Http404 from no_key
        row = self._deleted(request).filter(**{self.opts.pk.attname: key}).first()
        if row is None:
            raise Http404
        form = ReasonForm(request.POST or None)
        if form.is_valid():
            try:
                return self._restored(request, key, form.cleaned_data["reason"])
            except ValidationError as refusal:
                messages.error(request, f"“{last_name(row)}”: {' '.join(refusal.messages)}")
        own, *beside = what_was_deleted(self.model, row, reader_of(request.user))
        return self.list_page(
            request,
            "admin/projects/undelete.html",
            {
                "title": _("Restore “%(record)s”") % {"record": last_name(row)},
                "row": row,
                "own": own,
                "beside": beside,
                "form": form,
                "deleted_url": self.address("deleted"),
                "list_url": self.address("changelist"),
            },
        )

    def _restored(self, request: HttpRequest, key: Any, reason: str) -> HttpResponse:
        with transaction.atomic():
            obj = restore_deleted(self.model, key, by=staff_of(request), reason=reason)
            # The rules are about rows that are there: whoever may not delete it never could.
            if not self.has_delete_permission(request, obj):
                raise PermissionDenied
        messages.success(
            request, _("“%(record)s” is there again, with its history.") % {"record": obj}
        )
        return self.back_to(obj)

    def _deleted(self, request: HttpRequest) -> Any:
        """The last history rows of what was deleted; those who don't administer see their own.

        Of what is gone no rule can tell who might see it.
        """
        if not self.has_delete_permission(request):
            raise PermissionDenied
        rows = deleted_rows(self.model)
        if standing_of(request.user).administers:
            return rows
        return rows.filter(history_user=staff_of(request).pk)

    def _key(self, row: Any) -> Any:
        return getattr(row, self.opts.pk.attname)

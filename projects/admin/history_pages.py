"""The history of a record, and the way back to what it held."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin.views.main import PAGE_VAR
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.admin.pages import RecordPages, say_refused
from projects.admin.staff import staff_of
from projects.forms.history import HistoryFilterForm
from projects.forms.reason import ReasonForm
from projects.models import Batch, LedgerEntry, Project
from projects.models.ledger import RELEASED
from projects.reports.history import (
    Asked,
    Change,
    Reader,
    changes_in,
    compare_moments,
    fields_in,
    people_in,
    rows_asked_for,
)
from projects.services.access import standing_of, visible_to
from projects.services.restoration import STANDING, restore_version

Row = TypeVar("Row", bound=Model)
PER_PAGE = 50
# How many moments can be chosen to compare: a longer list is no choice.
MOMENTS = 200


class HistoryPages(RecordPages[Row]):
    """Shows who changed which field when and why, and restores a version."""

    def get_urls(self) -> list[URLPattern]:
        """Add the pages that compare and restore."""
        view = self.admin_site.admin_view
        pages = {"compare": self.compare_view, "restore": self.restore_view}
        return [
            *(
                path(f"<path:object_id>/history/{page}/", view(it), name=self.page_name(page))
                for page, it in pages.items()
            ),
            *super().get_urls(),
        ]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show who changed which field from what to what, when, why and from where."""
        obj = self.required(request, object_id)
        form = HistoryFilterForm(
            request.GET or None,
            fields=fields_in(self.model),
            people=people_in(self.model, obj.pk),
        )
        asked = form.asked()
        page = Paginator(rows_asked_for(self.model, obj.pk, asked), PER_PAGE).get_page(
            request.GET.get(PAGE_VAR)
        )
        changes = changes_in(self.model, list(page.object_list), reader_of(request.user))
        filters = {name: value for name, value in request.GET.items() if name != PAGE_VAR}
        # What it holds now is no way back.
        newest = changes[0] if changes and page.number == 1 and asked == Asked() else None
        return self.page(
            request,
            "admin/projects/record_history.html",
            obj,
            {
                "title": _("History of %(record)s") % {"record": obj},
                "changes": [
                    (it, {} if it is newest or it.is_deletion else self._urls(request, obj, it))
                    for it in changes
                ],
                "page": page,
                "page_query": f"{urlencode(filters)}&" if filters else "",
                "form": form,
                "asked": asked,
                "note": self.history_note(obj),
                "is_all": asked == Asked(),
                "seen_batches": seen_batches(request.user, changes),
                **(extra_context or {}),
            },
        )

    def compare_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show what changed from one moment to another, at the last of which it may be today."""
        obj = self.required(request, object_id)
        moments = self._moments(obj)
        since = _asked_moment(request, "since") or (moments or [timezone.now()])[-1]
        until = _asked_moment(request, "until")
        return self.page(
            request,
            "admin/projects/compare.html",
            obj,
            {
                "title": _("What changed in %(record)s") % {"record": obj},
                "since": since,
                "until": until,
                "moments": [(it.astimezone(UTC).isoformat(), it) for it in moments],
                "touched": compare_moments(
                    self.model,
                    obj.pk,
                    since=since,
                    until=until or timezone.now(),
                    reader=reader_of(request.user),
                ),
            },
        )

    def restore_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show what restoring a version would change, ask why, and restore it."""
        obj = self.required(request, object_id, to="change")
        at = _asked_moment(request, "at")
        if at is None:
            raise Http404
        form = ReasonForm(request.POST or None)
        if form.is_valid():
            try:
                restore_version(
                    obj, at=at, by=staff_of(request), reason=form.cleaned_data["reason"]
                )
            except ValidationError as refusal:
                say_refused(request, obj, refusal)
            else:
                messages.success(request, self.restored_sentence(obj, at))
                return self.back_to(obj)
        touched = compare_moments(
            self.model,
            obj.pk,
            since=timezone.now(),
            until=at,
            reader=reader_of(request.user),
            without=STANDING,
        )
        return self.page(
            request,
            "admin/projects/restore.html",
            obj,
            {
                "title": _("Restore an earlier version of %(record)s") % {"record": obj},
                "at": at,
                "touched": touched,
                "form": form,
                "consequence": self.restored_consequence(obj),
                "history_url": self.url_of("history", obj),
            },
        )

    # What each noun may tell differently

    def history_note(self, obj: Row) -> str:
        """What one should know before reading on."""
        if isinstance(obj, LedgerEntry) and obj.review_state in RELEASED:
            return _(
                "The public has seen this entry, so no earlier version is restored over it: "
                "what it says is put right by a new entry that supersedes it."
            )
        return ""

    def restored_consequence(self, obj: Row) -> str:
        """What restoring does, and who sees it."""
        if isinstance(obj, Project | LedgerEntry):
            return _(
                "It becomes a new version with what it held then; nothing of its history is lost. "
                "The public sees nothing of it before it is published."
            )
        return _(
            "The record becomes a new version with what it held then; nothing of its history is "
            "lost. What the public reads of it changes at once. Where it stands in review stays."
        )

    def restored_sentence(self, obj: Row, at: datetime) -> str:
        """What holds now that the version is restored."""
        return _("“%(record)s” holds again what it held on %(day)s.") % {
            "record": self.model._default_manager.get(pk=obj.pk),
            "day": timezone.localdate(at),
        }

    # Addresses and moments

    def _urls(self, request: HttpRequest, obj: Row, change: Change) -> dict[str, str]:
        """Where a change leads: to what changed since, and back to what the record held then."""
        at = change.at.astimezone(UTC).isoformat()
        urls = {"compare": f"{self.url_of('compare', obj)}?{urlencode({'since': at})}"}
        if self.has_change_permission(request, obj):
            urls["restore"] = f"{self.url_of('restore', obj)}?{urlencode({'at': at})}"
        return urls

    def _moments(self, obj: Row) -> list[datetime]:
        """The moments at which the record changed, newest first."""
        rows = rows_asked_for(self.model, obj.pk, Asked())[: MOMENTS * 2]
        return list(dict.fromkeys(at for at, _place, _key in rows))[:MOMENTS]


def reader_of(user: AbstractBaseUser | AnonymousUser) -> Reader:
    """What this person may read of the records that a history names."""
    return Reader(partial(_visible, user), sees_deleted=standing_of(user).administers)


def seen_batches(user: AbstractBaseUser | AnonymousUser, changes: list[Change]) -> set[int]:
    """The batches of these changes whose page this person may open."""
    keys = {it.batch.pk for it in changes if it.batch is not None}
    seen = visible_to(user, Batch.objects.filter(pk__in=keys)) if keys else Batch.objects.none()
    return set(seen.values_list("pk", flat=True))


def _visible(user: AbstractBaseUser | AnonymousUser, rows: QuerySet[Any]) -> QuerySet[Any]:
    # Whoever sees a record sees who owns it and who entered it.
    return rows if rows.model is get_user_model() else visible_to(user, rows)


def _asked_moment(request: HttpRequest, name: str) -> datetime | None:
    """The moment that the address names; None if it names none.

    Raises Http404 for what is no moment.
    """
    text = request.GET.get(name, "")
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError as no_moment:
        raise Http404 from no_moment
    if timezone.is_naive(at):
        raise Http404
    return at

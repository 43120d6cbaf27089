"""Doing something to many records of a list, with a page between that shows what exactly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, ClassVar, TypeVar

from django import forms
from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.admin.bulk_offers import Offer
from projects.admin.bulk_preview import SHOWN, Preview, preview_of
from projects.admin.history_pages import reader_of
from projects.admin.ruled import permitted
from projects.admin.staff import staff_of
from projects.admin.tracked import TrackedAdmin
from projects.forms.bulk_action import BulkForm
from projects.models import ReportingPeriod
from projects.models.history import in_parts
from projects.reports.history import name_records
from projects.services.access import choices_for, may_view, visible_to
from projects.services.bulk_action import (
    ChangedSinceError,
    Order,
    Outcome,
    carry_out,
    rehearse,
)

Row = TypeVar("Row", bound=Model)


class BulkAdmin(TrackedAdmin[Row]):
    """Offers actions on many records; every one shows first what it would do."""

    offers: ClassVar[Sequence[Offer]] = []

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """What this person may do to some of the records."""
        actions: dict[str, Any] = super().get_actions(request)
        if IS_POPUP_VAR in request.GET:
            return actions
        return actions | {
            offer.action.name: (
                partial(type(self).open_offer, offer=offer),
                offer.action.name,
                f"{offer.action.label}…",
            )
            for offer in self.offers
            if permitted(request, offer.action.verb, self.model)
        }

    def get_urls(self) -> list[URLPattern]:
        """Add the page between."""
        view = self.admin_site.admin_view(self.bulk_view)
        return [path("bulk-<slug:name>/", view, name=self.page_name("bulk")), *super().get_urls()]

    def bulk_view(self, request: HttpRequest, name: str) -> HttpResponse:
        """Show what an action would do to the selection, or do exactly what was shown."""
        if request.method != "POST":
            return HttpResponseRedirect(self._list_url(request))
        offer = next((it for it in self.offers if it.action.name == name), None)
        if offer is None:
            raise Http404
        if not permitted(request, offer.action.verb, self.model):
            raise PermissionDenied
        form = self._form(request, offer, request.POST)
        keys = self._seen(request, self._keys(request.POST.get("selection", "").split(",")))
        if "_do" in request.POST and form.is_valid():
            try:
                outcome = carry_out(
                    offer.action,
                    self.model,
                    keys,
                    self._order(request, offer, form),
                    fingerprint=request.POST.get("fingerprint", ""),
                )
            except ChangedSinceError:
                messages.warning(
                    request, _("Something changed since you looked; nothing was done. Look again.")
                )
            except ValidationError:
                # The rehearsal below comes to the same, and says so.
                pass
            else:
                self._say_done(request, offer, outcome)
                return HttpResponseRedirect(self._list_url(request))
        return self.bulk_page(request, offer, keys, form)

    def open_offer(
        self, request: HttpRequest, queryset: QuerySet[Row], *, offer: Offer
    ) -> HttpResponse:
        """From the list to the page between."""
        keys = list(dict.fromkeys(queryset.values_list("pk", flat=True)))
        return self.bulk_page(request, offer, keys, self._form(request, offer, None))

    def bulk_page(
        self, request: HttpRequest, offer: Offer, keys: list[Any], form: BulkForm
    ) -> HttpResponse:
        """The page between: the questions, and what would change in which records."""
        preview: Preview | None = None
        if form.is_valid() if form.is_bound else not form.has_questions:
            try:
                preview = rehearse(
                    offer.action,
                    self.model,
                    keys,
                    self._order(request, offer, form),
                    tell=lambda outcome: preview_of(
                        outcome,
                        self.model,
                        page=request.POST.get("page", ""),
                        reader=reader_of(request.user),
                        url_of=lambda row: self.url_of("change", row),
                    ),
                ).told
            except ValidationError as refusal:
                for sentence in refusal.messages:
                    messages.error(request, sentence)
        if preview is not None:
            # Read when the rehearsal is over, for it has published them.
            rows = [line.row for line in preview.lines]
            preview = preview.with_differences(offer.differences(rows, request.user))
        return self.list_page(
            request,
            "admin/projects/bulk_action.html",
            {
                "title": self._title(offer, len(keys)),
                "offer": offer,
                "form": form,
                "media": self.media + form.media,
                "selection": ",".join(map(str, keys)),
                "names": [] if preview else self._names(request, keys[:SHOWN]),
                "count": len(keys),
                "preview": preview,
                "bulk_url": self.address("bulk", offer.action.name),
                "list_url": self._list_url(request),
                "came_from": self._came_from(request),
            },
        )

    # What is asked

    def _form(self, request: HttpRequest, offer: Offer, data: QueryDict | None) -> BulkForm:
        form = offer.form(data)
        which = form.fields.get("which")
        if isinstance(which, forms.ModelMultipleChoiceField):
            column: Any = self.opts.get_field(offer.action.name)
            rows = column.related_model._default_manager.all()
            which.queryset = choices_for(request.user, self.model, column.name, rows)
            which.label = str(offer.action.label)
            choices = which.choices
            which.widget = AutocompleteSelectMultiple(column, self.admin_site)
            which.widget.choices = choices
        period = form.fields.get("reporting_period")
        if isinstance(period, forms.ModelChoiceField):
            open_ones = ReportingPeriod.objects.open().newest_first()
            period.queryset = visible_to(request.user, open_ones)
        return form

    def _order(self, request: HttpRequest, offer: Offer, form: BulkForm) -> Order:
        told = form.cleaned_data if form.is_bound else {}
        return Order(
            by=staff_of(request),
            on=timezone.localdate(),
            reason=told.get("reason") or offer.action.done,
            answers=form.answers if form.is_bound else {},
        )

    def _keys(self, selection: Iterable[str]) -> list[Any]:
        """The keys that the page carried; what can't be one is left out."""
        key: Any = self.opts.pk
        found = []
        for part in selection:
            try:
                found.append(key.clean(part, None))
            except ValidationError:
                continue
        return list(dict.fromkeys(found))

    def _seen(self, request: HttpRequest, keys: Sequence[Any]) -> list[Any]:
        """Those of the keys under which this person may see a record."""
        rows = self.model._default_manager.all()
        seen = {
            key
            for part in in_parts(keys)
            for key in visible_to(request.user, rows.filter(pk__in=part)).values_list(
                "pk", flat=True
            )
        }
        return [key for key in keys if key in seen]

    # What is shown

    def _names(self, request: HttpRequest, keys: Sequence[Any]) -> list[str]:
        records = {(self.model, key) for key in keys}
        named = name_records(records, reader_of(request.user))
        return [named[self.model, key].name for key in keys]

    def _title(self, offer: Offer, count: int) -> str:
        nouns = self.opts.verbose_name if count == 1 else self.opts.verbose_name_plural
        return _("%(action)s: %(count)s %(records)s") % {
            "action": offer.action.label,
            "count": count,
            "records": nouns,
        }

    # The way back

    def _came_from(self, request: HttpRequest) -> str:
        """The words of the list's address, so that one comes back to the same list."""
        return QueryDict(request.POST.get("came_from", request.GET.urlencode())).urlencode()

    def _list_url(self, request: HttpRequest) -> str:
        url, query = self.address("changelist"), self._came_from(request)
        return f"{url}?{query}" if query else url

    def _say_done(self, request: HttpRequest, offer: Offer, outcome: Outcome) -> None:
        count = len(outcome.done)
        sentence = ngettext(
            "%(action)s: done to %(count)s record.", "%(action)s: done to %(count)s records.", count
        ) % {"action": offer.action.label, "count": count}
        if may_view(request.user, outcome.batch):
            url = reverse(f"{self.admin_site.name}:projects_batch_change", args=[outcome.batch.pk])
            words = _("What changed, and the way back")
            messages.success(request, format_html('{} <a href="{}">{}</a>', sentence, url, words))
        else:
            messages.success(request, sentence)

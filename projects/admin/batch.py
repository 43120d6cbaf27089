"""Batches: what was done to many records at once, and the way to undo it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import quote
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.history_pages import PER_PAGE, reader_of
from projects.admin.pages import RecordPages, Tool
from projects.admin.people import person_column
from projects.admin.staff import staff_of
from projects.forms.reason import ReasonForm
from projects.models import Batch
from projects.reports.history import (
    Named,
    batch_changes,
    name_records,
    records_changed,
    rows_of_batch,
)
from projects.services.access import standing_of
from projects.services.batch import (
    UndoPlan,
    UndoRefusedError,
    first_steps,
    may_undo,
    plan_undo,
    refusal_of,
    undo_batch,
)
from projects.templatetags.people import person

# How many records the page that asks lists by name: beyond that their number has to do.
LISTED = 200
# What undoing does to a record, by what the batch did to it first.
UNDONE = {
    "+": gettext_lazy("is deleted"),
    "~": gettext_lazy("holds again what it held"),
    "-": gettext_lazy("is there again"),
}


@admin.register(Batch)
class BatchAdmin(RecordPages[Batch]):
    """Only looked at; undone as a whole or not at all."""

    list_display = [
        "label",
        "kind",
        "records",
        person_column("made_by", gettext_lazy("made by")),
        "made_at",
        "undone",
    ]
    list_select_related = ["made_by", "undone_by"]
    list_filter = ["kind", "made_at"]
    search_fields = ["label", "reason"]
    list_per_page = PER_PAGE
    show_full_result_count = False
    actions = None

    # The list

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Count what each batch on the page changed, all in one query."""
        response = super().changelist_view(request, extra_context)
        shown = getattr(response, "context_data", None)
        if shown and "cl" in shown:
            batches = list(shown["cl"].result_list)
            counts = records_changed(batches)
            for batch in batches:
                vars(batch)["counted"] = counts[batch.pk]
            shown["cl"].result_list = batches
        return response

    @admin.display(description=gettext_lazy("records"))
    def records(self, batch: Batch) -> int | None:
        """How many records it changed."""
        return vars(batch).get("counted")

    @admin.display(description=gettext_lazy("undone"))
    def undone(self, batch: Batch) -> str | None:
        """By whom it was undone."""
        if not batch.is_undone:
            return None
        return person(batch.undone_by)

    # One batch

    def get_urls(self) -> list[URLPattern]:
        """Add the page that undoes."""
        undo = self.admin_site.admin_view(self.undo_view)
        return [
            path("<path:object_id>/undo/", undo, name=self.page_name("undo")),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show every record that the batch changed, with what changed in it."""
        batch = self.required(request, object_id)
        page = Paginator(rows_of_batch(batch), PER_PAGE).get_page(request.GET.get(PAGE_VAR))
        changes = batch_changes(list(page.object_list), reader_of(staff_of(request)))
        undo = Tool(gettext_lazy("Undo…"), self.url_of("undo", batch))
        return self.page(
            request,
            "admin/projects/batch.html",
            batch,
            {
                "title": batch.label,
                "changes": [
                    (change, [(named, self._history_of(named), it) for named, it in change.touched])
                    for change in changes
                ],
                "page": page,
                "records": records_changed([batch])[batch.pk],
                "undoing": Batch.objects.filter(undoes=batch).first(),
                "tools": [undo] if self._may_undo(request, batch) else [],
            },
        )

    def _may_undo(self, request: HttpRequest, batch: Batch) -> bool:
        """Whether the button leads anywhere for this reader."""
        if refusal_of(batch) is not None:
            return False
        # Of many records only those are asked about who may not undo everything.
        if standing_of(request.user).administers:
            return True
        return may_undo(staff_of(request), batch, plan_undo(batch).steps)

    def undo_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show what undoing would do, or what forbids it; ask why, and undo."""
        batch = self.required(request, object_id)
        refusal = refusal_of(batch)
        if refusal is not None:
            messages.error(request, f"“{batch}”: {refusal}")
            return self.back_to(batch)
        plan = plan_undo(batch)
        if not may_undo(staff_of(request), batch, plan.steps):
            raise PermissionDenied
        form = ReasonForm(request.POST or None)
        if form.is_valid() and not plan.obstacles:
            try:
                undoing = undo_batch(
                    batch, by=staff_of(request), reason=form.cleaned_data["reason"]
                )
            except UndoRefusedError as refused:
                plan = UndoPlan(plan.steps, refused.obstacles)
                messages.error(request, " ".join(refused.messages))
            except ValidationError as refused:
                messages.error(request, " ".join(refused.messages))
            else:
                messages.success(request, _("“%(batch)s” is undone.") % {"batch": batch})
                return HttpResponseRedirect(self.url_of("change", undoing))
        return self.page(
            request,
            "admin/projects/undo.html",
            batch,
            {"title": _("Undo “%(batch)s”") % {"batch": batch}, "form": form}
            | self._planned(request, plan),
        )

    def _planned(self, request: HttpRequest, plan: UndoPlan) -> dict[str, Any]:
        """What the plan says, each record by its name."""
        steps = list(first_steps(plan.steps).values())
        listed = [] if plan.obstacles else steps[:LISTED]
        records = [*(it.record for it in listed), *(it.record for it in plan.obstacles)]
        named = name_records(records, reader_of(staff_of(request)))
        urls = {record: self._history_of(it) for record, it in named.items()}
        return {
            "steps": [(named[it.record], urls[it.record], UNDONE[it.kind]) for it in listed],
            "more": len(steps) - len(listed),
            "obstacles": [(named[it.record], urls[it.record], it) for it in plan.obstacles],
        }

    def _history_of(self, named: Named) -> str:
        """The address of a record's history; empty if there is none to look at."""
        if not named.is_seen:
            return ""
        model: type[Model] = named.model
        name = f"{model._meta.app_label}_{model._meta.model_name}_history"
        try:
            return reverse(f"{self.admin_site.name}:{name}", args=[quote(named.key)])
        except NoReverseMatch:
            return ""

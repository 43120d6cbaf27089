"""Which project is complete for which reporting period."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.people import person_column
from projects.admin.staff import staff_of
from projects.admin.tracked import TrackedAdmin, reason_of, say_refused
from projects.models import ReportCompletion
from projects.services.history import save_with_history
from projects.services.report_completion import complete_project, undo_completion


@admin.register(ReportCompletion)
class ReportCompletionAdmin(TrackedAdmin[ReportCompletion]):
    """Who said of which project that all is in; deleting the row takes it back."""

    fieldsets = [(None, {"fields": ["project", "reporting_period", "note"]})]
    list_display = [
        "project",
        "reporting_period",
        person_column("completed_by", gettext_lazy("completed by")),
        "completed_at",
    ]
    list_select_related = ["project", "reporting_period__plan", "completed_by"]
    list_filter = ["reporting_period__plan", "completed_at"]
    autocomplete_fields = ["project", "reporting_period"]
    search_fields = ["project__title", "project__acronym"]

    def get_readonly_fields(self, request: HttpRequest, obj: ReportCompletion | None = None) -> Any:
        """Of what and for when stays; the note may be put better."""
        return [] if obj is None else ["project", "reporting_period"]

    def store(self, request: HttpRequest, obj: ReportCompletion, form: Any, change: bool) -> None:
        """Complete the project, or put the note better."""
        by = staff_of(request)
        if change:
            obj.full_clean()
            save_with_history(obj, by=by, reason=reason_of(form, change=change))
            return
        stored = complete_project(obj.project, obj.reporting_period, by=by, note=obj.note)
        obj.pk = stored.pk

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Take it back; say so if the period was locked in the meantime."""
        try:
            answer: HttpResponse = super().delete_view(request, object_id, extra_context)
        except ValidationError as refusal:
            obj = self.required(request, object_id)
            say_refused(request, obj, refusal)
            answer = self.back_to(obj)
        return answer

    def delete_model(self, request: HttpRequest, obj: ReportCompletion) -> None:
        """Undo that the project is complete."""
        undo_completion(obj, by=staff_of(request), reason=request.POST["reason"].strip())

    def saved_sentence(self, obj: ReportCompletion) -> str:
        """What holds now."""
        return _("“%(project)s” is complete for “%(period)s”.") % {
            "project": obj.project,
            "period": obj.reporting_period.name,
        }

"""The errors that readers report: a queue to answer from."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.staff import staff_of
from projects.admin.tracked import TrackedAdmin, reason_of
from projects.admin.word_filter import WordFilter
from projects.choices import Noun
from projects.models import ErrorReport
from projects.services.error_report import save_report


class AnsweredFilter(WordFilter):
    """Reports by whether something is left to do."""

    title = gettext_lazy("answered")
    parameter_name = "answered"
    words: ClassVar = {
        "no": (gettext_lazy("Not answered"), lambda rows, request: rows.open()),
        "yes": (gettext_lazy("Answered"), lambda rows, request: rows.answered()),
    }


@admin.register(ErrorReport)
class ErrorReportAdmin(TrackedAdmin[ErrorReport]):
    """What readers wrote stays as it is; what they are answered is written here."""

    fieldsets = [
        (
            gettext_lazy("What the reader says"),
            {"fields": ["about", "problem", "correction", "source_url", "language", "received_at"]},
        ),
        (
            gettext_lazy("What is answered"),
            {"fields": ["state", "answer", "answer_ko", "is_answer_public", "answered_at"]},
        ),
    ]
    readonly_fields = [
        "about",
        "problem",
        "correction",
        "source_url",
        "language",
        "received_at",
        "answered_at",
    ]
    list_display = ["problem_begins", "about", "state", "received_at", "answered_at"]
    list_filter = [AnsweredFilter, "state"]
    list_select_related = [noun.value for noun in Noun]
    search_fields = ["problem", "correction", "answer", "answer_ko"]
    date_hierarchy = None

    @admin.display(description=gettext_lazy("what is wrong"), ordering="problem")
    def problem_begins(self, report: ErrorReport) -> str:
        """How it begins."""
        return str(report)

    @admin.display(description=gettext_lazy("in"))
    def about(self, report: ErrorReport) -> str:
        """The way to the record."""
        row: Model = report.record
        url = reverse(f"admin:projects_{report.noun.value}_change", args=[row.pk])
        return format_html('<a href="{}">{}</a>', url, row)

    def store(
        self, request: HttpRequest, obj: ErrorReport, form: forms.ModelForm[Any], change: bool
    ) -> None:
        """Store the answer; the record's page shows it at once if it is to."""
        save_report(obj, by=staff_of(request), reason=reason_of(form, change=change))

    def saved_sentence(self, obj: ErrorReport) -> str:
        """What holds now."""
        if obj.is_open:
            return super().saved_sentence(obj)
        if obj.is_answer_public:
            return _("Answered; the record’s page shows the answer.")
        return _("Answered; the public does not see the answer.")

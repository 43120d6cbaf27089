"""The admin of everything that has a history: who changed what, when and why."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db.models import Model, TextField, URLField
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.comment import talk_about
from projects.admin.conflict import answer_to_conflict, what_was_seen
from projects.admin.deleted_pages import DeletedPages
from projects.admin.history_pages import HistoryPages
from projects.admin.pages import Tool, say_refused
from projects.admin.plain import PlainAdmin
from projects.admin.presence import arrive, leave
from projects.admin.saved_view import shortcuts_of
from projects.admin.staff import staff_of
from projects.forms.tracked import TrackedForm
from projects.models import LedgerEntry, Versioned, one_save
from projects.services.history import delete_with_history, save_with_history
from projects.services.ledger import record_entry
from projects.services.publishable import save_noun

Row = TypeVar("Row", bound=Model)

__all__ = ["Tool", "TrackedAdmin", "reason_of", "say_refused"]


class TrackedAdmin(DeletedPages[Row], HistoryPages[Row]):
    """Saves through the services, with a reason; shows the history field by field."""

    form = TrackedForm
    change_form_template = "admin/projects/change_form.html"
    change_list_template = "admin/projects/change_list.html"
    formfield_overrides: ClassVar = {
        TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})},
        URLField: {"assume_scheme": "https"},
    }
    list_per_page = 50
    show_full_result_count = False

    class Media:
        js = ("projects/choice_names.js",)

    # The form

    def get_fieldsets(self, request: HttpRequest, obj: Row | None = None) -> Any:
        """Ask for the reason last, of those who may change something."""
        sections = self.sections(obj)
        if obj is None or self.has_change_permission(request, obj):
            sections.append((gettext_lazy("Why"), {"fields": ["why"]}))
        return sections

    def sections(self, obj: Row | None) -> list[Any]:
        """The sections of the form, under the headings of the model's own comments."""
        return list(self.fieldsets or [])

    def get_form(
        self, request: HttpRequest, obj: Row | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Hand the form what a service refused, if this is the second look at an input."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = vars(request).get("refusal")
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Refuse a save from an older page; show what a service refused, with nothing stored."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            with one_save():
                conflict = answer_to_conflict(self, request, object_id)
                return conflict or super().changeform_view(
                    request, object_id, form_url, extra_context
                )
        except ValidationError as refusal:
            vars(request)["refusal"] = refusal
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Row | None = None,
    ) -> HttpResponse:
        """Put buttons, talk and who is here above its form, and into it what it was filled from."""
        context["tools"] = [] if obj is None else self.tools(request, obj)
        context["talk"] = None if obj is None else talk_about(obj)
        if obj is not None and self.has_change_permission(request, obj):
            context["others_here"] = arrive(request, obj)
        if isinstance(obj, Versioned) and self.has_change_permission(request, obj):
            context |= what_was_seen(request, context, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def tools(self, request: HttpRequest, obj: Row) -> list[Tool]:
        """The buttons above a record's form."""
        return []

    # The list

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Put its saved views above the list."""
        above = {"shortcuts": shortcuts_of(self.model, request)}
        return super().changelist_view(request, above | (extra_context or {}))

    def list_tools(self, request: HttpRequest) -> list[Tool]:
        """Also the way to what was deleted."""
        return [*super().list_tools(request), *self.deleted_tools(request)]

    # Saving

    def save_model(
        self, request: HttpRequest, obj: Row, form: forms.ModelForm[Any], change: bool
    ) -> None:
        """Store the record, unless the form holds what it held."""
        if not change or is_changed(form):
            self.store(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Store the rows beside the record, which is a new version with them."""
        is_beside = any(formset.has_changed() for formset in formsets)
        if change and not is_changed(form):
            if is_beside:
                self.store(request, form.instance, form, change)
            else:
                vars(request)["is_untouched"] = True
        super().save_related(request, form, formsets, change)

    def store(
        self, request: HttpRequest, obj: Row, form: forms.ModelForm[Any], change: bool
    ) -> None:
        """Store the record; whatever public page shows it follows at once."""
        save_noun(obj, by=staff_of(request), reason=reason_of(form, change=change))

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Store the rows beside the record, with the same reason; entries become drafts."""
        by, reason = staff_of(request), reason_of(form, change=change)
        rows = formset.save(commit=False)
        for row in formset.deleted_objects:
            delete_with_history(row, by=by, reason=reason)
        for row in rows:
            if isinstance(row, LedgerEntry):
                record_entry(row, by=by, reason=reason)
            else:
                save_with_history(row, by=by, reason=reason)
        formset.save_m2m()

    def response_change(self, request: HttpRequest, obj: Row) -> HttpResponse:
        """Go on; whoever opens the form now is not told of this person any more.

        Says so if the form held what the record holds.
        """
        leave(request, obj)
        if not vars(request).get("is_untouched"):
            return super().response_change(request, obj)
        messages.info(request, _("Nothing was changed in “%(record)s”.") % {"record": obj})
        return super(PlainAdmin, self).response_change(request, obj)


def is_changed(form: forms.BaseForm) -> bool:
    """Whether the form holds anything else than the record; a reason alone changes nothing."""
    return bool({*form.changed_data} - {"why"})


def reason_of(form: forms.BaseForm, *, change: bool) -> str:
    """What the person gave as the reason, or what they did."""
    why: str = form.cleaned_data.get("why", "")
    return why or ("Edited" if change else "Entered")

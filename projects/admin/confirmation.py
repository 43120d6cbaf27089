"""Confirmations."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from projects.admin.people import person_column
from projects.admin.staff import staff_of
from projects.admin.tracked import TrackedAdmin, reason_of
from projects.models import Confirmation
from projects.services.confirmation import confirm_project


@admin.register(Confirmation)
class ConfirmationAdmin(TrackedAdmin[Confirmation]):
    """Who found which project still accurate, and when: an event, so never changed."""

    fieldsets = [(None, {"fields": ["project", "confirmed_on", "note"]})]
    list_display = [
        "project",
        "confirmed_on",
        person_column("confirmed_by", gettext_lazy("confirmed by")),
        "note",
    ]
    list_select_related = ["project", "confirmed_by"]
    list_filter = ["confirmed_on"]
    autocomplete_fields = ["project"]
    search_fields = ["project__title", "project__acronym"]

    def save_model(self, request: HttpRequest, obj: Confirmation, form: Any, change: bool) -> None:
        """Confirm the project, so that its public page says so too."""
        stored = confirm_project(
            obj.project,
            on=obj.confirmed_on,
            by=staff_of(request),
            note=obj.note or reason_of(form, change=False),
        )
        obj.pk = stored.pk

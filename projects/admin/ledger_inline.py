"""Ledgers on the page of what they are about: they only append."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet, TextField
from django.forms import Textarea
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from projects.admin.discretion import conceal
from projects.admin.ruled import RuledFormSet, RuledInline
from projects.forms.tracked import InlineEntryForm
from projects.models import LedgerEntry
from projects.services.access import Person, visible_to

Entry = TypeVar("Entry", bound=LedgerEntry)
Parent = TypeVar("Parent", bound=Model)

# More are on the ledger's own list: a form with every entry of years would grow too long to send.
SHOWN_ENTRIES = 5


class AppendOnlyFormSet(RuledFormSet):
    """Forms for new entries; those on record are only shown, so no input can reach them."""

    model: type[Any]
    reader: Person

    def initial_form_count(self) -> int:
        """None: a form never stands for an entry on record."""
        return 0

    def clean(self) -> None:
        """Refuse input that names an entry on record.

        Raises ValidationError.
        """
        super().clean()
        key = self.model._meta.pk.name
        if any(form.cleaned_data.get(key) for form in self.forms if hasattr(form, "cleaned_data")):
            raise ValidationError(
                _("An entry on record can't be changed here: open it, and supersede it there.")
            )

    @cached_property
    def entries(self) -> list[Any]:
        """The newest entries on record, and one more if there are more to see."""
        if self.instance.pk is None:
            return []
        rows = self.model._default_manager.filter(**{self.fk.name: self.instance})
        found = list(newest_first(visible_to(self.reader, rows))[: SHOWN_ENTRIES + 1])
        conceal(self.reader, found)
        return found

    @property
    def shown(self) -> list[Any]:
        """The newest entries on record."""
        return self.entries[:SHOWN_ENTRIES]

    @property
    def has_more(self) -> bool:
        """Whether the ledger holds entries that are not shown here."""
        return len(self.entries) > SHOWN_ENTRIES

    @property
    def list_url(self) -> str:
        """The ledger's own list, narrowed to this subject."""
        name = f"admin:{self.model._meta.app_label}_{self.model._meta.model_name}_changelist"
        return (
            f"{reverse(name)}?{self.fk.name}__{self.fk.target_field.name}__exact={self.instance.pk}"
        )


class AppendOnlyInline(RuledInline[Any, Parent], admin.StackedInline[Any, Parent]):
    """Shows the newest rows read-only and takes new ones; changes and deletes none."""

    formset = AppendOnlyFormSet
    template = "admin/projects/append_only_inline.html"
    extra = 0
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """No rows: the formset shows those on record without a form."""
        return super().get_queryset(request).none()

    def get_formset(self, request: HttpRequest, obj: Parent | None = None, **kwargs: Any) -> Any:
        """Tell the formset who reads what it shows."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.reader = request.user
        return formset


class LedgerInline(AppendOnlyInline[Parent]):
    """A ledger; ``what`` are the fields of its own, as many as a new entry needs."""

    what: ClassVar[Any]

    form = InlineEntryForm
    autocomplete_fields: ClassVar[Any] = ["source"]
    formfield_overrides: ClassVar = {TextField: {"widget": Textarea(attrs={"rows": 2, "cols": 60})}}

    def get_fieldsets(self, request: HttpRequest, obj: Parent | None = None) -> Any:
        """The short form; what is rarely needed is folded."""
        return [
            (
                None,
                {
                    "fields": [
                        *self.what,
                        ("effective_on", "effective_precision"),
                        "source",
                        "locator",
                        "note",
                    ]
                },
            ),
            (
                _("More"),
                {
                    "classes": ["collapse"],
                    "fields": ["note_ko", "internal_note", "is_counted", "counting_reason"],
                },
            ),
        ]


def newest_first(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The entries that speak today first, with what a line about each of them names."""
    if issubclass(rows.model, LedgerEntry):
        return rows.select_related("source", "entered_by").order_by(
            "-effective_on", "-entered_at", "-pk"
        )
    return rows.select_related("confirmed_by")

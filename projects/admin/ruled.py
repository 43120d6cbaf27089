"""The admin of rows with rules: no page shows its reader more than the rules let them see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin, InlineModelAdmin
from django.contrib.admin.utils import get_fields_from_path
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Model, QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.forms import BaseInlineFormSet, Field
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from projects.admin.discretion import (
    SeenRelatedFilter,
    conceal,
    conceal_lists,
    dependents,
    is_kept_from,
)
from projects.services.access import (
    choices_for,
    may_add_about,
    may_change,
    may_delete,
    may_ever,
    may_publish,
    may_view,
    reserved_columns,
    subjects_of,
    visible_to,
)
from projects.services.access.rules import RULES

Row = TypeVar("Row", bound=Model)
Part = TypeVar("Part", bound=Model)

ABOUT_A_ROW: dict[str, Callable[[Any, Model], bool]] = {
    "view": may_view,
    "change": may_change,
    "delete": may_delete,
    "publish": may_publish,
    "keep": may_add_about,
}


def permitted(
    request: HttpRequest, verb: str, model: type[Model], row: Model | None = None
) -> bool:
    """Whether the reader may do it with the row, or with some row; asked once for each page."""
    answers: dict[Any, bool] = vars(request).setdefault("rights", {})
    stored = None if row is None or row._state.adding else row
    question = (verb, model, None if stored is None else stored.pk)
    if question not in answers:
        answers[question] = (
            may_ever(request.user, model, verb)
            if stored is None
            else ABOUT_A_ROW[verb](request.user, stored)
        )
    return answers[question]


class ChoicesAreSeen(BaseModelAdmin[Row]):
    """Offers, and takes, only what the reader may choose."""

    def get_field_queryset(
        self, db: str | None, db_field: Any, request: HttpRequest
    ) -> QuerySet[Any] | None:
        """What stands in a field's list, and what may be sent as its value."""
        rows = super().get_field_queryset(db, db_field, request)
        if rows is None:
            rows = db_field.related_model._default_manager.all()
        return choices_for(request.user, db_field.model, db_field.name, rows)


class RuledAdmin(ChoicesAreSeen[Row], admin.ModelAdmin[Row]):
    """Asks the rules about every page and every row."""

    # Who may

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether there is anything for this person to see."""
        return permitted(request, "view", self.model)

    def has_view_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        """Whether this person may know of the record."""
        return permitted(request, "view", self.model, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whether this person may add a record."""
        return permitted(request, "add", self.model)

    def has_change_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        """Whether this person may change the record."""
        return permitted(request, "change", self.model, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        """Whether this person may delete the record."""
        return permitted(request, "delete", self.model, obj)

    def has_publish_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        """Whether this person may decide what the public sees of the record."""
        return permitted(request, "publish", self.model, obj)

    def has_keep_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        """Whether this person may enter something about the record."""
        return permitted(request, "keep", self.model, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Row | None = None) -> Any:
        """Besides the noun's own, what administrators alone set."""
        reserved = sorted(reserved_columns(request.user, self.model))
        return [*super().get_readonly_fields(request, obj), *reserved]

    # Which records there are

    def get_queryset(self, request: HttpRequest) -> QuerySet[Row]:
        """Those that this person may know of: to them, there are no others."""
        return visible_to(request.user, super().get_queryset(request))

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """The list, without the names of what this person may not see."""
        changes = super().get_changelist_instance(request)
        conceal(request.user, list(changes.result_list))
        return changes

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Row | None = None,
    ) -> HttpResponse:
        """Show the record without the names of what this person may not see."""
        if obj is not None:
            conceal(request.user, [obj])
            conceal_lists(request.user, obj)
        for inline in context["inline_admin_formsets"]:
            conceal(request.user, [form.instance for form in inline.formset.initial_forms])
        return super().render_change_form(request, context, add, change, form_url, obj)

    # By what a list can be narrowed

    def get_list_filter(self, request: HttpRequest) -> Any:
        """Filters by a relation list only what this person may see."""
        return [
            (item, SeenRelatedFilter)
            if isinstance(item, str) and get_fields_from_path(self.model, item)[-1].is_relation
            else item
            for item in super().get_list_filter(request)
        ]

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        """Where words are looked for: not in what this person sees only a part of."""
        return [
            path
            for path in super().get_search_fields(request)
            if not self._tells(request, path.lstrip("^=@"))
        ]

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """Whether an address may narrow the list so; not by what this person may not see."""
        if request is None or not super().lookup_allowed(lookup, value, request):
            return False
        name, *rest = lookup.split(LOOKUP_SEP)
        related = self._related(name)
        if related is None or not is_kept_from(request.user, related):
            return True
        filters = [item[0] for item in self.get_list_filter(request) if isinstance(item, tuple)]
        key = related._meta.pk.name
        if lookup in {f"{path}__{end}" for path in filters for end in (f"{key}__exact", "isnull")}:
            return True
        try:
            named = visible_to(request.user, related._default_manager.filter(pk=value))
            return set(rest) <= {"exact", "pk", key} and named.exists()
        except (ValueError, ValidationError):
            return False

    def _tells(self, request: HttpRequest, path: str) -> bool:
        """Whether finding a word there would tell of something this person may not see."""
        name, *rest = path.split(LOOKUP_SEP)
        # What a visible record is about is visible, and so is the source of what is released.
        if not rest or name in {*subjects_of(self.model), "source"}:
            return False
        return self._is_column(name) and is_kept_from(request.user, self._related(name))

    def _is_column(self, name: str) -> bool:
        return name in {column.name for column in self.opts.get_fields() if column.concrete}

    def _related(self, name: str) -> type[Model] | None:
        """The model that a column, or the other end of one, leads to."""
        try:
            related = self.opts.get_field(name).related_model
        except FieldDoesNotExist:
            return None
        return None if isinstance(related, str) else related

    # Deleting

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Refuse to take anything from other records, and name those alone that are visible."""
        others = list(dict.fromkeys(dependents(objs)))
        if not others:
            return super().get_deleted_objects(objs, request)
        seen = [row for row in others if type(row) in RULES and may_view(request.user, row)]
        named = [f"{capfirst(str(row._meta.verbose_name))}: {row}" for row in seen]
        return [], {}, set(), named or [_("Other records depend on it.")]


class RuledInline(ChoicesAreSeen[Part], InlineModelAdmin[Part, Row]):
    """What stands on a record's form is changed by whoever may change the record."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Part]:
        """The rows that this person may know of."""
        return visible_to(request.user, super().get_queryset(request))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether there is anything for this person to see."""
        return permitted(request, "view", self.model)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether this person may add a row to the record."""
        return permitted(request, "add", self.model) and self._is_open(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether this person may change the record's rows."""
        return permitted(request, "change", self.model) and self._is_open(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether this person may take a row from the record."""
        return permitted(request, "delete", self.model) and self._is_open(request, obj)

    def _is_open(self, request: HttpRequest, obj: Any) -> bool:
        is_new = obj is None or obj._state.adding
        return permitted(request, "add" if is_new else "change", self.parent_model, obj)


class RuledFormSet(BaseInlineFormSet[Any, Any, Any]):
    """Rows beside a record."""

    @cached_property
    def empty_form(self) -> Any:
        """The form of a row to come, built once: a page asks for it five times."""
        return super().empty_form


class NamedFormSet(RuledFormSet):
    """The tick that deletes a row says so to those who don't see the column's head."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Name the tick."""
        super().add_fields(form, index)
        if DELETION_FIELD_NAME in form.fields:
            name_input(form.fields[DELETION_FIELD_NAME], _("Delete"))


class RuledTabular(RuledInline[Part, Row], admin.TabularInline[Part, Row]):
    """Rows beside a record, one line each; a table has no labels, so each input has its name."""

    formset = NamedFormSet

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Name the input as the column's head does."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            name_input(field, capfirst(str(field.label)))
        return field


def name_input(field: Field, name: str) -> None:
    """Let an input without a label say what it is for."""
    # A choice with a plus sign beside it is a widget around the widget.
    widget: Any = getattr(field.widget, "widget", field.widget)
    widget.attrs.setdefault("aria-label", name)

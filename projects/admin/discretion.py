"""What a page leaves out because its reader may not know of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import NestedObjects
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from projects.services.access import Person, sees_all, visible_to


def is_kept_from(user: Person, model: type[Model] | None) -> bool:
    """Whether there may be rows of the model that the person does not see."""
    return model is not None and model._meta.app_label == "projects" and not sees_all(user, model)


def conceal(user: Person, rows: Sequence[Model]) -> None:
    """Empty the columns of rows that name what the person may not see; never store them after.

    What is hidden looks as if it did not exist. One query for each column, not for each row.
    """
    if not rows:
        return
    for column in rows[0]._meta.concrete_fields:
        model = column.related_model
        if isinstance(model, str) or model is None or not is_kept_from(user, model):
            continue
        named = {getattr(row, column.attname) for row in rows} - {None}
        seen = _keys(visible_to(user, model._default_manager.filter(pk__in=named)))
        for row in rows:
            if getattr(row, column.attname) not in seen:
                column.set_cached_value(row, None)  # type: ignore[attr-defined]


def conceal_lists(user: Person, row: Model) -> None:
    """Leave out of a row's lists what the person may not see; never store it after."""
    kept = vars(row).setdefault("_prefetched_objects_cache", {})
    for column in row._meta.many_to_many:
        if is_kept_from(user, column.related_model):
            kept[column.name] = visible_to(user, getattr(row, column.name).all())


def _keys(rows: QuerySet[Any]) -> set[Any]:
    return set(rows.values_list("pk", flat=True))


class SeenRelatedFilter(admin.RelatedFieldListFilter):
    """Narrows a list by what rows name, and lists only what the reader may see of that."""

    def __init__(
        self,
        field: Any,
        request: HttpRequest,
        params: dict[str, list[str]],
        model: type[Model],
        model_admin: admin.ModelAdmin[Any],
        field_path: str,
    ) -> None:
        rows = field.related_model._default_manager.all()
        self.seen: QuerySet[Any] = visible_to(request.user, rows)
        self.is_partial = is_kept_from(request.user, field.related_model)
        super().__init__(field, request, params, model, model_admin, field_path)

    def field_choices(
        self, field: Any, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> Any:
        """What may be chosen."""
        ordering = self.field_admin_ordering(field, request, model_admin)
        limit = {"pk__in": self.seen.values("pk")} if self.is_partial else None
        return field.get_choices(include_blank=False, ordering=ordering, limit_choices_to=limit)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any] | None:
        """The rows that name what was chosen; to who may not see it, nothing names it."""
        rows = super().queryset(request, queryset)
        if rows is None or not self.is_partial:
            return rows
        if self.lookup_val_isnull:
            return queryset.exclude(**{f"{self.field_path}__in": self.seen})
        return rows.filter(**{f"{self.field_path}__in": self.seen}) if self.lookup_val else rows


def dependents(rows: Iterable[Model]) -> Iterator[Model]:
    """The records that keep rows from being deleted, or would change without them."""
    doomed = list(rows)
    nested: Any = NestedObjects(using=DEFAULT_DB_ALIAS)
    nested.collect(doomed)
    yield from nested.protected
    for model, found in nested.model_objs.items():
        # The model whose list the table keeps; no history would tell of what it lost.
        keeper = model._meta.auto_created
        for row in found if keeper else ():
            ends = [getattr(row, end.name) for end in model._meta.fields if end.is_relation]
            yield from (end for end in ends if type(end) is keeper and end not in doomed)

"""Reading history: what rows held at a moment."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import OuterRef, Subquery
from simple_history.utils import get_history_model_for_model, get_m2m_reverse_field_name

# Columns that change with every save and tell nothing of what is recorded.
STAMPS = frozenset({"version", "created_at", "updated_at"})
# How many keys one condition names: databases take only so many parameters.
KEYS = 500


@dataclass(frozen=True)
class State:
    """What a row held: its columns by their attribute, its many-valued fields as sets of keys."""

    columns: Mapping[str, Any]
    many: Mapping[str, frozenset[Any]]


@cache
def tracked_models() -> tuple[type[models.Model], ...]:
    """The models whose rows keep a history; those that others name come first."""
    tracked = {
        model
        for model in apps.get_app_config("projects").get_models()
        if hasattr(model._meta, "simple_history_manager_attribute")
    }
    named = {
        model: {
            field.related_model
            for field in model._meta.concrete_fields
            if isinstance(field, models.ForeignKey) and field.related_model in tracked - {model}
        }
        for model in sorted(tracked, key=lambda model: model.__name__)
    }
    return tuple(TopologicalSorter(named).static_order())


def history_of(model: type[models.Model]) -> Any:
    """The history rows of a model; simple_history makes their model, which no type knows."""
    return get_history_model_for_model(model).objects


def rows_of(row: models.Model) -> Any:
    """The history rows of one record, newest first, with who left them."""
    rows = history_of(type(row)).filter(**{column_of_key(type(row)): row.pk})
    return rows.select_related("history_user").order_by("-history_date", "-history_id")


def column_names(model: type[models.Model]) -> list[str]:
    """The attributes of the columns that the history keeps."""
    return [field.attname for field in history_of(model).model.tracked_fields]


def many_valued(model: type[models.Model]) -> list[models.ManyToManyField[Any, Any]]:
    """The many-valued fields that the history keeps."""
    kept = history_of(model).model
    return [field for field in model._meta.local_many_to_many if hasattr(kept, field.name)]


def rows_before(model: type[models.Model], rows: Collection[Any]) -> dict[int, Any]:
    """For each history row, by its own key, the one before it of the same record."""
    history = history_of(model)
    key = column_of_key(model)
    earlier = (
        history.filter(**{key: OuterRef(key)}, history_id__lt=OuterRef("history_id"))
        .order_by("-history_id")
        .values("history_id")[:1]
    )
    found: dict[int, int] = {}
    for keys in in_parts([row.history_id for row in rows]):
        pairs = history.filter(history_id__in=keys).values_list("history_id", Subquery(earlier))
        found.update((own, before) for own, before in pairs if before is not None)
    before: dict[int, Any] = {}
    for keys in in_parts(list(found.values())):
        before.update(history.in_bulk(keys))
    return {own: before[key] for own, key in found.items()}


def states_of(model: type[models.Model], rows: Collection[Any]) -> dict[int, State]:
    """What each history row, by its own key, says the record held.

    The row of a deletion no longer knows the many-valued fields: look at the one before it.
    """
    names, lists = column_names(model), many_valued(model)
    many: dict[int, dict[str, set[Any]]] = {
        row.history_id: {field.name: set() for field in lists} for row in rows
    }
    for field in lists:
        column = f"{get_m2m_reverse_field_name(field)}_id"
        links = getattr(history_of(model).model, field.name).model.objects
        for keys in in_parts(list(many)):
            pairs = links.filter(history__in=keys).values_list("history_id", column)
            for own, key in pairs:
                many[own][field.name].add(key)
    return {
        row.history_id: State(
            columns={name: getattr(row, name) for name in names},
            many={name: frozenset(keys) for name, keys in many[row.history_id].items()},
        )
        for row in rows
    }


def column_of_key(model: type[models.Model]) -> str:
    """The column in which the history keeps the key of the record."""
    key = model._meta.pk
    if key is None:
        raise TypeError(f"{model.__name__} has no key.")
    return key.attname


def in_parts(keys: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The keys in parts short enough for one condition each."""
    return (keys[start : start + KEYS] for start in range(0, len(keys), KEYS))

"""What every history has to tell of the rows that are there, and of those that are not (T12)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import ManyToManyField, Model

from projects.models import history_of, tracked_models
from projects.models.history import column_names, column_of_key, many_valued, states_of


def lost_or_wrong(models: Collection[type[Model]] | None = None) -> list[str]:
    """The records whose last history row does not say what they hold now."""
    found = []
    for model in tracked_models() if models is None else models:
        newest: dict[Any, Any] = {}
        key_column = column_of_key(model)
        for row in history_of(model).order_by("history_id"):
            newest[getattr(row, key_column)] = row
        states = states_of(model, newest.values())
        names, label = column_names(model), model._meta.label
        rows = {row.pk: row for row in model._base_manager.all()}
        many_held = {field.name: _held(field) for field in many_valued(model)}
        for key, row in rows.items():
            if key not in newest or newest[key].history_type == "-":
                found.append(f"{label} {key}: no history")
                continue
            told = states[newest[key].history_id]
            held = {name: getattr(row, name) for name in names}
            many = {name: links.get(key, set()) for name, links in many_held.items()}
            found += [
                f"{label} {key}: {name} is {held[name]!r}, its history says {told.columns[name]!r}"
                for name in names
                if held[name] != told.columns[name]
            ]
            found += [f"{label} {key}: {name}" for name in many if many[name] != told.many[name]]
        found += [
            f"{label} {key}: gone, its history does not say so"
            for key, row in newest.items()
            if key not in rows and row.history_type != "-"
        ]
    return found


def _held(field: ManyToManyField[Any, Any]) -> dict[Any, set[Any]]:
    """What the many-valued field holds, by the key of the row."""
    held: dict[Any, set[Any]] = {}
    through: Any = field.remote_field.through
    ends = (f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id")
    for row, value in through._base_manager.values_list(*ends):
        held.setdefault(row, set()).add(value)
    return held


def written(models: Collection[type[Model]] | None = None) -> dict[str, int]:
    """How many history rows there are of each model."""
    asked = tracked_models() if models is None else models
    return {model._meta.label: history_of(model).count() for model in asked}


def new_rows(before: dict[str, int]) -> dict[str, int]:
    """How many history rows were written since, of each model of which any was."""
    now = written()
    return {label: now[label] - before[label] for label in now if now[label] != before[label]}


def unexplained(before: dict[str, int]) -> list[str]:
    """The history rows, written since, that do not say who or why."""
    found = []
    for model in tracked_models():
        rows = history_of(model).order_by("history_id")[before[model._meta.label] :]
        found += [
            f"{model._meta.label}: {row.history_type} by {row.history_user}, "
            f"because {row.history_change_reason}"
            for row in rows
            if row.history_user is None or not row.history_change_reason
        ]
    return found

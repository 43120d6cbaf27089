"""What every history has to tell of the rows that are there, and of those that are not (T12)."""

from __future__ import annotations

from typing import Any

from projects.models import history_of, tracked_models
from projects.models.history import column_names, column_of_key, many_valued, states_of


def lost_or_wrong() -> list[str]:
    """The records whose last history row does not say what they hold now."""
    found = []
    for model in tracked_models():
        newest: dict[Any, Any] = {}
        for row in history_of(model).order_by("history_id"):
            newest[getattr(row, column_of_key(model))] = row
        states = states_of(model, newest.values())
        names, label = column_names(model), model._meta.label
        rows = {row.pk: row for row in model._base_manager.all()}
        for key, row in rows.items():
            if key not in newest or newest[key].history_type == "-":
                found.append(f"{label} {key}: no history")
                continue
            told = states[newest[key].history_id]
            held = {name: getattr(row, name) for name in names}
            many = {
                field.name: set(getattr(row, field.name).values_list("pk", flat=True))
                for field in many_valued(model)
            }
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


def written() -> dict[str, int]:
    """How many history rows there are of each model."""
    return {model._meta.label: history_of(model).count() for model in tracked_models()}


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

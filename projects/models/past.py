"""What a record and what stands beside it held at a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, Model

from projects.models.beside import BESIDE, subject_field
from projects.models.history import State, column_of_key, history_of, rows_before, states_of


@dataclass(frozen=True)
class Past:
    """A record at a moment: its own state, and of each model beside it the rows by their key."""

    own: State | None
    beside: Mapping[type[Model], Mapping[Any, State]]


def past_of(model: type[Model], key: Any, *, at: datetime) -> Past:
    """What a record held at the moment ``at``; ``own`` is None if it was not there."""
    return Past(
        own=_states(model, {column_of_key(model): key}, at).get(key),
        beside={
            other: _beside(other, subject_field(other, model), key, at)
            for other in BESIDE.get(model, ())
        },
    )


def past_before_deletion(model: type[Model], key: Any, *, deleted_at: datetime) -> Past:
    """What a record held when it was deleted, with the rows that were deleted with it."""
    return Past(
        own=_lost(model, {column_of_key(model): key}, deleted_at).get(key),
        beside={
            other: _lost(other, {subject_field(other, model): key}, deleted_at)
            for other in BESIDE.get(model, ())
        },
    )


def _lost(model: type[Model], wanted: Mapping[str, Any], at: datetime) -> dict[Any, State]:
    """The last states of the rows that were deleted in the save of the moment ``at``."""
    rows = list(history_of(model).filter(**wanted, history_type="-", history_date=at))
    earlier = rows_before(model, rows)
    states = states_of(model, earlier.values())
    column = column_of_key(model)
    return {
        getattr(row, column): states[earlier[row.history_id].history_id]
        for row in rows
        if row.history_id in earlier
    }


def _beside(model: type[Model], column: str, subject: Any, at: datetime) -> dict[Any, State]:
    key = column_of_key(model)
    ever = set(history_of(model).filter(**{column: subject}).values_list(key, flat=True))
    states = _states(model, {f"{key}__in": ever}, at)
    return {own: state for own, state in states.items() if state.columns[column] == subject}


def _states(model: type[Model], wanted: Mapping[str, Any], at: datetime) -> dict[Any, State]:
    """What the wanted rows held at the moment, by their key; those not there are left out."""
    history, key = history_of(model), column_of_key(model)
    newest = (
        history.filter(**wanted, history_date__lte=at)
        .order_by()
        .values(key)
        .annotate(newest=Max("history_id"))
        .values_list("newest", flat=True)
    )
    rows = list(history.filter(history_id__in=list(newest)).exclude(history_type="-"))
    states = states_of(model, rows)
    return {getattr(row, key): states[row.history_id] for row in rows}

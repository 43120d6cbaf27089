"""What was deleted and is not there again."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, Model, OuterRef

from projects.models import history_of
from projects.models.history import column_of_key
from projects.models.past import past_before_deletion
from projects.reports.history.event import Pair, Touched, in_words
from projects.reports.history.names import NAMED_BY, Reader


def deleted_rows(model: type[Model]) -> Any:
    """The last history row of each record that was deleted, newest first."""
    history, key = history_of(model), column_of_key(model)
    later = history.filter(**{key: OuterRef(key)}, history_id__gt=OuterRef("history_id"))
    there = model._base_manager.filter(pk=OuterRef(key))
    return (
        history.filter(~Exists(later), ~Exists(there), history_type="-")
        .select_related("history_user", *NAMED_BY.get(model, ()))
        .order_by("-history_date", "-history_id")
    )


def what_was_deleted(model: type[Model], row: Any, reader: Reader) -> list[Touched]:
    """What restoring a deleted record would bring back: the record first, then what went with it.

    ``row`` is the history row that the deletion left.
    """
    key = getattr(row, column_of_key(model))
    past = past_before_deletion(model, key, deleted_at=row.history_date)
    pairs = [Pair(model, key, None, None, past.own)]
    pairs += [
        Pair(other, own, model, None, state)
        for other, states in past.beside.items()
        for own, state in states.items()
    ]
    return in_words(pairs, reader)

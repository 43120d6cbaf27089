"""What a record held at one moment, against what it held at another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Model

from projects.models.history import State
from projects.models.past import Past, past_of
from projects.reports.history.event import Pair, Touched, in_words
from projects.reports.history.names import Reader, hidden_from


def compare_moments(
    model: type[Model],
    key: Any,
    *,
    since: datetime,
    until: datetime,
    reader: Reader,
    without: frozenset[str] = frozenset(),
) -> list[Touched]:
    """What changed in a record and beside it from one moment to the other.

    Nothing is told of the record's columns ``without``.
    """
    before, after = past_of(model, key, at=since), past_of(model, key, at=until)
    pairs = [
        Pair(model, key, None, before.own, after.own, without),
        *_beside(model, before, after, reader),
    ]
    touched = in_words([pair for pair in pairs if pair.before or pair.after], reader)
    return [it for it in touched if it.kind != "~" or it.differences]


def _beside(model: type[Model], before: Past, after: Past, reader: Reader) -> Iterator[Pair]:
    nothing: dict[Any, State] = {}
    for other in before.beside:
        old, new = before.beside[other], after.beside.get(other, nothing)
        keys = dict.fromkeys([*old, *new])
        hidden = hidden_from(reader, other, keys) if keys else set()
        for own in (key for key in keys if key not in hidden):
            yield Pair(other, own, model, old.get(own), new.get(own))

"""What one history row tells."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst

from projects.models import history_of, subject_field
from projects.models.history import State, column_of_key, rows_before, states_of
from projects.reports.history.difference import (
    Difference,
    Value,
    differences,
    differing,
    told_fields,
    values,
    want_names,
)
from projects.reports.history.names import Names, Reader


@dataclass(frozen=True)
class Touched:
    """One row that was made, changed or deleted, in the words of its form."""

    model: type[Model]
    key: Any
    # “+” made, “~” changed, “-” deleted.
    kind: str
    # What the row stands beside, if it is not what the history is of.
    subject: type[Model] | None
    # The first of what it holds, by which one of many beside a record is told.
    name: str
    differences: list[Difference]
    values: list[Value]

    @property
    def noun(self) -> str:
        """What the form calls the row."""
        return capfirst(str(self.model._meta.verbose_name))

    @property
    def rest(self) -> list[Value]:
        """What it held besides what names it."""
        return self.values[1:]


@dataclass(frozen=True)
class Event:
    """One history row, and what it tells."""

    row: Any
    touched: Touched


@dataclass(frozen=True)
class Pair:
    """What one row held before and after; None where it was not there."""

    model: type[Model]
    key: Any
    subject: type[Model] | None
    before: State | None
    after: State | None
    # Columns about which nothing is told.
    without: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        """What happened to the row."""
        if self.before is None:
            return "+"
        return "-" if self.after is None else "~"

    @property
    def fields(self) -> list[Any]:
        """The fields that tell something of the row."""
        subject = set() if self.subject is None else {subject_field(self.model, self.subject)}
        return told_fields(self.model, without=self.without | subject)


def events_of(
    wanted: Mapping[type[Model], Collection[int]],
    reader: Reader,
    *,
    subjects: Mapping[type[Model], type[Model]],
) -> dict[tuple[type[Model], int], Event]:
    """What the history rows tell, by their model and their own key.

    Rows of the models in ``subjects`` are told as standing beside another. As many queries for
    one row as for fifty.
    """
    told: list[tuple[Any, Pair]] = []
    for model, keys in wanted.items():
        rows = history_of(model).select_related("history_user", "history_batch").in_bulk(keys)
        before = rows_before(model, rows.values())
        known = {row.history_id: row for row in (*rows.values(), *before.values())}
        states = states_of(model, known.values())
        for own, row in rows.items():
            was = states[before[own].history_id] if own in before else None
            # A record that was restored begins anew.
            pair = Pair(
                model,
                getattr(row, column_of_key(model)),
                subjects.get(model),
                None if row.history_type == "+" else was,
                None if row.history_type == "-" else states[own],
            )
            told.append((row, pair))
    touched = in_words([pair for _row, pair in told], reader)
    return {
        (it.model, row.history_id): Event(row, it)
        for (row, _pair), it in zip(told, touched, strict=True)
    }


def in_words(pairs: Sequence[Pair], reader: Reader) -> list[Touched]:
    """What happened to the rows; one query for the names of each model."""
    names = Names(reader)
    for pair in pairs:
        want_names(names, _telling(pair), pair.before, pair.after)
    names.look_up()
    return [_touched(pair, names) for pair in pairs]


def _telling(pair: Pair) -> list[Any]:
    """The fields whose names are needed: of a change those that differ, and the first."""
    fields = pair.fields
    if pair.before is None or pair.after is None:
        return fields
    return list(dict.fromkeys([fields[0], *differing(fields, pair.before, pair.after)]))


def _touched(pair: Pair, names: Names) -> Touched:
    fields, before, after = pair.fields, pair.before, pair.after
    whole = before if after is None else after
    first = [] if whole is None or pair.subject is None else list(values(fields[:1], whole, names))
    is_change = before is not None and after is not None
    return Touched(
        model=pair.model,
        key=pair.key,
        kind=pair.kind,
        subject=pair.subject,
        name=first[0].text if first else "",
        differences=list(differences(fields, before, after, names)) if is_change else [],
        values=[] if is_change or whole is None else list(values(fields, whole, names)),
    )

"""What a batch changed, record by record."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, IntegerField, Model, QuerySet, Value

from projects.models import SUBJECTS, Batch, history_of, subject_field, tracked_models
from projects.models.history import column_of_key
from projects.reports.history.event import Event, Touched, events_of
from projects.reports.history.names import Names, Reader


@dataclass(frozen=True)
class Named:
    """A record, what it is called, and whether the reader may open it."""

    model: type[Model]
    key: Any
    name: str
    is_seen: bool

    @property
    def noun(self) -> str:
        """What kind of record it is."""
        return str(self.model._meta.verbose_name)


@dataclass(frozen=True)
class BatchChange:
    """What one row of a batch did: where in the batch, and what to which record."""

    at: datetime
    detail: str
    # A row beside a record is told under that record; None is told of a record that is hidden.
    touched: list[tuple[Named, Touched | None]]


def rows_of_batch(batch: Batch) -> QuerySet[Any]:
    """The history rows of a batch as moment, place and key, in the order of their writing."""
    parts = [
        history_of(model)
        .filter(history_batch=batch)
        .order_by()
        .annotate(model_place=Value(place, output_field=IntegerField()))
        .values_list("history_date", "model_place", "history_id")
        for place, model in enumerate(tracked_models())
    ]
    rows: QuerySet[Any] = parts[0].union(*parts[1:], all=True)
    return rows.order_by("history_date", "model_place", "history_id")


def batch_changes(refs: Sequence[tuple[datetime, int, int]], reader: Reader) -> list[BatchChange]:
    """What the history rows of a batch, as rows_of_batch() names them, tell."""
    wanted: dict[type[Model], list[int]] = {}
    for _at, place, key in refs:
        wanted.setdefault(tracked_models()[place], []).append(key)
    events = events_of(wanted, reader, subjects=SUBJECTS)
    told = [events[tracked_models()[place], key] for _at, place, key in refs]
    named = name_records([_about(event) for event in told], reader)
    changes: list[BatchChange] = []
    for event in told:
        row, last = event.row, changes[-1] if changes else None
        if last is None or (last.at, last.detail) != (row.history_date, row.history_detail):
            last = BatchChange(row.history_date, row.history_detail, [])
            changes.append(last)
        record = named[_about(event)]
        is_told = record.is_seen or reader.sees_deleted
        last.touched.append((record, event.touched if is_told else None))
    return changes


def name_records(
    records: Iterable[tuple[type[Model], Any]], reader: Reader
) -> dict[tuple[type[Model], Any], Named]:
    """What the records are called; one query for each model."""
    names, wanted = Names(reader), set(records)
    for model, key in wanted:
        names.want(model, [key])
    names.look_up()
    return {
        (model, key): Named(model, key, names.of(model, key), names.sees(model, key))
        for model, key in wanted
    }


def records_changed(batches: Collection[Batch]) -> dict[int, int]:
    """How many records each batch changed, in one query for all of them."""
    parts = [
        history_of(model)
        .filter(history_batch__in=[batch.pk for batch in batches])
        .order_by()
        .values("history_batch")
        .annotate(records=Count(column_of_key(model), distinct=True))
        .values_list("history_batch", "records")
        for model in tracked_models()
    ]
    counts = dict.fromkeys((batch.pk for batch in batches), 0)
    for batch, records in parts[0].union(*parts[1:], all=True):
        counts[batch] += records
    return counts


def _about(event: Event) -> tuple[type[Model], Any]:
    touched = event.touched
    if touched.subject is None:
        return touched.model, touched.key
    column = subject_field(touched.model, touched.subject)
    return touched.subject, getattr(event.row, column)

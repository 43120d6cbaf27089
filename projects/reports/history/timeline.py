"""The changes of a record and of what stands beside it, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import IntegerField, Model, QuerySet, Value
from django.utils.text import capfirst

from projects.choices import Origin
from projects.models import BESIDE, Batch, history_of, subject_field
from projects.models.history import column_of_key
from projects.reports.history.difference import label_of, told_fields
from projects.reports.history.event import Event, events_of
from projects.reports.history.names import Reader, hidden_from


@dataclass(frozen=True)
class Asked:
    """Which changes somebody asked for; empty is any."""

    # A field of the record, or the name of a model beside it.
    field: str = ""
    by: int | None = None
    since: date | None = None
    until: date | None = None

    @property
    def is_any(self) -> bool:
        """Whether nothing is left out."""
        return self == Asked()


@dataclass(frozen=True)
class Change:
    """What one save changed: who, when, why, from where, and every row it touched."""

    at: datetime
    by: AbstractBaseUser | None
    why: str
    origin: str
    detail: str
    batch: Batch | None
    events: list[Event]

    @property
    def is_deletion(self) -> bool:
        """Whether the record itself was gone after it."""
        return any(it.touched.subject is None and it.touched.kind == "-" for it in self.events)


def rows_asked_for(model: type[Model], key: Any, asked: Asked) -> QuerySet[Any]:
    """The history rows of a record and of what stands beside it, as moment, place and key."""
    parts = []
    for place, (other, column) in enumerate(_models(model)):
        rows = history_of(other).filter(**{column: key})
        if asked.field and other is model and asked.field in _field_names(model):
            rows = rows.filter(history_id__in=_changing(model, key, asked.field))
        elif asked.field and (other is model or asked.field != other._meta.model_name):
            rows = rows.none()
        if asked.by is not None:
            rows = rows.filter(history_user=asked.by)
        if asked.since is not None:
            rows = rows.filter(history_date__date__gte=asked.since)
        if asked.until is not None:
            rows = rows.filter(history_date__date__lte=asked.until)
        parts.append(
            rows.order_by()
            .annotate(model_place=Value(place, output_field=IntegerField()))
            .values_list("history_date", "model_place", "history_id")
        )
    wanted: QuerySet[Any] = parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]
    return wanted.order_by("-history_date", "model_place", "-history_id")


def changes_in(
    model: type[Model], refs: Sequence[tuple[datetime, int, int]], reader: Reader
) -> list[Change]:
    """The changes that the history rows, as rows_asked_for() names them, tell of."""
    models = [other for other, _column in _models(model)]
    wanted: dict[type[Model], list[int]] = {}
    for _at, place, key in refs:
        wanted.setdefault(models[place], []).append(key)
    events = events_of(wanted, reader, subjects=dict.fromkeys(BESIDE.get(model, ()), model))
    hidden = _hidden(models[1:], [event.row for event in events.values()], reader)
    changes: list[Change] = []
    for _at, place, key in refs:
        event = events[models[place], key]
        row = event.row
        if (models[place], _key_in(models[place], row)) in hidden:
            continue
        last = changes[-1] if changes else None
        if last is not None and last.at == row.history_date and last.by == row.history_user:
            last.events.append(event)
            continue
        changes.append(
            Change(
                at=row.history_date,
                by=row.history_user,
                why=row.history_change_reason or "",
                origin=str(Origin(row.history_origin).label),
                detail=row.history_detail,
                batch=row.history_batch,
                events=[event],
            )
        )
    return changes


def _hidden(
    beside: Sequence[type[Model]], rows: Sequence[Any], reader: Reader
) -> set[tuple[type[Model], Any]]:
    """The rows beside a record that are there, but not for this reader."""
    keys = {
        other: {_key_in(other, it) for it in rows if it.instance_type is other} for other in beside
    }
    return {(it, key) for it in beside if keys[it] for key in hidden_from(reader, it, keys[it])}


def _key_in(model: type[Model], row: Any) -> Any:
    """The key, in a history row, of what it is about."""
    return getattr(row, column_of_key(model))


def people_in(model: type[Model], key: Any) -> list[AbstractBaseUser]:
    """Who ever changed the record or what stands beside it."""
    people: set[Any] = set()
    for other, column in _models(model):
        rows = history_of(other).filter(**{column: key}, history_user__isnull=False)
        people |= set(rows.order_by().values_list("history_user", flat=True).distinct())
    users = get_user_model()._default_manager.filter(pk__in=people)
    return sorted(users, key=str)


def fields_in(model: type[Model]) -> list[tuple[str, str]]:
    """The fields of a record and what stands beside it, each with what the form calls it."""
    own = [(it.name, label_of(it)) for it in told_fields(model, without=frozenset())]
    beside = [
        (other._meta.model_name or "", capfirst(str(other._meta.verbose_name_plural)))
        for other in BESIDE.get(model, ())
    ]
    return [*own, *beside]


def _models(model: type[Model]) -> list[tuple[type[Model], str]]:
    """The model and those beside it, with the column of each that names the record."""
    beside = [(other, subject_field(other, model)) for other in BESIDE.get(model, ())]
    return [(model, column_of_key(model)), *beside]


def _field_names(model: type[Model]) -> set[str]:
    return {it.name for it in told_fields(model, without=frozenset())}


def _changing(model: type[Model], key: Any, name: str) -> list[int]:
    """The history rows of one record in which a field changed, or was first filled in."""
    rows = history_of(model).filter(**{column_of_key(model): key}).order_by("history_id")
    found = []
    before: Any = None
    for own, value in _held(model, rows, name):
        if value != before and (value or before):
            found.append(own)
        before = value
    return found


def _held(model: type[Model], rows: QuerySet[Any], name: str) -> Iterable[tuple[int, Any]]:
    field: Any = model._meta.get_field(name)
    if not field.many_to_many:
        return list(rows.values_list("history_id", field.attname))
    links = getattr(history_of(model).model, name).model.objects
    held: dict[int, set[Any]] = {own: set() for own in rows.values_list("history_id", flat=True)}
    column = f"{field.m2m_reverse_field_name()}_id"
    for own, value in links.filter(history__in=rows.values("history_id")).values_list(
        "history_id", column
    ):
        held[own].add(value)
    return held.items()

"""Saving many rows with history in few statements: who changed what, when and why.

What is left out is what the ORM does row by row: save() and signals. The database checks every
constraint as ever; whatever full_clean() would say has to be asked before.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Field, ManyToManyField, Model
from django.utils import timezone

from projects.models import Versioned, history_of
from projects.models.history import in_parts, many_valued
from projects.services.bulk import update_rows

Row = TypeVar("Row", bound=Model)
# What a many-valued field holds from now on, by the keys of the rows.
Wanted = Mapping[Any, Collection[Any]]

BATCH = 500


@transaction.atomic
def add_with_history(rows: Sequence[Row], *, by: AbstractBaseUser | None, reason: str) -> list[Row]:
    """Store new rows of one model; the history of each begins with ``by`` and ``reason``."""
    if not rows:
        return []
    stored = type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH)
    _record(stored, "+", timezone.now(), by=by, reason=reason)
    return stored


@transaction.atomic
def change_with_history(
    rows: Sequence[Model],
    columns: Collection[str],
    *,
    by: AbstractBaseUser | None,
    reason: str,
    many: Mapping[str, Wanted] | None = None,
) -> None:
    """Store these columns of rows of one model, and what ``many`` says of their other fields.

    Each row leaves one history row, and its version rises.
    """
    if not rows:
        return
    model, now = type(rows[0]), timezone.now()
    stamps = [name for name in ("version", "updated_at") if hasattr(model, name)]
    for row in rows:
        if isinstance(row, Versioned):
            row.version += 1
        if "updated_at" in stamps:
            vars(row)["updated_at"] = now
    update_rows(model, rows, [*columns, *stamps])
    for name, wanted in (many or {}).items():
        _link(model._meta.get_field(name), wanted)
    _record(rows, "~", now, by=by, reason=reason)


def held_by(rows: Sequence[Model], name: str) -> dict[Any, set[Any]]:
    """What a many-valued field of the rows holds, by their keys."""
    held: dict[Any, set[Any]] = {row.pk: set() for row in rows}
    if rows:
        for own, other in _links(type(rows[0])._meta.get_field(name), list(held)):
            held[own].add(other)
    return held


def _links(field: Any, keys: Sequence[Any]) -> list[tuple[Any, Any]]:
    own, other = _columns(field)
    through = field.remote_field.through._default_manager
    return [
        pair
        for part in in_parts(keys)
        for pair in through.filter(**{f"{own}__in": part}).values_list(own, other)
    ]


def _link(field: Any, wanted: Wanted) -> None:
    own, other = _columns(field)
    through = field.remote_field.through
    stored = set(_links(field, list(wanted)))
    asked = {(key, it) for key, keys in wanted.items() for it in keys}
    for gone in {it for _key, it in stored - asked}:
        keys = [key for key, it in stored - asked if it == gone]
        for part in in_parts(keys):
            through._default_manager.filter(**{f"{own}__in": part, other: gone}).delete()
    through._default_manager.bulk_create(
        (through(**{own: key, other: it}) for key, it in sorted(asked - stored, key=str)),
        batch_size=BATCH,
    )


def _columns(field: ManyToManyField[Any, Any]) -> tuple[str, str]:
    return f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"


def _record(
    rows: Sequence[Model], kind: str, at: datetime, *, by: AbstractBaseUser | None, reason: str
) -> None:
    """Write the history rows of one moment, with what the many-valued fields hold."""
    model = type(rows[0])
    history = history_of(model)
    columns: list[Field[Any, Any]] = history.model.tracked_fields
    records = history.bulk_create(
        (
            history.model(
                history_date=at,
                history_type=kind,
                history_user_id=None if by is None else by.pk,
                history_change_reason=reason,
                **{column.attname: vars(row)[column.attname] for column in columns},
            )
            for row in rows
        ),
        batch_size=BATCH,
    )
    keys = {row.pk: record for row, record in zip(rows, records, strict=True)}
    for field in many_valued(model):
        _record_links(field, keys, getattr(history.model, field.name).model)


def _record_links(field: Any, records: Mapping[Any, Any], kept: Any) -> None:
    through = field.remote_field.through
    own, _other = _columns(field)
    names = [column.attname for column in through._meta.concrete_fields]
    links = (
        kept(history=records[vars(link)[own]], **{name: vars(link)[name] for name in names})
        for part in in_parts(list(records))
        for link in through._default_manager.filter(**{f"{own}__in": part})
    )
    kept.objects.bulk_create(links, batch_size=BATCH)

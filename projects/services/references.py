"""Which records name which, in whatever column or many-valued field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import ForeignKey, Model

from projects.models.history import State, in_parts, many_valued

# A record: its model and its key.
Record = tuple[type[Model], Any]


@dataclass(frozen=True)
class Reference:
    """One record that names another, and in which field."""

    holder: Record
    field: str
    named: Record


def references_to(model: type[Model], keys: Iterable[Any]) -> Iterator[Reference]:
    """The references, as stored, to records of one model."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete:
            continue
        field: Any = relation.remote_field if relation.many_to_many else relation.field  # type: ignore[union-attr]
        for part in in_parts(list(keys)):
            yield from _stored(model, field, part)


def references_from(record: Record, state: State) -> set[Reference]:
    """What a record names in a state."""
    model, _key = record
    found = {
        Reference(record, field.name, (field.related_model, state.columns[field.attname]))
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and state.columns.get(field.attname) is not None
    }
    for many in many_valued(model):
        found |= {
            Reference(record, many.name, (many.related_model, key)) for key in state.many[many.name]
        }
    return found


def _stored(model: type[Model], field: Any, keys: Iterable[Any]) -> Iterator[Reference]:
    holder: type[Model] = field.model
    if field.many_to_many:
        through = field.remote_field.through
        if not through._meta.auto_created:
            # Rows of their own, which name it in a column.
            return
        own, other = field.m2m_field_name(), field.m2m_reverse_field_name()
        pairs = through._base_manager.filter(**{f"{other}__in": keys})
        found = pairs.values_list(f"{own}_id", f"{other}_id")
    else:
        # History and the tables of many-valued fields hold no reference of their own.
        if holder._meta.auto_created or not field.db_constraint:
            return
        rows = holder._base_manager.filter(**{f"{field.name}__in": keys})
        found = rows.values_list("pk", field.attname)
    for key, named in found:
        yield Reference((holder, key), field.name, (model, named))


def missing(model: type[Model], keys: Iterable[Any]) -> set[Any]:
    """The keys under which no record is stored."""
    gone = set(keys)
    for part in in_parts(list(gone)):
        gone -= set(model._base_manager.filter(pk__in=part).values_list("pk", flat=True))
    return gone

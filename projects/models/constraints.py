"""What several nouns' database constraints share, and which of them a refusal is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_

from django.db import IntegrityError
from django.db.models import Model, Q, UniqueConstraint

from projects.models.history import tracked_models


def exactly_one(*fields: str) -> Q:
    """Exactly one of the nullable ``fields`` is filled."""
    return reduce(
        or_,
        (Q(**{f"{field}__isnull": field != filled for field in fields}) for filled in fields),
    )


def broken_rule(error: IntegrityError) -> str | None:
    """The sentence of the rule by which the database refused what somebody entered.

    None if it is no such rule, but a fault of ours: a column left empty, a row that is not there,
    a table that nobody writes to by hand.
    """
    name = _name_in(error)
    for model in tracked_models():
        for names, sentence in _rules(model):
            if name in names:
                return sentence
    return None


def _name_in(error: IntegrityError) -> str:
    """What the database names as broken: a constraint, or its columns where SQLite keeps it."""
    diagnosis = getattr(error.__cause__, "diag", None)
    if diagnosis is not None:
        return diagnosis.constraint_name or ""
    kind, _, name = str(error).partition(" constraint failed: ")
    return name if kind in {"CHECK", "UNIQUE"} else ""


def _rules(model: type[Model]) -> Iterator[tuple[tuple[str, ...], str]]:
    """What each rule of a model is called by one database or the other, and its sentence."""
    table = model._meta.db_table
    for constraint in model._meta.constraints:
        sentence = str(constraint.violation_error_message)
        if not isinstance(constraint, UniqueConstraint):
            yield (constraint.name,), sentence
            continue
        if sentence == str(constraint.default_violation_error_message):
            sentence = _unique(model, constraint.fields)
        column_of = {field.name: field.column for field in model._meta.concrete_fields}
        listed = ", ".join(f"{table}.{column_of[name]}" for name in constraint.fields)
        yield (constraint.name, listed), sentence
    for field in model._meta.concrete_fields:
        if field.unique and not field.primary_key:
            names = (f"{table}_{field.column}_key", f"{table}.{field.column}")
            yield names, _unique(model, [field.name])


def _unique(model: type[Model], fields: Sequence[str]) -> str:
    """What the staff site says of a row that is there already."""
    return " ".join(model().unique_error_message(model, tuple(fields)).messages)

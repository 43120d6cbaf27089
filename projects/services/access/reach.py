"""Which rows are within someone's reach: a condition, or None for none at all."""

from __future__ import annotations

from typing import Any, TypeAlias, TypeVar

from django.db.models import Model, Q, QuerySet

Rows = TypeVar("Rows", bound=QuerySet[Any])
Reach: TypeAlias = Q | None
EVERY_ROW = Q()


def either(*reaches: Reach) -> Reach:
    """The rows within any of the reaches."""
    some = [reach for reach in reaches if reach is not None]
    # An empty condition is true of every row, and would be lost among others.
    if not all(some):
        return EVERY_ROW
    return Q(*some, _connector=Q.OR) if some else None


def both(one: Reach, other: Reach) -> Reach:
    """The rows within the one reach and the other."""
    return None if one is None or other is None else one & other


def condition(at: str, **lookups: Any) -> Q:
    """A condition on the rows that ``at``, empty or ending in “__”, leads to."""
    return Q(**{f"{at}{name}": value for name, value in lookups.items()})


def moved(at: str, reach: Reach) -> Reach:
    """A reach over some rows, asked of other rows from which ``at`` leads to them."""
    if reach is None:
        return None
    children: list[Any] = reach.children
    parts = [
        moved(at, part) if isinstance(part, Q) else (f"{at}{part[0]}", part[1]) for part in children
    ]
    return Q(*parts, _connector=reach.connector, _negated=reach.negated)


def within(rows: Rows, reach: Reach) -> Rows:
    """Those of the rows that are within reach."""
    if reach is None:
        return rows.none()
    return rows.filter(reach) if reach else rows


def holds(row: Model, reach: Reach) -> bool:
    """Whether the row, as it is stored, is within reach."""
    if not reach:
        return reach is not None
    return within(type(row)._default_manager.filter(pk=row.pk), reach).exists()

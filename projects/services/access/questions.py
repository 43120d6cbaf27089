"""The questions that every door asks: may this person do that, and with which rows?

A question about one row is answered for the row as it is stored, by one query at most; ask about
many rows with the words that take a QuerySet.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeVar

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from projects.services.access.reach import EVERY_ROW, Reach, both, holds, within
from projects.services.access.rules import RESERVED, rule_of
from projects.services.access.standing import Person, Standing, standing_of

Rows = TypeVar("Rows", bound=QuerySet[Any])

# One row


def may_view(user: Person, row: Model) -> bool:
    """Whether the person may know of the row at all."""
    return holds(row, reach_of(user, type(row), "view"))


def may_change(user: Person, row: Model) -> bool:
    """Whether the person may change the row."""
    return holds(row, reach_of(user, type(row), "change"))


def may_delete(user: Person, row: Model) -> bool:
    """Whether the person may delete the row: never what the public has seen."""
    return holds(row, reach_of(user, type(row), "delete"))


def may_publish(user: Person, row: Model) -> bool:
    """Whether the person may decide what the public sees of the row."""
    return holds(row, reach_of(user, type(row), "publish"))


def may_add(user: Person, model: type[Model]) -> bool:
    """Whether the person may add a row of the model about anything at all."""
    return _adds(standing_of(user), model)


def may_add_about(user: Person, row: Model) -> bool:
    """Whether the person may enter something about the row, such as a status of the project."""
    return holds(row, reach_of(user, type(row), "keep"))


# Many rows


def visible_to(user: Person, rows: Rows) -> Rows:
    """Those of the rows that the person may know of."""
    return within(rows, reach_of(user, rows.model, "view"))


def editable_by(user: Person, rows: Rows) -> Rows:
    """Those of the rows that the person may change."""
    return within(rows, reach_of(user, rows.model, "change"))


def deletable_by(user: Person, rows: Rows) -> Rows:
    """Those of the rows that the person may delete."""
    return within(rows, reach_of(user, rows.model, "delete"))


def publishable_by(user: Person, rows: Rows) -> Rows:
    """Those of the rows of which the person may decide what the public sees."""
    return within(rows, reach_of(user, rows.model, "publish"))


def kept_by(user: Person, rows: Rows) -> Rows:
    """Those of the rows about which the person may enter something."""
    return within(rows, reach_of(user, rows.model, "keep"))


def choices_for(user: Person, model: type[Model], column: str, rows: Rows) -> Rows:
    """Those of the rows that the person may choose in a column of the model that names one.

    Where the column says what a row is about, those that the person keeps; else all they may see.
    Whoever works here may be named by everybody who does.
    """
    if rows.model is get_user_model():
        return rows.filter(is_staff=True)
    is_subject = column in subjects_of(model)
    return kept_by(user, rows) if is_subject else visible_to(user, rows)


def sees_all(user: Person, model: type[Model]) -> bool:
    """Whether no row of the model is kept from the person."""
    reach = reach_of(user, model, "view")
    return reach is not None and not reach


# No row in particular


def subjects_of(model: type[Model]) -> tuple[str, ...]:
    """The columns of which one names what a row of the model is about."""
    return tuple(rule_of(model).subjects)


def reserved_columns(user: Person, model: type[Model]) -> frozenset[str]:
    """The columns of a row that others may change, which administrators alone set."""
    return frozenset() if standing_of(user).administers else RESERVED.get(model, frozenset())


def refuse_reserved(stored: Model, row: Model, *, by: Person | None) -> None:
    """Keep what administrators alone set, whatever door the change comes through.

    Raises ValidationError with a sentence for each such column that ``by`` would change; None is
    the system, which nothing is kept from.
    """
    reserved = frozenset() if by is None else reserved_columns(by, type(row))
    changed = [
        row._meta.get_field(name)
        for name in sorted(reserved)
        if row.serializable_value(name) != stored.serializable_value(name)
    ]
    if changed:
        raise ValidationError(
            [
                _("“%(field)s” is for administrators to change: ask one of them.")
                % {"field": getattr(field, "verbose_name", field.name)}
                for field in changed
            ]
        )


def may_ever(user: Person, model: type[Model], verb: str) -> bool:
    """Whether there can be a row with which the person may do it."""
    if verb == "add":
        return may_add(user, model)
    return reach_of(user, model, verb) is not None


def reach_of(user: Person, model: type[Model], verb: str) -> Reach:
    """The rows with which the person may do what ``verb`` says."""
    return _reach(standing_of(user), model, verb)


# Every page asks about every noun for its menu. Nothing here is asked of the database.
@lru_cache(maxsize=4096)
def _adds(me: Standing, model: type[Model]) -> bool:
    rule = rule_of(model)
    return rule.can_be_added() and (me.administers or (me.role is not None and rule.adds(me)))


@lru_cache(maxsize=4096)
def _reach(me: Standing, model: type[Model], verb: str) -> Reach:
    rule = rule_of(model)
    if me.role is None:
        return None
    if verb == "view":
        return EVERY_ROW if me.administers else rule.seen(me)
    if verb == "keep":
        return EVERY_ROW if me.administers else rule.kept(me)
    if verb == "publish":
        if not rule.can_be_published():
            return None
        return EVERY_ROW if me.administers else rule.publishes(me)
    if verb == "change":
        return both(EVERY_ROW if me.administers else rule.changes(me), rule.changeable(me))
    if verb == "delete":
        return both(EVERY_ROW if me.administers else rule.deletes(me), rule.deletable())
    raise ValueError(f"There is no rule about “{verb}”.")

"""The columns of the spreadsheets that staff take out and bring back.

Every cell has one canonical text: what is exported, what is imported and what is stored are
compared as such. The empty text is “not reported”; 0 is a value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from itertools import pairwise
from typing import Any, TypeAlias

from django.db.models import QuerySet, TextChoices
from django.utils.functional import Promise

# Column → canonical text.
Values: TypeAlias = dict[str, str]
# Of some rows, those that the reader may know of: a project's cells name no others.
Seen: TypeAlias = Callable[[QuerySet[Any]], QuerySet[Any]]
# What a writer puts into a cell.
Typed: TypeAlias = str | int | bool | date | None

TRUE, FALSE = "true", "false"
SEPARATOR = ";"


def everything(rows: QuerySet[Any]) -> QuerySet[Any]:
    """All of the rows: for whoever may know of all."""
    return rows


def visible(relation: Any, seen: Seen) -> dict[str, Any]:
    """The condition on a many-valued relation's own rows that keeps to what the reader sees."""
    others = relation.related_model._default_manager.all()
    known = seen(others)
    return {} if known is others else {f"{relation.m2m_reverse_field_name()}__in": known}


class Kind(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    # Short, and easily taken for a number or a day: “1.10”, “3-4”, “p. 4”.
    LABEL = "number or place as a document prints it"
    YES_NO = "yes or no"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "one of some words"
    ONE = "the address of one record"
    MANY = "the addresses of any number of records"


@dataclass(frozen=True)
class SheetColumn:
    """One column: its heading, the same in every language, and what it means and accepts."""

    name: str
    kind: Kind
    meaning: str | Promise
    accepts: str | Promise
    example: str = ""
    width: int = 18
    # The words of a CHOICE.
    words: type[TextChoices] | None = None
    # The noun that ONE and MANY name, as in “organisation”.
    noun: str = ""
    # The dated statement that the column is a part of, if any: “status”, “planned”.
    group: str = ""
    # Written by the export for the import alone.
    is_marker: bool = False

    @property
    def is_literal(self) -> bool:
        """Whether a spreadsheet would make a number or a day of what is meant as written."""
        return self.kind in {Kind.LABEL, Kind.ONE, Kind.MANY} or (
            self.is_marker and self.kind is Kind.TEXT
        )


def flag(value: bool) -> str:
    """The canonical text of a yes or no."""
    return TRUE if value else FALSE


def number(value: int | None) -> str:
    """The canonical text of a number."""
    return "" if value is None else str(value)


def day(value: date | None) -> str:
    """The canonical text of a day."""
    return "" if value is None else value.isoformat()


def many(names: Iterable[str]) -> str:
    """The canonical text of many addresses: sorted, so that their order never differs."""
    return SEPARATOR.join(sorted(set(names)))


def text(value: str) -> str:
    """The canonical text of a text: lines end alike, whatever program ended them."""
    return value.replace("\r\n", "\n").replace("\r", "\n")


def typed(kind: Kind, value: str) -> Typed:
    """A canonical text as the value that a spreadsheet shows."""
    if value == "":
        return None
    if kind is Kind.YES_NO:
        return value == TRUE
    if kind is Kind.NUMBER:
        return int(value)
    if kind is Kind.DAY:
        return date.fromisoformat(value)
    return value


def day_of(value: str) -> date | None:
    """The day of a canonical text."""
    return date.fromisoformat(value) if value else None


@dataclass(frozen=True)
class Since:
    """Who changed a cell last, and when."""

    by: str
    at: datetime


@dataclass(frozen=True)
class Moment:
    """The cells as one save left them."""

    version: int
    since: Since
    values: Values


@dataclass
class Past:
    """What a record said in one of its versions, and who changed which cell since."""

    values: Values
    changed: dict[str, Since] = field(default_factory=dict)


def past_in(moments: Sequence[Moment], version: int) -> Past | None:
    """The version among the saves of one record, oldest first; None if it never had it."""
    then = [place for place, moment in enumerate(moments) if moment.version == version]
    if not then:
        return None
    past = Past(moments[then[-1]].values)
    for before, moment in pairwise(moments[then[-1] :]):
        for name, value in moment.values.items():
            if before.values[name] != value:
                past.changed[name] = moment.since
    return past


def name_of(user: Any) -> str:
    """A person as colleagues know them; nobody is the system."""
    return "" if user is None else str(user.get_full_name() or user.get_username())

"""Documents as a table: one row each, dotted columns for their parts, codes for their lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints, is_typeddict

from django.db.models import QuerySet

from projects.documents.parts import inner_type, is_list
from projects.documents.shapes.values import Form
from projects.exports.delimited import write_csv
from projects.exports.rows import batches, reading
from projects.exports.sheet import Column, Sheet, Value

BETWEEN = "; "
# How many are composed together: each batch costs the same few queries.
AT_ONCE = 500
# What a row of a list is told by, where it names more than one record.
TOLD_BY = {"fates": "successor", "origins": "line"}
# What addresses a part of a document, the first that it has.
CODES = ("slug", "code", "id", "label", "name")


@dataclass(frozen=True)
class Cell:
    """One column: the way to it through a document, and what stands there."""

    path: tuple[str, ...]
    is_list: bool = False
    is_number: bool = False

    @property
    def name(self) -> str:
        """The column's heading."""
        return ".".join(self.path)

    def value_in(self, document: Mapping[str, Any]) -> Value:
        """What to write; a part that is missing leaves its columns empty."""
        value: Any = document
        for step in self.path:
            if value is None:
                return None
            value = value[step]
        if self.is_list:
            return BETWEEN.join(_code(it, TOLD_BY.get(self.path[-1], "")) for it in value or [])
        if value is None or value == "":
            return None
        return Decimal(value) if self.is_number else value


@cache
def cells_of(shape: type) -> tuple[Cell, ...]:
    """The columns of a table of these documents."""
    return tuple(_cells(shape))


def write_documents(
    name: str, documents: Iterable[Mapping[str, Any]], cells: Sequence[Cell]
) -> Iterator[bytes]:
    """The documents as CSV, in pieces."""
    rows = ([cell.value_in(it) for cell in cells] for it in documents)
    return write_csv(Sheet(name=name, columns=[Column(it.name) for it in cells], rows=rows))


def read_documents(
    rows: QuerySet[Any], compose: Callable[[list[Any]], Iterable[Mapping[str, Any]]]
) -> Iterator[Mapping[str, Any]]:
    """The documents of the rows in their order, composed some hundreds at a time."""
    with reading(rows.db):
        for batch in batches(rows.iterator(AT_ONCE), AT_ONCE):
            yield from compose(batch)


def _cells(shape: Any) -> Iterator[Cell]:
    for name, hint in get_type_hints(shape, include_extras=True).items():
        kind = inner_type(hint)
        if is_list(hint):
            yield Cell((name,), is_list=True)
        elif is_typeddict(kind):
            yield from (Cell((name, *it.path), it.is_list, it.is_number) for it in cells_of(kind))
        else:
            yield Cell((name,), is_number=_is_number(kind))


def _is_number(kind: Any) -> bool:
    """Whether it is a decimal number, which JSON writes as a string to keep it exact."""
    if get_origin(kind) is not Annotated:
        return False
    note = get_args(kind)[1]
    return isinstance(note, Form) and bool(note.pattern)


def _code(part: Any, told_by: str) -> str:
    """What a part of a list is told by: its address, or that of the record it is about."""
    if not isinstance(part, Mapping):
        return str(part)
    if part.get(told_by):
        return _code(part[told_by], "")
    for name in CODES:
        if name in part:
            return str(part[name])
    about = [it for name, it in part.items() if isinstance(it, Mapping) and name != "source"]
    return _code(about[0], "")

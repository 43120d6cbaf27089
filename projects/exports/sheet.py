"""What every writer is given: columns, rows, and what there is to say about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

# None is “not reported” and stays an empty cell; 0 is a value.
Value: TypeAlias = str | bool | int | float | Decimal | date | datetime | None


@dataclass(frozen=True)
class Column:
    """One column: its heading, what stands below it, and what may be written there."""

    name: str
    meaning: str = ""
    accepts: str = ""
    width: int = 18
    # What is typed below it stays as typed, where a spreadsheet would make a number or a day of it.
    is_literal: bool = False


@dataclass(frozen=True)
class Sheet:
    """A table to be written; its rows are read once, while writing."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    # What the reader has to know of it: which filter, when, which version of the data.
    about: Sequence[tuple[str, Value]] = field(default=())
    # When what it says was true: with it, the same sheet is the same file, byte by byte.
    made_at: datetime | None = None
    # Nobody brings it back: what a cell can't hold may be told of in its place, and not refused.
    is_for_reading: bool = False


@dataclass(frozen=True)
class Format:
    """One kind of file: how its name ends, what it calls itself, and how it is written."""

    extension: str
    content_type: str
    write: Callable[[Sheet], Iterator[bytes]]

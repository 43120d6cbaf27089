"""Rows of the database a few hundred at a time, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from typing import TypeVar

from django.db import connections, transaction

Item = TypeVar("Item")


def reading(alias: str) -> AbstractContextManager[object]:
    """Read row by row: outside a transaction PostgreSQL would first gather all of them.

    SQLite reads so anyway, and there a transaction would keep writers waiting.
    """
    if connections[alias].vendor == "postgresql":
        return transaction.atomic(using=alias)
    return nullcontext()


def batches(rows: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The rows in lists of that size, the last one shorter."""
    waiting = iter(rows)
    while batch := list(islice(waiting, size)):
        yield batch

"""SQLite databases full of data, filled once for all processes of a run."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from fcntl import LOCK_EX, flock
from functools import wraps
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction


def bring(name: str, load: Callable[[], object], folder: Path) -> None:
    """Put the database, which is empty, into the state in which ``load`` leaves it.

    The first process that asks loads, and leaves a copy in ``folder`` under the name of the data.
    """
    connection.ensure_connection()
    path = folder / f"{name}.sqlite3"
    with (folder / f"{name}.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        is_new = not path.exists()
        if is_new:
            load()
        with closing(sqlite3.connect(path)) as copy:
            if is_new:
                connection.connection.backup(copy)
            else:
                overwrite(copy)


@contextmanager
def put_back() -> Iterator[None]:
    """At the end of the block the database is as it was before."""
    connection.ensure_connection()
    with closing(sqlite3.connect(":memory:")) as before:
        connection.connection.backup(before)
        yield
        overwrite(before)


def overwrite(copy: sqlite3.Connection) -> None:
    """Put what the copy holds in the place of all that the database does."""
    copy.backup(connection.connection)
    # Their keys are others in each process.
    ContentType.objects.clear_cache()


def written_once(build: Callable[[], None]) -> Callable[[], None]:
    """``build``; from the second time on, where it finds as much as the first, by its bare rows."""
    before: dict[str, set[Any]] = {}
    added: dict[str, set[Any]] = {}

    @wraps(build)
    def again() -> None:
        found = read_rows() if connection.vendor == "sqlite" else {}
        if not found or (added and counted(found) != counted(before)):
            build()
        elif added:
            write_rows(added)
        else:
            before.update(found)
            build()
            added.update({name: rows - before[name] for name, rows in read_rows().items()})

    return again


def counted(tables: Mapping[str, set[Any]]) -> dict[str, int]:
    """How many rows each table has."""
    return {name: len(rows) for name, rows in tables.items()}


def read_rows() -> dict[str, set[Any]]:
    """All that every table holds."""
    with connection.cursor() as cursor:
        return {
            name: set(cursor.execute(f'SELECT * FROM "{name}"'))  # noqa: S608 - our own tables
            for name in connection.introspection.table_names(cursor)
        }


def write_rows(tables: Mapping[str, set[Any]]) -> None:
    """Put rows in, in the place of those that have their keys."""
    # At the end of a transaction what one names is there, whichever came first.
    with transaction.atomic(), connection.cursor() as cursor:
        for name, rows in tables.items():
            for row in rows:
                marks = ", ".join(["%s"] * len(row))
                cursor.execute(f'INSERT OR REPLACE INTO "{name}" VALUES ({marks})', row)  # noqa: S608

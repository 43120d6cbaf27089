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
    before: dict[str, int] = {}
    added: dict[str, set[Any]] = {}

    @wraps(build)
    def again() -> None:
        if not added:
            before.update(count_rows())
            found = read_rows()
            build()
            added.update({name: rows - found[name] for name, rows in read_rows().items()})
        elif count_rows() == before:
            write_rows(added)
        else:
            build()

    return again


def names_of_tables() -> list[str]:
    with connection.cursor() as cursor:
        return connection.introspection.table_names(cursor)


def count_rows() -> dict[str, int]:
    """How many rows each table has."""
    counts = (f"SELECT '{name}', count(*) FROM \"{name}\"" for name in names_of_tables())  # noqa: S608 - our own tables
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(counts))
        return dict(cursor.fetchall())


def read_rows() -> dict[str, set[Any]]:
    """All that every table holds."""
    found = {}
    with connection.cursor() as cursor:
        for name in names_of_tables():
            cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - our own tables
            found[name] = set(cursor.fetchall())
    return found


def write_rows(tables: Mapping[str, set[Any]]) -> None:
    """Put rows in, on SQLite in the place of those that have their keys."""
    # PostgreSQL gives no key twice, even after a transaction that was undone.
    insert = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    # At the end of a transaction what one names is there, whichever came first.
    with transaction.atomic(), connection.cursor() as cursor:
        for name, rows in tables.items():
            for row in rows:
                marks = ", ".join(["%s"] * len(row))
                cursor.execute(f'{insert} INTO "{name}" VALUES ({marks})', row)

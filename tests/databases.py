"""Databases full of data, filled once for all processes of a run."""

from __future__ import annotations

import pickle
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
    take, keep = (
        (take_database, keep_database)
        if connection.vendor == "sqlite"
        else (take_added_rows, keep_added_rows)
    )
    path = folder / f"{name}.{connection.vendor}"
    with (folder / f"{name}.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if path.exists():
            take(path)
        else:
            keep(path, load)


def keep_database(path: Path, load: Callable[[], object]) -> None:
    load()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)


def take_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as copy:
        overwrite(copy)


def keep_added_rows(path: Path, load: Callable[[], object]) -> None:
    path.write_bytes(pickle.dumps(added_by(load)))


def take_added_rows(path: Path) -> None:
    # Written by another process of this run.
    tables: dict[str, set[Any]] = pickle.loads(path.read_bytes())  # noqa: S301
    write_rows(tables)
    with connection.cursor() as cursor:
        for name in filter(tables.get, tables):
            for sequence in connection.introspection.get_sequences(cursor, name):
                # Forward alone: what was given before may be written again.
                cursor.execute(
                    f'SELECT setval(%s, greatest(last_value, (SELECT max("{sequence["column"]}")'  # noqa: S608 - our own tables
                    f' FROM "{name}"))) FROM "{sequence["name"]}"',
                    [sequence["name"]],
                )


@contextmanager
def put_back() -> Iterator[None]:
    """At the end of the block the database is as it was before."""
    connection.ensure_connection()
    if connection.vendor != "sqlite":
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        return
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
            added.update(added_by(build))
        elif count_rows() == before:
            write_rows(added)
        else:
            build()

    return again


def added_by(build: Callable[[], object]) -> dict[str, set[Any]]:
    """The rows that there are afterwards and weren't before."""
    before = read_rows()
    build()
    return {name: rows - before[name] for name, rows in read_rows().items()}


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
    # At the end of a transaction what one names is there, whichever came first.
    with transaction.atomic(), connection.cursor() as cursor:
        for name, rows in tables.items():
            if connection.vendor == "sqlite":
                for row in rows:
                    marks = ", ".join(["%s"] * len(row))
                    cursor.execute(f'INSERT OR REPLACE INTO "{name}" VALUES ({marks})', row)  # noqa: S608
            elif rows:
                with cursor.copy(f'COPY "{name}" FROM STDIN') as copy:
                    for row in rows:
                        copy.write_row(row)

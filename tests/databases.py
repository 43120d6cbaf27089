"""SQLite databases full of data, filled once for all processes of a run."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import connection


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

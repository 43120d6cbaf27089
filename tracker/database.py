"""What the sessions with the database are told when they begin."""

import sqlite3
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, connections

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"
WEB_STATEMENT_TIMEOUT_MS = 5_000
# SQL's own name for a write in a transaction that may only read.
READ_ONLY_TRANSACTION = "25006"
# PostgreSQL's classes of errors for a lost or refused connection, a server that stops or starts,
# and one that has no connection left. An error without a code never reached the server.
UNREACHABLE_STATES = ("08", "57P", "53300")


def limit_web_statements() -> None:
    """Let PostgreSQL end any statement a web request has waited five seconds for.

    Called by the two server entry points: a migration, an import or a test may take longer.
    SQLite has no such limit.
    """
    for database in connections.settings.values():
        if database["ENGINE"] == POSTGRESQL:
            _tell(database, f"statement_timeout={WEB_STATEMENT_TIMEOUT_MS}")


def refuse_writes(database: dict[str, Any]) -> None:
    """Let the database itself refuse whatever would change it; reading goes on."""
    if database["ENGINE"] == POSTGRESQL:
        _tell(database, "default_transaction_read_only=on")
    if database["ENGINE"] == SQLITE:
        database["OPTIONS"]["init_command"] += "; PRAGMA query_only=ON"
        # IMMEDIATE begins by asking to write.
        database["OPTIONS"]["transaction_mode"] = "DEFERRED"


def is_refused_write(error: BaseException) -> bool:
    """Whether the error comes of a write that the database refused because READ_ONLY is on.

    Django tells some of them in other words, so what an error was raised from counts.
    """
    cause: BaseException | None = error
    while cause is not None:
        if (
            getattr(cause, "sqlstate", None) == READ_ONLY_TRANSACTION
            or getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY
        ):
            # A file that may not be written to by mistake is a fault, and stays one.
            return bool(settings.READ_ONLY)
        cause = cause.__cause__ or cause.__context__
    return False


def is_unreachable(error: BaseException) -> bool:
    """Whether the error comes of a database that can't be reached, and not of what was asked."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OperationalError | InterfaceError):
            return _tells_of_no_connection(cause.__cause__ or cause)
        cause = cause.__cause__ or cause.__context__
    return False


def _tells_of_no_connection(error: BaseException) -> bool:
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_CANTOPEN
    state = getattr(error, "sqlstate", None)
    return state is None or state.startswith(UNREACHABLE_STATES)


def _tell(database: dict[str, Any], setting: str) -> None:
    options = database["OPTIONS"]
    options["options"] = f"{options.get('options', '')} -c {setting}".strip()

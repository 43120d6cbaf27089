"""Limits that hold for web requests only."""

from django.db import connections

WEB_STATEMENT_TIMEOUT_MS = 5_000


def limit_web_statements() -> None:
    """Let PostgreSQL end any statement a web request has waited five seconds for.

    Called by the two server entry points: a migration, an import or a test may take longer.
    SQLite has no such limit.
    """
    for database in connections.settings.values():
        if database["ENGINE"] == "django.db.backends.postgresql":
            options = database["OPTIONS"]
            limit = f"-c statement_timeout={WEB_STATEMENT_TIMEOUT_MS}"
            options["options"] = f"{options.get('options', '')} {limit}".strip()

"""The database keeps what it is told, and a web request doesn't wait for ever."""

import pytest
from django.db import OperationalError, connection, connections

from tracker.database import limit_web_statements


@pytest.mark.sqlite
@pytest.mark.django_db
def test_sqlite_keeps_its_promises() -> None:
    with connection.cursor() as cursor:
        answers = []
        for pragma in ["foreign_keys", "synchronous", "busy_timeout"]:
            cursor.execute(f"PRAGMA {pragma}")
            answers.append(cursor.fetchone()[0])
    assert answers == [1, 2, 20_000]


@pytest.mark.postgresql
@pytest.mark.django_db
def test_postgresql_ends_what_a_web_request_waits_for_too_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tracker.database.WEB_STATEMENT_TIMEOUT_MS", 50)
    monkeypatch.setitem(
        connections.settings["default"], "OPTIONS", {**connection.settings_dict["OPTIONS"]}
    )
    limit_web_statements()
    web = connection.copy()
    try:
        with web.cursor() as cursor, pytest.raises(OperationalError, match="statement timeout"):
            cursor.execute("SELECT pg_sleep(5)")
    finally:
        web.close()


@pytest.mark.postgresql
@pytest.mark.django_db
def test_postgresql_lets_a_command_take_its_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)

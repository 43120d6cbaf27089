"""The migrations build, on each database, what the models say; other tests build it from those."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker


@pytest.fixture
def new_database(
    tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """The address of a database with nothing in it."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'new.sqlite3'}"
        return
    name = f"{connection.settings_dict['NAME']}_new"
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
        cursor.execute(f'DROP DATABASE "{name}"')


# One process for all three, as most of the last two would be to start; and without looking for
# what could be forgotten, which is a third of the migrations.
STEPS = """
import gc

from django.core.management import call_command, execute_from_command_line

gc.disable()
execute_from_command_line(["manage.py", "migrate", "--verbosity", "0"])
call_command("migrate", check_unapplied=True)
call_command("makemigrations", check_changes=True, dry_run=True)
"""


def test_migrations_run_from_nothing_and_leave_nothing_to_do(new_database: str) -> None:
    environment = os.environ | {
        "DEBUG": "on",
        "DATABASE_URL": new_database,
        "DJANGO_SETTINGS_MODULE": "tracker.settings",
    }
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", STEPS],
        cwd=settings.BASE_DIR,
        env=environment,
        check=True,
        text=True,
        stdout=subprocess.PIPE,
    )
    assert done.stdout == "No changes detected\n"

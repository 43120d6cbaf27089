"""The migrations build on SQLite what the models say; the PostgreSQL run does so in every test."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings


def manage(database: Path, *arguments: str) -> str:
    environment = os.environ | {
        "DEBUG": "on",
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "tracker.settings",
    }
    done = subprocess.run(
        [sys.executable, "-W", "error", settings.BASE_DIR / "manage.py", *arguments],
        env=environment,
        check=True,
        text=True,
        stdout=subprocess.PIPE,
    )
    return done.stdout


@pytest.mark.sqlite
def test_migrations_run_from_nothing_and_leave_nothing_to_do(tmp_path: Path) -> None:
    database = tmp_path / "new.sqlite3"
    manage(database, "migrate", "--verbosity", "0")
    manage(database, "migrate", "--check")
    assert manage(database, "makemigrations", "--check", "--dry-run") == "No changes detected\n"

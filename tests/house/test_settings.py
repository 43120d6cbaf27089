"""Every variable is documented, and a wrong one stops start-up with a sentence that helps."""

import ast
import os
import re
import runpy
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

SOURCE = settings.BASE_DIR / "tracker" / "settings.py"
REAL_SITE = {
    "SECRET_KEY": "pV3xq_Zr8LwTn5KdYs0HbUe7Jm2Gc9Fa4Xo6RiBvNqWzKtMhQlE",
    "PUBLIC_BASE_URL": "https://tracker.example.org",
}
Start = Callable[..., dict[str, Any]]


def variables_read() -> set[str]:
    """The first argument of insist(), and the second of told(), in settings.py."""
    return {
        node.args[1].value
        for node in ast.walk(ast.parse(SOURCE.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "told"
        and isinstance(node.args[1], ast.Constant)
    }


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Run settings.py under these variables and no others, away from a developer's .env."""
    folder = tmp_path / "tracker"
    folder.mkdir()
    shutil.copy(SOURCE, folder)
    for name in variables_read() & os.environ.keys():
        monkeypatch.delenv(name)

    def run(**variables: str) -> dict[str, Any]:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(folder / "settings.py"))

    return run


def test_example_lists_exactly_the_variables_that_are_read() -> None:
    example = (settings.BASE_DIR / ".env.example").read_text()
    listed = re.findall(r"^(?:# )?([A-Z_]+)=", example, re.MULTILINE)
    assert sorted(listed) == sorted(variables_read())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "maybe"),
        ("LOG_FORMAT", "xml"),
        ("ENVIRONMENT_NAME", "a" * 31),
        ("READ_ONLY", "perhaps"),
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("SECRET_KEY", "django-insecure-pV3xq_Zr8LwTn5KdYs0HbUe7Jm2Gc9Fa4Xo6RiBvNq"),
        ("SECRET_KEY", "insecure-key-for-debug-mode-only-never-for-a-site-others-can-reach"),
        ("PUBLIC_BASE_URL", ""),
        ("PUBLIC_BASE_URL", "tracker.example.org"),
        ("PUBLIC_BASE_URL", "ftp://tracker.example.org"),
        ("PUBLIC_BASE_URL", "https://tracker.example.org/"),
        ("PUBLIC_BASE_URL", "https://tracker.example.org/plans"),
        ("PUBLIC_BASE_URL", "https://user@tracker.example.org"),
        ("PUBLIC_BASE_URL", "https://[broken"),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "https://tracker.example.org"),
        ("CSRF_TRUSTED_ORIGINS", "tracker.example.org"),
        ("TRUSTED_PROXIES", "-1"),
        ("TRUSTED_PROXIES", "one"),
        ("API_READS_PER_MINUTE", "0"),
        ("API_WRITES_PER_MINUTE", "many"),
        ("DOWNLOADS_PER_MINUTE", "-1"),
        ("DATABASE_URL", ""),
        ("DATABASE_URL", "tracker.sqlite3"),
        ("DATABASE_URL", "postgres://"),
        ("DATABASE_URL", "mysql://user@host/name"),
        ("DATABASE_URL", "postgres://user@host:port/name"),
        ("CACHE_URL", ""),
        ("CACHE_URL", "memcached://host"),
        ("CACHE_URL", "redis://"),
        ("EMAIL_URL", ""),
        ("EMAIL_URL", "mail.example.org"),
        ("EMAIL_URL", "smtp+tls://user:password@mail.example.org"),
        ("DEFAULT_FROM_EMAIL", ""),
        ("DEFAULT_FROM_EMAIL", "the tracker"),
        ("REQUIRE_TWO_FACTOR", "sometimes"),
    ],
)
def test_nonsense_stops_the_start_with_a_sentence_that_says_how(
    start: Start, name: str, value: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match=rf"^{name} must be \w"):
        start(**REAL_SITE | {name: value})


def test_every_variable_has_its_nonsense_above() -> None:
    marks = test_nonsense_stops_the_start_with_a_sentence_that_says_how.pytestmark  # type: ignore[attr-defined]
    assert {name for name, _ in marks[0].args[1]} == variables_read()


@pytest.mark.parametrize("name", ["SECRET_KEY", "PUBLIC_BASE_URL"])
def test_a_real_site_must_name_its_secret_and_its_address(start: Start, name: str) -> None:
    told = {key: value for key, value in REAL_SITE.items() if key != name}
    with pytest.raises(ImproperlyConfigured, match=rf"^{name} must be \w"):
        start(**told)


def test_debug_needs_nothing_else(start: Start) -> None:
    read = start(DEBUG="on")
    assert (read["PUBLIC_BASE_URL"], read["LOG_FORMAT"]) == ("http://127.0.0.1:8000", "console")


def test_nobody_waits_for_a_redis_that_hangs(start: Start) -> None:
    """What the cache then does: tests/tracker/test_cache.py."""
    cache = start(**REAL_SITE | {"CACHE_URL": "redis://localhost"})["CACHES"]["default"]
    assert cache["BACKEND"] == "tracker.cache.ForgivingRedisCache"
    assert cache["OPTIONS"] == {"socket_timeout": 0.2, "socket_connect_timeout": 0.2}


def test_a_real_site_is_closed_until_opened(start: Start) -> None:
    read = start(**REAL_SITE)
    assert {
        name: read.get(name)
        for name in [
            "DEBUG",
            "ALLOWED_HOSTS",
            "REQUIRE_TWO_FACTOR",
            "SECURE_SSL_REDIRECT",
            "SECURE_PROXY_SSL_HEADER",
            "SECURE_HSTS_SECONDS",
            "SESSION_COOKIE_NAME",
            "SESSION_COOKIE_SECURE",
            "CSRF_COOKIE_NAME",
            "CSRF_COOKIE_SECURE",
            "LOG_FORMAT",
        ]
    } == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["tracker.example.org"],
        "REQUIRE_TWO_FACTOR": True,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_PROXY_SSL_HEADER": None,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "SESSION_COOKIE_NAME": "__Host-session",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "CSRF_COOKIE_SECURE": True,
        "LOG_FORMAT": "json",
    }


def test_the_proxy_header_is_believed_only_behind_a_proxy(start: Start) -> None:
    read = start(**REAL_SITE, TRUSTED_PROXIES="1")
    assert read["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


def test_a_relative_database_path_starts_at_the_project(start: Start, tmp_path: Path) -> None:
    read = start(**REAL_SITE, DATABASE_URL="sqlite:///var/other.sqlite3")
    assert read["DATABASES"]["default"]["NAME"] == tmp_path / "var" / "other.sqlite3"


def test_what_the_address_asks_of_postgresql_wins(start: Start) -> None:
    read = start(**REAL_SITE, DATABASE_URL="postgres://u:p@host/name?connect_timeout=7")
    assert read["DATABASES"]["default"]["OPTIONS"] == {
        "connect_timeout": 7,
        "server_side_binding": True,
        "prepare_threshold": 1,
    }


def test_env_file_is_read_and_the_environment_wins(start: Start, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DEBUG=on\nTRUSTED_PROXIES=2\nREQUIRE_TWO_FACTOR=off\n")
    read = start(TRUSTED_PROXIES="1")
    assert (read["TRUSTED_PROXIES"], read["REQUIRE_TWO_FACTOR"]) == (1, False)

"""Which services the tests may use, and what is said about those they lack.

A test names its need with a marker: browser, gettext, r, redis or postgresql. Without the service
it is skipped, loudly; with REQUIRE_SERVICES=1, as in CI, it fails, and so does any other skip.
"""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from projects.imports.reference import load_reference
from tests.databases import bring, put_back

REQUIRED = os.environ.get("REQUIRE_SERVICES") == "1"
FIXTURES = settings.BASE_DIR / "fixtures"
ON_POSTGRESQL = settings.DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql"


def find_chromium() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium")


def missing_services() -> dict[str, str]:
    """Marker → how to provide what it needs."""
    missing = {}
    if not find_chromium():
        missing["browser"] = "no Chromium: install it or set CHROMIUM to its path"
    if not os.environ.get("TEST_CACHE_URL"):
        missing["redis"] = "no Redis: set TEST_CACHE_URL, such as redis://127.0.0.1:6379/0"
    if not shutil.which("msgmerge"):
        missing["gettext"] = "no GNU gettext: install the package gettext"
    if not shutil.which("Rscript"):
        missing["r"] = "no R: install the packages r-base-core and r-cran-jsonlite"
    if not (ON_POSTGRESQL or os.environ.get("TEST_DATABASE_URL")):
        missing["postgresql"] = "no PostgreSQL: set TEST_DATABASE_URL, such as postgres://…"
    return missing


MISSING = missing_services()

# For the state machines alone, which are short without it: see CONTRIBUTING.md.
hypothesis_settings.register_profile(
    "thorough", max_examples=200, stateful_step_count=50, deadline=None, print_blob=True
)


def pytest_configure(config: pytest.Config) -> None:
    # Once, before any process of the run reads them: pages are tested in Korean too.
    if not hasattr(config, "workerinput"):
        call_command("compile_translations", verbosity=0)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    # make test runs the suite once on each database: a test about the other one belongs to
    # the other run, which is not a skip.
    other = "sqlite" if ON_POSTGRESQL else "postgresql"
    if other in MISSING:
        return
    elsewhere = [item for item in items if item.get_closest_marker(other)]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]


def pytest_collection_finish() -> None:
    # What is loaded by now stays: looking through it again and again takes a tenth of the run.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, reason in MISSING.items():
        if item.get_closest_marker(marker):
            (pytest.fail if REQUIRED else pytest.skip)(reason)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if REQUIRED and reporter and reporter.stats.get("skipped") and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if not skipped:
        return
    terminalreporter.section(f"{len(skipped)} NOT TESTED", sep="!", red=True, bold=True)
    reasons = [report.longrepr[2] for report in skipped]
    for reason in sorted(set(reasons)):
        terminalreporter.line(f"{reasons.count(reason):4} × {reason.removeprefix('Skipped: ')}")
    if REQUIRED:
        terminalreporter.line("REQUIRE_SERVICES=1 allows no skipped test.", red=True)


@pytest.fixture(autouse=True)
def begin_in_english() -> Iterator[None]:
    """A page read in Korean leaves its thread Korean; the next test must not find it so."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def begin_with_nothing_kept() -> None:
    """What a page kept of another test's data version is not the same data."""
    cache.clear()


@pytest.fixture
def redis_url() -> str:
    return os.environ["TEST_CACHE_URL"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The test database; nobody else is in it any more when it is to be dropped.

    A browser that goes away in the middle of an answer leaves the answering thread's session.
    """
    yield
    if ON_POSTGRESQL:
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                # The server's own processes leave by themselves, and are not ours to end.
                " AND usename = current_user"
            )


@pytest.fixture(scope="session")
def kept_databases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the processes of a run share what took long to load."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="module")
def reference_data(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, kept_databases: Path
) -> Iterator[None]:
    """The data of fixtures/, there for the tests of a module and then taken away.

    Not for transactional_db or a live server: those commit, and empty the database.
    """
    with django_db_blocker.unblock(), put_back():
        bring("reference", lambda: load_reference(FIXTURES), kept_databases)
        yield


@pytest.fixture
def reference_site(live_server: LiveServer, kept_databases: Path) -> str:
    """The address of a site that shows the data of fixtures/."""
    bring("reference", lambda: load_reference(FIXTURES), kept_databases)
    return live_server.url

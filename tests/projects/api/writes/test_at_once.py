"""Many programs at the same moment: one of them writes (T11)."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from projects.choices import TokenScope
from projects.models import Project, PublicRecord, Reading, StatusUpdate, history_of
from tests.factories import make_indicator, make_project, make_reading, make_source, make_staff
from tests.projects.api.conftest import Program, program_of

pytestmark = pytest.mark.django_db(transaction=True)

PROGRAMS = 20


@pytest.fixture(autouse=True)
def _in_a_file(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """On SQLite a file, as in operation: threads can't wait for each other in memory."""
    if connection.vendor != "sqlite":
        yield
        return
    in_memory, name = connection.connection, connection.settings_dict["NAME"]
    with closing(sqlite3.connect(tmp_path / "tracker.sqlite3")) as file:
        in_memory.backup(file)
    connection.connection = None
    # Every thread's connection reads the same settings.
    connection.settings_dict["NAME"] = str(tmp_path / "tracker.sqlite3")
    yield
    connection.close()
    connection.settings_dict["NAME"] = name
    connection.connection = in_memory


@pytest.fixture
def program() -> Program:
    return program_of(make_staff())


def at_once(ask: Callable[[int], Any], number: int = PROGRAMS) -> list[Any]:
    together = Barrier(number)

    def ask_with_the_others(which: int) -> Any:
        together.wait()
        try:
            return ask(which)
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(ask_with_the_others, range(number)))


def test_of_twenty_changes_of_one_copy_one_is_made(program: Program) -> None:
    project = make_project(slug="academy", title="Academy")
    seen = {"If-Match": program.etag("academy")}
    answers = at_once(
        lambda which: program.send("PATCH", "projects/academy/", {"title": f"No. {which}"}, **seen)
    )
    assert Counter(it.status_code for it in answers) == {200: 1, 412: 19}
    project.refresh_from_db()
    [made] = [it.json() for it in answers if it.status_code == 200]
    assert (project.title, project.version) == (made["title"], 2)
    assert history_of(Project).filter(history_origin="api").count() == 1


def test_of_twenty_submissions_of_one_copy_one_is_made(program: Program) -> None:
    project = make_project(slug="academy", title="Academy")
    seen = {"If-Match": program.etag("academy")}
    answers = at_once(lambda which: program.send("POST", "projects/academy/submit/", {}, **seen))
    assert Counter(it.status_code for it in answers) == {200: 1, 412: 19}
    assert project.submissions.count() == 1


def test_of_twenty_requests_under_one_key_one_is_done(program: Program) -> None:
    make_project(slug="academy", title="Academy")
    make_source(slug="paper")
    body = {
        "project": "academy",
        "status": "ongoing",
        "effective_on": "2025-06-30",
        "source": "paper",
    }
    key = {"Idempotency-Key": "once"}
    answers = at_once(lambda which: program.send("POST", "status-updates/", body, **key))
    assert Counter(it.status_code for it in answers) == {201: 20}
    assert len({it.content for it in answers}) == 1
    replayed = Counter(it.headers.get("Idempotency-Replayed") for it in answers)
    assert replayed == {None: 1, "true": 19}
    assert StatusUpdate.objects.count() == 1


def test_of_twenty_projects_at_one_address_one_is_entered(program: Program) -> None:
    body = {"slug": "academy", "title": "Academy"}
    answers = at_once(lambda which: program.send("POST", "projects/", body))
    statuses = Counter(it.status_code for it in answers)
    assert statuses[201] == 1
    assert statuses[400] + statuses[409] == 19
    told = {it.json()["detail"] for it in answers if it.status_code == 409}
    assert told <= {"Project with this Address already exists."}
    assert Project.objects.count() == 1


def test_two_orders_of_the_same_changes_don_t_wait_for_each_other(program: Program) -> None:
    for slug in ("one", "two"):
        make_project(slug=slug)
    seen = {slug: program.etag(slug) for slug in ("one", "two")}

    def change(which: int) -> Any:
        body = [
            {"slug": slug, "if_match": etag, "title": f"No. {which}"} for slug, etag in seen.items()
        ]
        return program.send("PATCH", "projects/", body[:: 1 if which % 2 else -1])

    answers = at_once(change, 10)
    assert Counter(it.status_code for it in answers) == {200: 1, 412: 9}
    assert len(set(Project.objects.values_list("title", flat=True))) == 1


@pytest.mark.postgresql
def test_what_arrives_during_a_publication_is_not_published_unread() -> None:
    """A reading names its indicator: it does not wait for the project, as other entries do."""
    project = make_project(slug="academy", title="Academy")
    indicator = make_indicator(project=project)
    publisher = program_of(make_staff(), TokenScope.PUBLISH)
    seen = {"If-Match": publisher.etag("academy")}
    locks: list[str] = []

    def enter() -> None:
        try:
            make_reading(indicator, review_state="draft")
        finally:
            connection.close()

    def meanwhile(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """The view locks the project and compares what was read; the service locks it again."""
        if "FOR UPDATE" in sql:
            locks.append(sql)
            if len(locks) == 2:
                with ThreadPoolExecutor(1) as pool:
                    pool.submit(enter).result(timeout=10)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(meanwhile):
        answer = publisher.send("POST", "projects/academy/publish/", {}, **seen)
    sentence = "Something changed since you looked; nothing is published yet. Look again."
    assert (answer.status_code, answer.json()["detail"]) == (400, sentence)
    assert [it.review_state for it in Reading.objects.all()] == ["draft"]
    assert not PublicRecord.objects.exists()

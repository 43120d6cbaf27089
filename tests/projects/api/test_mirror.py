"""Whoever follows the changes beside people at work ends with exactly what is public."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from threading import Barrier, Event

import pytest
from django.db import connection, transaction

from projects.models import (
    DocumentChange,
    PublicRecord,
)
from projects.services.document_change import unnoted_documents
from projects.services.project import publish_project
from projects.services.publishable import (
    save_noun,
)
from tests import factories as make
from tests.projects.api.conftest import Read
from tests.projects.api.mirror import Mirror, what_is_public
from tests.projects.api.writer import DRAFT, Writer

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared() -> None:
    plan = make.make_plan(slug="shared")
    for code in ("VN", "LA", "KR"):
        make.make_country(code)
    save_noun(plan, by=None, reason="Same")


@pytest.mark.parametrize("seed", range(2))
def test_a_copy_follows_whatever_is_done(shared: None, seed: int) -> None:
    writer, mirror = Writer(seed, "w"), Mirror(page_size=7)
    for _ in range(4):
        writer.work(8)
        mirror.follow()
        assert mirror.copy == what_is_public()
    assert list(unnoted_documents()) == []
    late = Mirror()
    late.follow()
    assert late.copy == mirror.copy
    kinds = {change.kind for change in DocumentChange.objects.all()}
    assert kinds == {"changed", "removed"}


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_copy_misses_nothing_while_two_write_at_once(shared: None) -> None:
    """A version is given out under a lock, so that none becomes visible after a later one."""
    mirror, done = Mirror(page_size=5), Event()

    def write(mark: str) -> None:
        try:
            Writer(7, mark).work(25)
        finally:
            connection.close()

    def follow() -> None:
        try:
            while not done.is_set():
                mirror.follow()
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        following = pool.submit(follow)
        writing = [pool.submit(write, mark) for mark in ("x", "y")]
        wait(writing, timeout=60)
        done.set()
        for it in (*writing, following):
            it.result(timeout=10)
    mirror.follow()
    assert mirror.copy == what_is_public()
    assert list(unnoted_documents()) == []


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_change_told_late_stands_behind_what_was_read(shared: None, read: Read) -> None:
    """Whoever publishes first but ends last is told of under the later version."""
    begun, read_meanwhile = Barrier(2), Event()

    def slowly() -> None:
        try:
            with transaction.atomic():
                project = make.make_project(slug="slow", **DRAFT)
                PublicRecord.objects.count()
                begun.wait()
                read_meanwhile.wait()
                publish_project(project, by=None)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(slowly)
        begun.wait()
        make.make_public_project(slug="quick")
        until = read("changes/")["until"]
        read_meanwhile.set()
        slow.result()
    late = read(f"changes/?since={until}")["results"]
    assert [(row["resource"], row["key"]) for row in late] == [("projects", "slow")]

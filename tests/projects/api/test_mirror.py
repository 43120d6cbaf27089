"""Whoever follows the changes beside people at work ends with exactly what is public."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from threading import Barrier, Event

import pytest
from django.db import connection, transaction

from projects.api.document_change import RESOURCES
from projects.models import PublicRecord
from projects.services.document_change import unnoted_documents
from projects.services.project import publish_project
from projects.services.publishable import save_noun
from tests import factories as make
from tests.projects.api.conftest import Read
from tests.projects.api.mirror import Mirror, what_is_public
from tests.projects.api.writer import DRAFT, Writer

# What the writer takes from the public in every run.
REMOVED = {"projects", "plans", "funds", "organisations", "meetings", "releases", "claims"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared() -> None:
    plan = make.make_plan(slug="shared")
    for code in ("VN", "LA", "KR"):
        make.make_country(code)
    save_noun(plan, by=None, reason="Same")


def test_a_copy_follows_whatever_is_done(shared: None) -> None:
    """A page is read after each step, so that there are changes between the pages of a turn."""
    writer, mirror = Writer(1, "w"), Mirror(page_size=7)
    for _ in range(2):
        for _ in writer.steps():
            writer.work(1)
            mirror.turn()
        mirror.follow()
        assert mirror.copy == what_is_public()
    assert set(writer.done) == {step.__name__ for step in writer.steps()}
    assert list(unnoted_documents()) == []
    late = Mirror()
    late.follow()
    assert late.copy == mirror.copy
    assert {resource for resource, _key in mirror.ever} == set(RESOURCES)
    gone = mirror.ever - mirror.copy.keys()
    assert gone <= mirror.told_of_as_removed
    assert mirror.told_of_as_removed.isdisjoint(mirror.copy)
    assert {resource for resource, _key in gone} >= REMOVED


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
            while not done.wait(0.1):
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

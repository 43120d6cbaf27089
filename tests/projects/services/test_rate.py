"""Rates: counted a minute at a time, each visitor and each kind for itself (T40)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from pytest_django.fixtures import Settings

from projects.services.rate import Kind, seconds_to_wait
from tests import factories as make


@pytest.fixture(autouse=True)
def few(settings: Settings) -> None:
    settings.API_READS_PER_MINUTE = 3
    settings.API_WRITES_PER_MINUTE = 1


@time_machine.travel("2026-03-01T09:00:20Z", tick=False)
def test_what_is_above_the_rate_waits_for_the_next_minute() -> None:
    assert [seconds_to_wait(Kind.READ, "a") for _ in range(5)] == [0, 0, 0, 40, 40]


def test_the_next_minute_begins_anew() -> None:
    with time_machine.travel("2026-03-01T09:01:59Z", tick=False):
        assert [seconds_to_wait(Kind.READ, "b") for _ in range(4)] == [0, 0, 0, 1]
    with time_machine.travel("2026-03-01T09:02:00Z", tick=False):
        assert seconds_to_wait(Kind.READ, "b") == 0


@time_machine.travel("2026-03-01T09:03:00Z", tick=False)
def test_visitors_and_kinds_are_counted_apart() -> None:
    assert [seconds_to_wait(Kind.WRITE, "c") for _ in range(2)] == [0, 60]
    assert seconds_to_wait(Kind.WRITE, "d") == 0
    assert seconds_to_wait(Kind.READ, "c") == 0


@pytest.fixture(params=["process", pytest.param("redis", marks=pytest.mark.redis)])
def shared_cache(request: pytest.FixtureRequest, settings: Settings) -> None:
    """Where the counters are: a real site's processes share a Redis."""
    if request.param == "redis":
        settings.CACHES = {
            "default": {
                "BACKEND": "tracker.cache.ForgivingRedisCache",
                "LOCATION": request.getfixturevalue("redis_url"),
                "KEY_PREFIX": make.unique("test_rate"),
            }
        }


@time_machine.travel("2026-03-01T09:04:00Z", tick=False)
def test_requests_at_the_same_moment_do_not_slip_past(
    shared_cache: None, settings: Settings
) -> None:
    settings.API_READS_PER_MINUTE = 20
    with ThreadPoolExecutor(20) as threads:
        waits = list(threads.map(lambda _: seconds_to_wait(Kind.READ, "e"), range(100)))
    assert waits.count(0) == 20

"""With Redis it is a cache, without Redis it is an empty one."""

import logging
import socket
import time
from collections.abc import Iterator

import pytest

from tracker.cache import ForgivingRedisCache

# Of a real site; those tests in which Redis answers wait for as long as it takes.
IMPATIENT = {"OPTIONS": {"socket_timeout": 0.2, "socket_connect_timeout": 0.2}}


@pytest.fixture
def silent_server() -> Iterator[str]:
    """Accepts a connection and never answers, as a machine that hangs does."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


@pytest.fixture
def cache(silent_server: str, monkeypatch: pytest.MonkeyPatch) -> ForgivingRedisCache:
    monkeypatch.setattr(ForgivingRedisCache, "_warned_at", None)
    return ForgivingRedisCache(silent_server, dict(IMPATIENT))


def test_without_redis_it_answers_as_an_empty_cache_does(cache: ForgivingRedisCache) -> None:
    assert (
        cache.set("a", 1),
        cache.get("a", "nothing"),
        cache.add("a", 1),
        cache.touch("a"),
        cache.delete("a"),
        cache.has_key("a"),
        cache.get_many(["a"]),
        cache.set_many({"a": 1}),
        cache.delete_many(["a"]),
        cache.clear(),
        cache.get_or_set("a", 1),
    ) == (None, "nothing", True, False, False, False, {}, [], None, None, 1)
    with pytest.raises(ValueError, match="not found"):
        cache.incr("a")


def test_without_redis_it_warns_once_a_minute(
    cache: ForgivingRedisCache,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with caplog.at_level(logging.WARNING, "tracker.cache"):
        cache.get("a")
        cache.get("a")
        assert len(caplog.records) == 1
        monkeypatch.setattr(ForgivingRedisCache, "_warned_at", time.monotonic() - 60)
        cache.get("a")
    assert len(caplog.records) == 2


@pytest.mark.redis
def test_with_redis_it_keeps_what_it_is_given(redis_url: str) -> None:
    cache = ForgivingRedisCache(redis_url, {"KEY_PREFIX": "test_with_redis"})
    cache.set("a", {"n": 1}, timeout=5)
    cache.set("n", 1, timeout=5)
    assert (cache.get("a"), cache.add("a", 2), cache.incr("n"), cache.delete("a")) == (
        {"n": 1},
        False,
        2,
        True,
    )


@pytest.mark.redis
def test_a_mistake_of_ours_is_not_forgiven(redis_url: str) -> None:
    cache = ForgivingRedisCache(redis_url, {})
    with pytest.raises(TypeError, match="pickle"):
        cache.set("a", (letter for letter in "abc"))

"""A Redis cache that a dead Redis turns into an empty one, not into an error page."""

import logging
import time
from collections.abc import Iterable
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_WARNINGS = 60


class ForgivingRedisCache(RedisCache):
    """Answers as Django's dummy cache does for as long as Redis can't be reached.

    Only Redis's own errors are forgiven: a value that can't be pickled is still a bug.
    """

    # Django makes one cache object a thread, and the warning is counted for all of them.
    _warned_at: float | None = None

    def _warn(self, error: RedisError) -> None:
        now = time.monotonic()
        last = ForgivingRedisCache._warned_at
        if last is None or now - last >= SECONDS_BETWEEN_WARNINGS:
            ForgivingRedisCache._warned_at = now
            logger.warning("The cache can't be reached, going on without it: %s", error)

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        try:
            return super().add(key, value, timeout, version)
        except RedisError as error:
            self._warn(error)
            return True

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        try:
            return super().get(key, default, version)
        except RedisError as error:
            self._warn(error)
            return default

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        try:
            super().set(key, value, timeout, version)
        except RedisError as error:
            self._warn(error)

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        try:
            return super().touch(key, timeout, version)
        except RedisError as error:
            self._warn(error)
            return False

    def delete(self, key: Any, version: int | None = None) -> bool:
        try:
            return super().delete(key, version)
        except RedisError as error:
            self._warn(error)
            return False

    def get_many(self, keys: Iterable[Any], version: int | None = None) -> dict[Any, Any]:
        try:
            return super().get_many(keys, version)
        except RedisError as error:
            self._warn(error)
            return {}

    def has_key(self, key: Any, version: int | None = None) -> bool:
        try:
            return super().has_key(key, version)
        except RedisError as error:
            self._warn(error)
            return False

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        try:
            return super().incr(key, delta, version)
        except RedisError as error:
            self._warn(error)
            # What every backend of Django raises for a key it doesn't hold.
            raise ValueError(f"Key {key!r} not found") from error

    def set_many(
        self, data: dict[Any, Any], timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> list[Any]:
        try:
            return super().set_many(data, timeout, version)
        except RedisError as error:
            self._warn(error)
            return []

    def delete_many(self, keys: Iterable[Any], version: int | None = None) -> None:
        try:
            super().delete_many(keys, version)
        except RedisError as error:
            self._warn(error)

    def clear(self) -> None:
        try:
            super().clear()
        except RedisError as error:
            self._warn(error)

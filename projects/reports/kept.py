"""Keeping a computed report for as long as the data it was computed from stands.

The key holds the data version, so a publication makes every kept report unreachable at once:
there is nothing to invalidate.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar, cast

from django.core.cache import cache

Report = TypeVar("Report")

SECONDS = 24 * 60 * 60


def kept(name: str, *, version: int, key: str, compute: Callable[[], Report]) -> Report:
    """The report ``name`` for the question ``key``, computed once per data version.

    ``key`` must name everything else that the answer depends on, the day included.
    """
    digest = hashlib.sha256(key.encode()).hexdigest()
    full_key = f"{name}:{version}:{digest}"
    found = cache.get(full_key)
    if found is None:
        found = compute()
        cache.set(full_key, found, SECONDS)
    return cast(Report, found)

"""How often one visitor may ask for something in a minute, counted in the shared cache."""

from __future__ import annotations

import time
from enum import Enum

from django.conf import settings
from django.core.cache import cache

SECONDS = 60


class Kind(Enum):
    """What is counted apart; the value is the setting that says how often it may happen."""

    READ = "API_READS_PER_MINUTE"
    WRITE = "API_WRITES_PER_MINUTE"
    DOWNLOAD = "DOWNLOADS_PER_MINUTE"


def seconds_to_wait(kind: Kind, visitor: str) -> int:
    """Count one request of the visitor; 0 if it is within the rate, else when to come again.

    The counter is raised in one step, so that requests at the same moment don't slip past it.
    """
    now = int(time.time())
    key = f"rate:{kind.name}:{visitor}:{now // SECONDS}"
    cache.add(key, 0, 2 * SECONDS)
    try:
        asked = cache.incr(key)
    except ValueError:
        # The cache can't be reached: what everyone may read is not refused for that.
        return 0
    return 0 if asked <= getattr(settings, kind.value) else SECONDS - now % SECONDS

"""One place where the database says two things at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

SHOWN = 60


@dataclass(frozen=True)
class Difference:
    """What should be stored, and what is; ``subject`` is an address."""

    subject: str
    what: str
    expected: object
    stored: object
    # Not if a person has to decide what is right.
    can_be_repaired: bool = True

    def __str__(self) -> str:
        return (
            f"{self.subject}: {self.what}: "
            f"expected {shortened(self.expected)}, stored {shortened(self.stored)}"
        )


Tell = Callable[[Difference], None]


def shortened(value: object) -> str:
    """A value in one short line."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def differing_part(expected: str, stored: str) -> tuple[str, object, object]:
    """The first key under which two JSON documents differ, with both values.

    The empty key where they differ only as text, or the stored one is no document at all.
    """
    try:
        left, right = json.loads(expected), json.loads(stored)
    except ValueError:
        return "", expected, stored
    if isinstance(right, dict):
        for key in [*left, *right]:
            if left.get(key) != right.get(key):
                return key, left.get(key), right.get(key)
    return "", expected, stored

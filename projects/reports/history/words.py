"""Which words of a text changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

# Comparing takes time with the square of the length: beyond this, only the ends are compared.
LONGEST = 1500


@dataclass(frozen=True)
class Part:
    """A stretch of a text that stayed, came or went."""

    kind: Literal["same", "came", "went"]
    text: str


def parts_of(old: str, new: str) -> list[Part]:
    """What one reads from the old text to the new, word by word."""
    before, after = _words(old), _words(new)
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    first, second = before[start : len(before) - end], after[start : len(after) - end]
    middle = (
        _matched(first, second)
        if max(len(first), len(second)) <= LONGEST
        else iter([("went", first), ("came", second)])
    )
    parts = [("same", before[:start]), *middle, ("same", before[len(before) - end :])]
    return [Part(kind, "".join(words)) for kind, words in parts if words]  # type: ignore[arg-type]


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s]+", text)


def _shared(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _matched(old: list[str], new: list[str]) -> Iterator[tuple[str, list[str]]]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", old[a:b]
        else:
            yield "went", old[a:b]
            yield "came", new[c:d]

"""Files that are sent while they are made."""

from __future__ import annotations

from collections.abc import Iterator


def begun(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces, the first of them made now: what goes wrong so far is still told in full."""
    first = next(pieces)

    def all_of_them() -> Iterator[bytes]:
        yield first
        yield from pieces

    return all_of_them()

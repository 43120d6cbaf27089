"""A ledger as it stood on two dates, read once."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from projects.models import LedgerEntry, LedgerQuerySet

Row = TypeVar("Row", bound=LedgerEntry)


@dataclass(frozen=True)
class Twice(Generic[Row]):
    """The entries in effect or replaced by each of two dates, oldest first."""

    before: list[Row]
    after: list[Row]

    @property
    def fresh(self) -> list[Row]:
        """The entries that took effect after the first date and by the second."""
        return self.after[len(self.before) :]

    @property
    def between(self) -> list[Row]:
        """Those of them that nothing had replaced by the second date."""
        return [it for it in self.fresh if not vars(it)["is_superseded"]]


def read_twice(entries: LedgerQuerySet[Row], *, since: date, on: date) -> Twice[Row]:
    """What ``known(since)`` and ``known(on)`` would give, in one query for both."""
    after = list(entries.known_twice(since=since, on=on).in_order())
    return Twice(before=[_as_it_stood(it) for it in after if it.effective_on <= since], after=after)


def _as_it_stood(entry: Row) -> Row:
    earlier = copy(entry)
    vars(earlier)["is_superseded"] = vars(entry)["was_superseded"]
    return earlier

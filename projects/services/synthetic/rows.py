"""The rows of a batch of made-up projects, and the chances by which they are drawn."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, TypeVar

from django.db.models import Model

from projects.choices import ReviewState
from projects.models import LedgerEntry, Source
from projects.services.synthetic.stage import LAST_YEAR, Stage

Entry = TypeVar("Entry", bound=LedgerEntry)
Row = TypeVar("Row", bound=Model)
Value = TypeVar("Value")

# Nothing is dated after it, so that a seed gives the same data on any day.
LAST_DAY = date(LAST_YEAR, 12, 31)


class Rows:
    """Unsaved rows by model, in the order in which they were drawn."""

    def __init__(self) -> None:
        self.by_model: dict[type[Model], list[Model]] = defaultdict(list)

    def add(self, row: Row) -> Row:
        """Keep a row to be stored with the batch."""
        self.by_model[type(row)].append(row)
        return row


class Draw:
    """The chances of one project: the same for the same seed and number, whatever else there is."""

    def __init__(self, stage: Stage, rows: Rows, seed: int, number: int) -> None:
        self.stage = stage
        self.rows = rows
        self.chance = Random(f"{seed}/{number}")  # noqa: S311 - repeatable, nothing secret

    def happens(self, per_cent: float) -> bool:
        """True in so many cases of a hundred."""
        return self.chance.random() * 100 < per_cent

    def number(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self.chance.randint(low, high)

    def some(self, values: Sequence[Value], low: int, high: int) -> list[Value]:
        """Several different values, the first ones the likeliest."""
        picked: dict[int, Value] = {}
        for _ in range(self.number(low, high)):
            place = int(self.chance.random() ** 2 * len(values))
            picked.setdefault(place, values[place])
        return list(picked.values())

    def one(self, values: Sequence[Value]) -> Value:
        """One value, all equally likely."""
        return values[int(self.chance.random() * len(values))]

    def days(self, low: int, high: int) -> timedelta:
        """A span of days."""
        return timedelta(days=self.number(low, high))

    def entry(
        self, model: type[Entry], *, on: date, source: Source | None = None, **values: Any
    ) -> Entry:
        """A published ledger entry, entered some days after it took effect."""
        effective_on = min(on, LAST_DAY)
        entered_on = max(effective_on, min(effective_on + self.days(2, 60), LAST_DAY))
        entry = model(
            id=uuid.UUID(int=self.chance.getrandbits(128), version=4),
            effective_on=effective_on,
            entered_on=entered_on,
            # Late afternoon in Seoul: the same day there.
            entered_at=datetime.combine(entered_on, time(9), tzinfo=UTC),
            source=source or self.stage.source,
            locator=f"p. {self.number(1, 90)}",
            review_state=ReviewState.PUBLISHED,
            **values,
        )
        return self.rows.add(entry)

    def also_reported(self, model: type[Entry], *, on: date, **values: Any) -> Entry:
        """What a second source says, shown beside the value that counts."""
        return self.entry(
            model,
            on=on,
            source=self.stage.other_source,
            is_counted=False,
            counting_reason="Synthetic: the first source is nearer to the project.",
            **values,
        )

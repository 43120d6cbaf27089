"""What a bulk action is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, TypeAlias

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.functional import Promise

# How many records take some seconds: where the same is stored of each, and where documents are
# composed anew.
FEW_SECONDS = 10_000
FEW_SECONDS_OF_PUBLISHING = 250

# Rows, by their primary keys, that are left as they are, and why.
Refused: TypeAlias = Mapping[Any, str]


@dataclass(frozen=True)
class Order:
    """Who wants an action done, why, and what they answered to its questions."""

    by: AbstractBaseUser
    on: date
    # What the history says; never empty.
    reason: str
    answers: Mapping[str, Any] = field(default_factory=dict)


def nothing_refused(rows: Sequence[Any], order: Order) -> Refused:
    """Every row is fit for it."""
    return {}


def refused_by(sentence: Callable[[Any, Order], str]) -> Callable[[Sequence[Any], Order], Refused]:
    """Ask each row by itself for the sentence that says why not; empty if nothing does."""

    def refused(rows: Sequence[Any], order: Order) -> Refused:
        told: dict[Any, str] = {}
        for row in rows:
            try:
                told[row.pk] = sentence(row, order)
            except ValidationError as refusal:
                told[row.pk] = " ".join(refusal.messages)
        return {key: why for key, why in told.items() if why}

    return refused


@dataclass(frozen=True)
class BulkAction:
    """One thing that can be done to many records at once.

    ``do`` takes rows that are locked and stores what it does with history; it raises
    ValidationError for what it refuses.
    """

    name: str
    label: str | Promise
    # What the person must be allowed to do with each record, as services.access asks it.
    verb: Literal["keep", "change", "publish"]
    # What the history says where nobody gives a reason.
    done: str
    do: Callable[[Sequence[Any], Order], object]
    # What is plain without trying, and so costs little to find out.
    refused: Callable[[Sequence[Any], Order], Refused] = nothing_refused
    # Whether ``do`` is called for each row by itself: then one refusal holds no other row back.
    is_one_by_one: bool = False
    # More would take longer than a person waits, or a server lets them.
    at_most: int = FEW_SECONDS


def each(
    do: Callable[[Any, Order], object],
) -> Callable[[Sequence[Any], Order], None]:
    """Do it to one row after the other."""

    def do_all(rows: Sequence[Any], order: Order) -> None:
        for row in rows:
            do(row, order)

    return do_all

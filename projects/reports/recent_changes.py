"""What changed last among some records: who, when and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model, QuerySet
from simple_history.utils import get_history_model_for_model

from projects.models import (
    Assessment,
    Claim,
    Contribution,
    IndicatorEntry,
    LedgerEntry,
    ProjectEntry,
    ReportedValue,
)

# One save can leave several history rows, one for each relation that changed along.
ROWS_PER_CHANGE = 3

# The columns that name what an entry is about.
SUBJECTS: dict[type[Model], tuple[str, ...]] = {
    ProjectEntry: ("project",),
    IndicatorEntry: ("indicator",),
    Assessment: ("line",),
    Claim: ("plan",),
    Contribution: ("fund",),
    ReportedValue: ("project", "plan", "partnership", "fund", "meeting"),
}


@dataclass(frozen=True)
class RecentChange:
    """The last change of one record."""

    row: Model
    at: datetime
    # None: the system.
    by: AbstractBaseUser | None
    why: str
    is_new: bool

    @property
    def subject(self) -> Model | None:
        """What an entry is about; None for what stands for itself."""
        return self.row.subject if isinstance(self.row, LedgerEntry) else None


def recent_changes(seen: Iterable[QuerySet[Any]], *, limit: int) -> list[RecentChange]:
    """The ``limit`` records, of those in ``seen``, that changed last, the last one first.

    What was deleted is in none of the ``seen``, and is not told of.
    """
    found: list[tuple[type[Model], dict[str, Any]]] = []
    for rows in seen:
        history = get_history_model_for_model(rows.model).objects
        last = history.filter(id__in=rows.order_by().values("pk")).order_by(
            "-history_date", "-history_id"
        )
        columns = ("id", "history_date", "history_user_id", "history_change_reason", "history_type")
        found += [(rows.model, it) for it in last.values(*columns)[: limit * ROWS_PER_CHANGE]]
    found.sort(key=lambda it: it[1]["history_date"], reverse=True)
    newest: dict[tuple[type[Model], Any], dict[str, Any]] = {}
    for model, change in found:
        newest.setdefault((model, change["id"]), change)
    return _told(list(newest.items())[:limit])


def _told(changes: list[tuple[tuple[type[Model], Any], dict[str, Any]]]) -> list[RecentChange]:
    models = {model for (model, _key), _change in changes}
    rows = {
        (model, row.pk): row
        for model in models
        for row in model._default_manager.select_related(*_subjects(model)).filter(
            pk__in=[key for (it, key), _change in changes if it is model]
        )
    }
    people = get_user_model()._default_manager.in_bulk(
        {change["history_user_id"] for _key, change in changes} - {None}
    )
    return [
        RecentChange(
            row=rows[key],
            at=change["history_date"],
            by=people.get(change["history_user_id"]),
            why=change["history_change_reason"] or "",
            is_new=change["history_type"] == "+",
        )
        for key, change in changes
    ]


def _subjects(model: type[Model]) -> tuple[str, ...]:
    return next((columns for it, columns in SUBJECTS.items() if issubclass(model, it)), ())

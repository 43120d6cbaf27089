"""The history of a record, field by field, in the words of its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model
from simple_history.template_utils import HistoricalRecordContextHelper
from simple_history.utils import get_history_model_for_model

# Columns that change with every save and tell nothing.
BOOKKEEPING = ("updated_at", "version", "outdated_translations")


@dataclass(frozen=True)
class Alteration:
    """One save of a record: by whom, why, and which fields it changed."""

    at: datetime
    by: Any
    why: str
    what: str
    fields: list[dict[str, Any]]


def history_of(row: Model) -> Any:
    """The history rows of a record, newest first."""
    versions = get_history_model_for_model(type(row)).objects
    return (
        versions.filter(**{row._meta.pk.name: row.pk})
        .select_related("history_user")
        .order_by("-history_date", "-history_id")
    )


def describe(model: type[Model], records: Sequence[Any]) -> list[Alteration]:
    """What each history row, newest first, changed against the one before it."""
    if not records:
        return []
    before = [*records[1:], records[-1].prev_record]
    return [_alteration(model, *pair) for pair in zip(records, before, strict=True)]


def _alteration(model: type[Model], record: Any, before: Any) -> Alteration:
    fields: list[dict[str, Any]] = []
    if before is not None:
        delta = record.diff_against(before, excluded_fields=BOOKKEEPING, foreign_keys_are_objs=True)
        fields = HistoricalRecordContextHelper(model, record).context_for_delta_changes(delta)
    return Alteration(
        at=record.history_date,
        by=record.history_user,
        why=record.history_change_reason or "",
        what=record.get_history_type_display(),
        fields=fields,
    )

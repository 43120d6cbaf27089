"""The history of a record, field by field, in the words of its form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model
from simple_history.template_utils import HistoricalRecordContextHelper
from simple_history.utils import get_history_model_for_model

from projects.admin.discretion import is_kept_from
from projects.services.access import Person, visible_to

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


def describe(model: type[Model], records: Sequence[Any], *, reader: Person) -> list[Alteration]:
    """What each history row, newest first, changed against the one before it.

    What ``reader`` may not know of is not named, as if it had never been chosen.
    """
    if not records:
        return []
    before = [*records[1:], records[-1].prev_record]
    deltas = [_delta(*pair) for pair in zip(records, before, strict=True)]
    hidden = _hidden(reader, [delta for delta in deltas if delta is not None])
    return [
        _alteration(SeenChanges(model, record, hidden), record, delta)
        for record, delta in zip(records, deltas, strict=True)
    ]


class SeenChanges(HistoricalRecordContextHelper):  # type: ignore[misc]  # untyped
    """The words for changes, without those of hidden rows."""

    def __init__(self, model: type[Model], record: Any, hidden: set[Model]) -> None:
        super().__init__(model, record)
        self.hidden = hidden

    def prepare_delta_change_value(self, change: Any, value: Any) -> Any:
        """A value, or a list of them, as far as the reader may see."""
        shown = super().prepare_delta_change_value(change, value)
        if isinstance(shown, list):
            return [row for row in shown if row not in self.hidden]
        return None if isinstance(shown, Model) and shown in self.hidden else shown

    def context_for_delta_changes(self, delta: Any) -> list[dict[str, Any]]:
        """The changes that the reader can see."""
        fields: list[dict[str, Any]] = super().context_for_delta_changes(delta)
        return [field for field in fields if field["old"] != field["new"]]


def _delta(record: Any, before: Any) -> Any:
    if before is None:
        return None
    return record.diff_against(before, excluded_fields=BOOKKEEPING, foreign_keys_are_objs=True)


def _hidden(reader: Person, deltas: Iterable[Any]) -> set[Model]:
    """The rows named in changes that the reader may not know of; one query for each noun."""
    named: dict[type[Model], set[Model]] = defaultdict(set)
    for delta in deltas:
        for change in delta.changes:
            for row in (*_rows(change.old), *_rows(change.new)):
                named[type(row)].add(row)
    hidden: set[Model] = set()
    for model, rows in named.items():
        if is_kept_from(reader, model):
            stored = model._default_manager.filter(pk__in=[row.pk for row in rows])
            hidden |= rows - set(visible_to(reader, stored))
    return hidden


def _rows(value: Any) -> Iterator[Model]:
    """The rows that the value of a column, or a list's, names."""
    if isinstance(value, Model):
        yield value
    elif isinstance(value, list):
        for ends in value:
            yield from (end for end in ends.values() if isinstance(end, Model))


def _alteration(words: SeenChanges, record: Any, delta: Any) -> Alteration:
    return Alteration(
        at=record.history_date,
        by=record.history_user,
        why=record.history_change_reason or "",
        what=record.get_history_type_display(),
        fields=[] if delta is None else words.context_for_delta_changes(delta),
    )

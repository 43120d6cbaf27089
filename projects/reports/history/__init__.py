"""What changed in a record, field by field, in the words of its form."""

from projects.reports.history.batch import (
    BatchChange,
    Named,
    batch_changes,
    name_records,
    records_changed,
    rows_of_batch,
)
from projects.reports.history.compare import compare_moments
from projects.reports.history.deleted import deleted_rows, what_was_deleted
from projects.reports.history.difference import Difference, Value
from projects.reports.history.event import Event, Touched, events_of
from projects.reports.history.names import Reader, last_name
from projects.reports.history.timeline import (
    Asked,
    Change,
    changes_in,
    fields_in,
    people_in,
    rows_asked_for,
)

__all__ = [
    "Asked",
    "BatchChange",
    "Change",
    "Difference",
    "Event",
    "Named",
    "Reader",
    "Touched",
    "Value",
    "batch_changes",
    "changes_in",
    "compare_moments",
    "deleted_rows",
    "events_of",
    "fields_in",
    "last_name",
    "name_records",
    "people_in",
    "records_changed",
    "rows_asked_for",
    "rows_of_batch",
    "what_was_deleted",
]

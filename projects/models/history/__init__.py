"""The history that every tracked row keeps: who, when and why, and from where.

Its rows are only ever added: ``record`` writes them, ``past`` reads what they say.
"""

from projects.models.history.past import (
    STAMPS,
    State,
    column_names,
    column_of_key,
    history_of,
    in_parts,
    many_valued,
    rows_before,
    rows_of,
    states_of,
    tracked_models,
)
from projects.models.history.provenance import (
    Provenance,
    current_batch,
    current_detail,
    current_origin,
    recorded_as,
    recorded_for,
)
from projects.models.history.record import History, HistoryRow, one_save

__all__ = [
    "STAMPS",
    "History",
    "HistoryRow",
    "Provenance",
    "State",
    "column_names",
    "column_of_key",
    "current_batch",
    "current_detail",
    "current_origin",
    "history_of",
    "in_parts",
    "many_valued",
    "one_save",
    "recorded_as",
    "recorded_for",
    "rows_before",
    "rows_of",
    "states_of",
    "tracked_models",
]

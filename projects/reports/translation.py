"""Since when a Korean text is behind its English, and which English it still says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from simple_history.utils import get_history_model_for_model

from projects.models import Translated


@dataclass(frozen=True)
class LeftBehind:
    """The change of an English text that its Korean did not follow."""

    changed_at: datetime
    english_before: str


def left_behind(row: Translated, name: str) -> LeftBehind | None:
    """When the English of an outdated field was first changed; None if no history tells."""
    versions = get_history_model_for_model(type(row)).objects
    changed_at = None
    for at, outdated, english in (
        versions.filter(**{row._meta.pk.name: row.pk})
        .order_by("-history_date", "-history_id")
        .values_list("history_date", "outdated_translations", name)
        .iterator()
    ):
        if name not in outdated:
            return None if changed_at is None else LeftBehind(changed_at, english)
        changed_at = at
    return None

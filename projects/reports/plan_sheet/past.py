"""What a plan's areas and lines said in the versions that were exported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projects.models import ActionLine, FocusArea
from projects.reports.plan_sheet.values import Areas, Part, part_values
from projects.reports.sheet import Moment, Past, Since, name_of, past_in


def past_of(
    versions: Mapping[tuple[type[Part], int], int], areas: Areas, slugs: Mapping[Any, str]
) -> dict[tuple[type[Part], int], Past]:
    """For each area and line the given version; none for one it never had."""
    found: dict[tuple[type[Part], int], Past] = {}
    for model in (FocusArea, ActionLine):
        wanted = {key: version for (kind, key), version in versions.items() if kind is model}
        moments: dict[int, list[Moment]] = {key: [] for key in wanted}
        history: Any = model.history
        rows = history.filter(id__in=wanted).exclude(history_type="-")
        rows = rows.select_related("source", "history_user")
        for row in rows.order_by("history_date", "history_id"):
            since = Since(by=name_of(row.history_user), at=row.history_date)
            moments[row.id].append(Moment(row.version, since, part_values(row, areas, slugs)))
        for key, version in wanted.items():
            past = past_in(moments[key], version)
            if past is not None:
                found[model, key] = past
    return found

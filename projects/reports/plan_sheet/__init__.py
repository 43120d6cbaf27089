"""A plan's tree as a spreadsheet: its columns, what they hold now, and what they held."""

from projects.reports.plan_sheet.columns import PLAN_COLUMNS, PartKind
from projects.reports.plan_sheet.past import past_of
from projects.reports.plan_sheet.values import (
    Areas,
    Part,
    areas_of,
    part_values,
    parts_of,
    plan_rows,
)

__all__ = [
    "PLAN_COLUMNS",
    "Areas",
    "Part",
    "PartKind",
    "areas_of",
    "part_values",
    "parts_of",
    "past_of",
    "plan_rows",
]

"""The projects as a spreadsheet: its columns, what they hold now, and what they held."""

from projects.reports.project_sheet.columns import (
    PLANNED_COLUMNS,
    PROJECT_COLUMNS,
    STATUS_COLUMNS,
)
from projects.reports.project_sheet.past import past_of
from projects.reports.project_sheet.values import project_rows, values_of

__all__ = [
    "PLANNED_COLUMNS",
    "PROJECT_COLUMNS",
    "STATUS_COLUMNS",
    "past_of",
    "project_rows",
    "values_of",
]

"""What changed for a plan between two dates.

A change lies after the first date and on or before the second: what took effect on the first day
is the state that is compared with, what took effect on the last day has happened. A meeting
stands for its last day. Both states are those that the pages show *as of* the two dates, so both
are true then, as known today: a figure that was never right is in neither, and is told as a
correction. What a project's text says, which lines it serves included, bears no date.
"""

from projects.reports.changes.correction import Correction
from projects.reports.changes.indicator import ReadingChange
from projects.reports.changes.line import LineChange, RateChange
from projects.reports.changes.money import SumChange
from projects.reports.changes.plan import PlanChanges, find_plan, read_changes
from projects.reports.changes.project import DateChange, NewProject, Said, StatusChange

__all__ = [
    "Correction",
    "DateChange",
    "LineChange",
    "NewProject",
    "PlanChanges",
    "RateChange",
    "ReadingChange",
    "Said",
    "StatusChange",
    "SumChange",
    "find_plan",
    "read_changes",
]

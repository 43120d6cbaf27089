"""The public table of projects: one flat row a project, codes beside names, for any format."""

from projects.documents.shapes import ProjectSummaryShape
from projects.reports.project_table.money import MONEY
from projects.reports.project_table.parts import Cell, Group, TableColumn, Telling
from projects.reports.project_table.project import PROJECT
from projects.reports.project_table.standing import DATES, STANDING, VIEW

__all__ = ["GROUPS", "Cell", "TableColumn", "Telling", "project_row", "table_columns"]

GROUPS: tuple[Group, ...] = (PROJECT, STANDING, DATES, *MONEY, VIEW)


def table_columns() -> tuple[TableColumn, ...]:
    """Every column, in the order in which people read a project."""
    return tuple(column for group in GROUPS for column in group.columns)


def project_row(project: ProjectSummaryShape, telling: Telling) -> list[Cell]:
    """The cells of one project, as many as there are columns."""
    return [cell for group in GROUPS for cell in group.cells(project, telling)]

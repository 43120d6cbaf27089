"""The projects of a fund, an organisation or a country: the first few rows and all their counts."""

from __future__ import annotations

from dataclasses import dataclass

from projects.reports.project_group import ProjectGroup
from projects.views.bars import Part, stacked
from projects.views.page import Page
from projects.views.project_rows import Rows, project_rows

ROWS_SHOWN = 10


@dataclass(frozen=True)
class ProjectExtract:
    """The beginning of a list of projects, with the filter that gives the whole."""

    facet: str
    values: list[str]
    count: int
    parts: list[Part]
    shown: Rows

    @property
    def is_whole(self) -> bool:
        """Whether no further project is left for the list itself."""
        return self.count <= ROWS_SHOWN


def extract(group: ProjectGroup, page: Page, *, facet: str, values: list[str]) -> ProjectExtract:
    """The first of the projects that carry one of ``values`` of a facet."""
    return ProjectExtract(
        facet=facet,
        values=values,
        count=group.count,
        parts=stacked(group.by_status),
        shown=project_rows(group.records[:ROWS_SHOWN], page),
    )

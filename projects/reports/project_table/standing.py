"""How a project stands and when, and what all rows of a table have in common."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from projects.documents.shapes import CurrentDateShape, ProjectSummaryShape
from projects.reports.project_table.parts import (
    Cell,
    Group,
    TableColumn,
    Telling,
    day,
    sources,
)

_DATED = _("How exactly the source dates it: day, month, year, or source if it gives no date.")


def _standing(project: ProjectSummaryShape, telling: Telling) -> tuple[Cell, ...]:
    status = project["status"]
    if status is None:
        return (None,) * 8
    source = status["source"]
    return (
        status["status"],
        telling.statuses[status["status"]],
        day(status["effective_on"]),
        status["precision"],
        status["verification"],
        source["title"],
        source["url"] or None,
        status["locator"] or None,
    )


def _dates(project: ProjectSummaryShape, telling: Telling) -> tuple[Cell, ...]:
    dates = project["dates"]
    given = (
        dates["planned_start"],
        dates["planned_end"],
        dates["actual_start"],
        dates["actual_end"],
    )
    cells: list[Cell] = []
    for it in given:
        cells += (None, None) if it is None else (day(it["date"]), it["precision"])
    return (*cells, _sources_of(given))


def _sources_of(given: tuple[CurrentDateShape | None, ...]) -> str | None:
    return sources(it["entry"]["source"] for it in given if it is not None)


def _view(project: ProjectSummaryShape, telling: Telling) -> tuple[Cell, ...]:
    return (
        day(project["confirmed_on"]),
        ";".join(project["missing"]) or None,
        telling.on,
        telling.data_version,
    )


STANDING = Group(
    (
        TableColumn("status", _("What it is doing, as the latest source says: code.")),
        TableColumn("status_name", _("What it is doing, in words.")),
        TableColumn("status_on", _("From when on that is so."), 12),
        TableColumn("status_dated", _DATED, 10),
        TableColumn("status_standing", _("reported by those who carry it out, or verified."), 12),
        TableColumn("status_source", _("The document that says so."), 36),
        TableColumn("status_source_url", _("Where that document is on the web."), 36),
        TableColumn("status_locator", _("Where in the document.")),
    ),
    _standing,
)
DATES = Group(
    (
        TableColumn("planned_start", _("When it is planned to start."), 12),
        TableColumn("planned_start_dated", _DATED, 10),
        TableColumn("planned_end", _("When it is planned to end."), 12),
        TableColumn("planned_end_dated", _DATED, 10),
        TableColumn("actual_start", _("When it started."), 12),
        TableColumn("actual_start_dated", _DATED, 10),
        TableColumn("actual_end", _("When it ended."), 12),
        TableColumn("actual_end_dated", _DATED, 10),
        TableColumn("dates_sources", _("The documents that give the dates."), 36),
    ),
    _dates,
)
VIEW = Group(
    (
        TableColumn("confirmed_on", _("When it was last confirmed that nothing changed."), 12),
        TableColumn("missing", _("What no document reports: codes.")),
        TableColumn("as_of", _("The day that the row speaks of."), 12),
        TableColumn("data_version", _("The version of the data it was taken from."), 10),
    ),
    _view,
)

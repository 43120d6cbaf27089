"""One project: what it is, who does it and where, and everything sources say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from projects.choices import Noun, Role
from projects.documents.shapes import (
    AreaShape,
    CurrentDateShape,
    LineShape,
    NamedShape,
    ParticipantShape,
    ProjectShape,
)
from projects.reports.project_account import cited_sources, next_check, read_project
from projects.views.former_address import moved
from projects.views.indicator_rows import indicator_row
from projects.views.page import Page, public_page
from projects.views.project_brief import brief_of
from projects.views.project_money import money_charts
from projects.views.reported import reported_rows
from projects.views.slippage import end_slippage, start_slippage
from projects.views.tile_map import tile_map
from projects.views.timeline import timeline
from projects.views.view_links import noun_feeds


@dataclass(frozen=True)
class RoleRow:
    """The organisations in one role."""

    role: str
    organisations: list[ParticipantShape]


@dataclass(frozen=True)
class PlanRow:
    """What of one plan the project serves."""

    plan: NamedShape
    areas: list[AreaShape]
    lines: list[LineShape]


@dataclass(frozen=True)
class DateRow:
    """Planned and actual start, or end; ``slippage`` says how far it moved from the first plan."""

    name: str
    planned: CurrentDateShape | None
    actual: CurrentDateShape | None
    slippage: str


@public_page
def project_detail(request: HttpRequest, page: Page, slug: str) -> HttpResponse:
    """What is known of a project on the date of the page."""
    return project_page(page, slug)


def project_page(
    page: Page, slug: str, template: str = "projects/project_detail.html", **more: object
) -> HttpResponse:
    """The page of the project that is public at an address; a template may read ``more``."""
    account = read_project(slug, on=page.on, today=page.is_today)
    if account is None:
        return moved(page, Noun.PROJECT, slug)
    project = account.document
    return page.render(
        template,
        {
            **more,
            "account": account,
            "next_check": next_check(project, on=page.on),
            "feeds": noun_feeds(Noun.PROJECT, project["slug"], project),
            "project": project,
            "brief": brief_of(project),
            "history": list(reversed(project["status_history"])),
            "roles": role_rows(project["organisations"]),
            "plans": plan_rows(project),
            "map": tile_map(project["countries"]),
            "dates": date_rows(project),
            "timeline": timeline(project, on=page.on),
            "money_charts": money_charts(project["money"]),
            "indicators": [indicator_row(it) for it in project["indicators"]],
            "milestones": sorted(
                (it for it in project["milestones"] if not it["is_superseded"]),
                key=lambda it: it["due_on"] or it["done_on"] or it["effective_on"],
            ),
            "reported": reported_rows(project["reported_values"]),
            "sources": cited_sources(project),
        },
    )


def role_rows(organisations: Sequence[ParticipantShape]) -> list[RoleRow]:
    """Who does what, in the order of Role."""
    return [
        RoleRow(role=role, organisations=found)
        for role in Role.values
        if (found := [it for it in organisations if it["role"] == role])
    ]


def plan_rows(project: ProjectShape) -> list[PlanRow]:
    """The plans it serves, each with its areas and lines."""
    return [
        PlanRow(
            plan=plan,
            areas=[it for it in project["areas"] if it["plan"] == plan["slug"]],
            lines=[it for it in project["lines"] if it["plan"] == plan["slug"]],
        )
        for plan in project["plans"]
    ]


def date_rows(project: ProjectShape) -> list[DateRow]:
    """Start and end, each planned and actual."""
    dates = project["dates"]
    return [
        DateRow("start", dates["planned_start"], dates["actual_start"], start_slippage(dates)),
        DateRow("end", dates["planned_end"], dates["actual_end"], end_slippage(dates)),
    ]

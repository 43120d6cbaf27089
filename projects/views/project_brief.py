"""The answers that a project's page gives first: who, since when, how much, what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from projects.choices import Role
from projects.documents.shapes import (
    CurrentDateShape,
    IndicatorShape,
    MoneyShape,
    NamedShape,
    ParticipantShape,
    ProjectShape,
)
from projects.views.project_rows import main_money
from projects.views.slippage import end_slippage

# Who carries it out says most about who does it, who pays for it least.
ROLE_ORDER = (Role.IMPLEMENTING, Role.EXTENDING, Role.ACCOUNTABLE, Role.FUNDING)


@dataclass(frozen=True)
class Brief:
    """One line for each question; what is empty is not reported.

    ``measured`` is the first thing of which a result is known; ``more`` counts the others.
    """

    role: str
    organisations: list[ParticipantShape]
    plans: list[NamedShape]
    start: CurrentDateShape | None
    start_is_planned: bool
    end: CurrentDateShape | None
    end_is_planned: bool
    slippage: str
    money: MoneyShape | None
    measured: IndicatorShape | None
    more: int


def brief_of(project: ProjectShape) -> Brief:
    """The short answers about a project."""
    dates, organisations = project["dates"], project["organisations"]
    role = next((it for it in ROLE_ORDER if any(o["role"] == it for o in organisations)), "")
    measured = [it for it in project["indicators"] if it["reading"] is not None]
    return Brief(
        role=role,
        organisations=[it for it in organisations if it["role"] == role],
        plans=project["plans"],
        start=dates["actual_start"] or dates["planned_start"],
        start_is_planned=dates["actual_start"] is None,
        end=dates["actual_end"] or dates["planned_end"],
        end_is_planned=dates["actual_end"] is None,
        slippage=end_slippage(dates),
        money=main_money(project["money"]),
        measured=measured[0] if measured else None,
        more=max(len(measured) - 1, 0),
    )

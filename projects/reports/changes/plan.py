"""What changed for a plan, its projects and its lines between two dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from projects.documents.shapes import ClaimShape
from projects.models import Plan
from projects.reports.changes.correction import Correction, find_corrections
from projects.reports.changes.indicator import ReadingChange, reading_changes
from projects.reports.changes.ledgers import read_ledgers
from projects.reports.changes.line import LineChange, RateChange, line_changes, rate_changes
from projects.reports.changes.money import SumChange, sum_changes
from projects.reports.changes.project import (
    DateChange,
    NewProject,
    Said,
    StatusChange,
    date_changes,
    name_of,
    new_projects,
    said_between,
    status_changes,
)
from projects.reports.plan_account import projects_of
from projects.reports.plan_index import claims_with_meetings
from projects.reports.plan_lines import read_steps

# Under this name the statuses and assessments of the first date are read beside the second's.
SINCE = "since"


@dataclass(frozen=True)
class PlanChanges:
    """What changed after ``since`` and by ``on``; ``rates`` is empty where no line is held.

    ``silent`` counts the projects of which no source spoke in that time.
    """

    plan: str
    since: str
    on: str
    projects: int
    silent: int
    new: list[NewProject]
    statuses: list[StatusChange]
    restated: list[StatusChange]
    dates: list[DateChange]
    milestones: list[Said[Any]]
    money: list[SumChange]
    readings: list[ReadingChange]
    rates: list[RateChange]
    lines: list[LineChange]
    claims: list[ClaimShape]
    reported: list[Said[Any]]
    corrections: list[Correction]

    @property
    def is_empty(self) -> bool:
        """Whether no source reported any change."""
        return not any(
            (
                self.new,
                self.statuses,
                self.restated,
                self.dates,
                self.milestones,
                self.money,
                self.readings,
                self.lines,
                self.claims,
                self.reported,
                self.corrections,
            )
        )


def find_plan(slug: str) -> Plan | None:
    """The plan at an address, with its partnership; None if the public may see no such plan."""
    return (
        Plan.objects.published().filter(slug=slug).select_related("partnership", "source").first()
    )


def read_changes(plan: Plan, *, since: date, on: date, today: bool) -> PlanChanges:
    """What changed between two dates, in eleven queries however much it is.

    ``plan`` is public; ``today`` says that ``on`` is the present day.
    """
    days = {SINCE: since}
    projects, statuses = projects_of(plan, on=None if today else on, days=days)
    names = {it.key: name_of(it) for it in projects}
    ledgers = read_ledgers(plan, names.keys(), since=since, on=on)
    before, after = ledgers.figures_before(), ledgers.figures_after()
    lines = read_steps(plan, on=on, days=days)
    changed, restated = status_changes(projects, before, after)
    return PlanChanges(
        plan=plan.slug,
        since=since.isoformat(),
        on=on.isoformat(),
        projects=len(projects),
        silent=len(names.keys() - ledgers.spoken_of()),
        new=new_projects(projects, ledgers, since=since),
        statuses=changed,
        restated=restated,
        dates=date_changes(projects, before, after),
        milestones=list(said_between("milestone", ledgers.milestone, names)),
        money=sum_changes(
            ledgers.funding,
            names,
            roots={it.key for it in projects if it.is_root},
            since=since,
            on=on,
        ),
        readings=reading_changes(ledgers.reading, names),
        rates=rate_changes(lines, projects, statuses[SINCE], day=SINCE),
        lines=line_changes(
            lines, projects, statuses[SINCE], plan=plan.slug, since=since, day=SINCE
        ),
        claims=claims_with_meetings(ledgers.claim.between),
        reported=list(said_between("reported", ledgers.reported, names)),
        corrections=find_corrections(ledgers, names, since=since, on=on),
    )

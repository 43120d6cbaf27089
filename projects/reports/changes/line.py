"""How far a plan's lines came between two dates, and who says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from projects.choices import LineState
from projects.documents.shapes import AssessmentShape, LineShape, RelatedShape
from projects.models import ActionLine
from projects.reports.changes.project import name_of
from projects.reports.plan_lines import PlanLines
from projects.reports.plan_tree import ServingProject
from projects.reports.progress import STEPS


@dataclass(frozen=True)
class LineChange:
    """A line's step on both dates, what was assessed in between, and the projects that changed.

    ``projects`` are those that serve it and whose status is another than on the first date;
    ``joined`` are those of them that no source had spoken of by then.
    """

    line: LineShape
    before: LineState
    after: LineState
    assessments: list[AssessmentShape]
    projects: list[RelatedShape]
    joined: list[RelatedShape]

    @property
    def has_moved(self) -> bool:
        """Whether it came to another step."""
        return self.before != self.after


@dataclass(frozen=True)
class RateChange:
    """How many lines had come at least as far as a step, on both dates."""

    step: LineState
    before: int
    after: int
    denominator: int


def line_changes(
    lines: PlanLines,
    projects: Sequence[ServingProject],
    statuses: Mapping[str, str],
    *,
    plan: str,
    since: date,
    day: str,
) -> list[LineChange]:
    """The lines of which anything changed; ``day`` names ``since`` among the days of ``lines``."""
    before = lines.steps(projects, day=day, statuses=statuses)
    after = lines.steps(projects)
    changes = []
    for line in lines.lines:
        serving = [it for it in projects if line.slug in it.lines]
        change = LineChange(
            line=_name(line, plan),
            before=before[line.slug],
            after=after[line.slug],
            assessments=[
                it
                for it in lines.assessments.get(line.pk, [])
                if date.fromisoformat(it["effective_on"]) > since
            ],
            projects=[name_of(it) for it in serving if it.status != statuses[it.slug]],
            joined=[
                name_of(it)
                for it in serving
                if it.known_on is not None and date.fromisoformat(it.known_on) > since
            ],
        )
        if change.has_moved or change.assessments or change.joined:
            changes.append(change)
    return changes


def rate_changes(
    lines: PlanLines,
    projects: Sequence[ServingProject],
    statuses: Mapping[str, str],
    *,
    day: str,
) -> list[RateChange]:
    """Our count on both dates; empty where no line of the plan is held."""
    before = {it.step: it for it in lines.rates(projects, day=day, statuses=statuses)}
    after = {it.step: it for it in lines.rates(projects)}
    return [
        RateChange(
            step=step,
            before=before[step].numerator,
            after=after[step].numerator,
            denominator=after[step].denominator,
        )
        for step in STEPS
        if step in after
    ]


def _name(line: ActionLine, plan: str) -> LineShape:
    return {
        "slug": line.slug,
        "plan": plan,
        "number": line.number,
        "text": line.text,
        "text_ko": line.text_ko,
    }

"""A plan's lines on a date: what was assessed, what became of each, and how far all have come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import OuterRef, Q, Subquery

from projects.choices import FateKind, LineState
from projects.documents.assessment import assessment_document
from projects.documents.shapes import AssessmentShape
from projects.documents.visible import shown_source
from projects.models import ActionLine, Assessment, FocusArea, LineFate, Plan
from projects.reports.plan_tree import (
    AreaNode,
    LineNode,
    OtherLine,
    ServingProject,
    Tree,
    grow_tree,
)
from projects.reports.progress import LineProgress, Rate, line_progress, rates_of


@dataclass(frozen=True)
class PlanLines:
    """The plan's areas and lines with everything said of them but the projects behind them.

    ``assessed`` gives the assessed state by line for each named day, "" being the day of the page.
    """

    areas: list[FocusArea]
    lines: list[ActionLine]
    assessed: dict[str, dict[str, LineState]]
    assessments: dict[int, list[AssessmentShape]]
    fates: dict[int, list[OtherLine]]
    origins: dict[int, list[OtherLine]]

    def steps(
        self,
        projects: Sequence[ServingProject],
        *,
        day: str = "",
        statuses: Mapping[str, str] | None = None,
    ) -> dict[str, LineState]:
        """How far each line had come on the named day, by its address."""
        return {it.line: it.step for it in self._progress(projects, day, statuses)}

    def rates(
        self,
        projects: Sequence[ServingProject],
        *,
        day: str = "",
        statuses: Mapping[str, str] | None = None,
    ) -> list[Rate]:
        """How many lines had come at least as far as each step on the named day."""
        return rates_of(self._progress(projects, day, statuses))

    def count_steps(self, projects: Sequence[ServingProject]) -> dict[LineState, int]:
        """How many lines stand at each step, and no further."""
        steps = [it.step for it in self._progress(projects)]
        return {step: steps.count(step) for step in LineState}

    def nodes(self, projects: Sequence[ServingProject]) -> list[LineNode]:
        """The lines as the document orders them, each with the projects that serve it."""
        steps = self.steps(projects)
        slugs = {area.pk: area.slug for area in self.areas}
        return [self._node(line, steps[line.slug], slugs, projects) for line in self.lines]

    def count_fates(self) -> dict[str, int]:
        """How many lines met each fate in the plan after; "" is none reported."""
        return self._count(self.fates)

    def count_origins(self) -> dict[str, int]:
        """How many lines came by each fate from the plan before; "" is none reported."""
        return self._count(self.origins)

    def _count(self, others: Mapping[int, list[OtherLine]]) -> dict[str, int]:
        kinds = [{it.kind.value for it in others.get(line.pk, [])} or {""} for line in self.lines]
        counts = {kind: sum(kind in found for found in kinds) for kind in [*FateKind.values, ""]}
        return {kind: count for kind, count in counts.items() if count}

    def tree(self, projects: Sequence[ServingProject]) -> Tree:
        """The plan's tree, with the projects where they serve it."""
        slugs = {area.pk: area.slug for area in self.areas}
        return grow_tree(
            [
                AreaNode(
                    slug=area.slug,
                    number=area.number,
                    title=area.title,
                    title_ko=area.title_ko,
                    parent=slugs.get(area.parent_id or 0),
                    source=shown_source(area.source),
                    locator=area.locator,
                )
                for area in self.areas
            ],
            self.nodes(projects),
            projects,
        )

    def _node(
        self,
        line: ActionLine,
        step: LineState,
        slugs: Mapping[int, str],
        projects: Sequence[ServingProject],
    ) -> LineNode:
        assessments = self.assessments.get(line.pk, [])
        counted = [it for it in assessments if it["is_counted"]]
        return LineNode(
            slug=line.slug,
            number=line.number,
            text=line.text,
            text_ko=line.text_ko,
            area=slugs.get(line.focus_area_id or 0),
            source=shown_source(line.source),
            locator=line.locator,
            step=step,
            assessment=counted[-1] if counted else None,
            also_assessed=[it for it in assessments if not it["is_counted"]],
            projects=[it for it in projects if line.slug in it.lines],
            fates=self.fates.get(line.pk, []),
            origins=self.origins.get(line.pk, []),
        )

    def _progress(
        self,
        projects: Sequence[ServingProject],
        day: str = "",
        statuses: Mapping[str, str] | None = None,
    ) -> list[LineProgress]:
        by_project = {it.slug: it.status for it in projects} if statuses is None else statuses
        return [
            line_progress(
                line.slug,
                assessed=self.assessed[day].get(line.slug),
                serving={it.slug: by_project[it.slug] for it in projects if line.slug in it.lines},
            )
            for line in self.lines
        ]


def read_lines(plan: Plan, *, on: date, days: Mapping[str, date]) -> PlanLines:
    """The plan's areas and lines as of ``on``, in four queries however many there are."""
    areas = list(
        FocusArea.objects.published().filter(plan=plan).select_related("source").in_order()
    )
    fates, origins = _read_fates(plan, on)
    return replace(read_steps(plan, on=on, days=days), areas=areas, fates=fates, origins=origins)


def read_steps(plan: Plan, *, on: date, days: Mapping[str, date]) -> PlanLines:
    """The plan's lines with what was assessed, in two queries: no areas, and no other plans."""
    lines = list(
        ActionLine.objects.published()
        .filter(plan=plan)
        .select_related("source")
        .annotate(**{name: _state_on(on) for name, on in days.items()})
        .in_order()
    )
    assessments: dict[int, list[AssessmentShape]] = defaultdict(list)
    for entry in (
        Assessment.objects.published()
        .as_of(on)
        .filter(line__in=lines)
        .select_related("source", "line__plan")
        .in_order()
    ):
        assessments[entry.line_id].append(assessment_document(entry))
    present = {
        line.slug: LineState(it["state"])
        for line in lines
        for it in assessments[line.pk]
        if it["is_counted"]
    }
    return PlanLines(
        areas=[],
        lines=lines,
        assessed={"": present}
        | {
            name: {line.slug: LineState(vars(line)[name]) for line in lines if vars(line)[name]}
            for name in days
        },
        assessments=assessments,
        fates={},
        origins={},
    )


def _state_on(on: date) -> Subquery:
    """What the latest counted assessment of the outer line said on a day."""
    entries = Assessment.objects.approved().counted().as_of(on).filter(line=OuterRef("pk"))
    return Subquery(entries.latest_first().values("state")[:1])


def _read_fates(
    plan: Plan, on: date
) -> tuple[dict[int, list[OtherLine]], dict[int, list[OtherLine]]]:
    """What became of the plan's lines once the next plan had begun, and what they came from."""
    fates: dict[int, list[OtherLine]] = defaultdict(list)
    origins: dict[int, list[OtherLine]] = defaultdict(list)
    begun = Plan.objects.published().as_of(on)
    for fate in (
        LineFate.objects.published()
        .filter(Q(line__plan=plan) | Q(successor__plan=plan))
        .filter(
            Q(successor__isnull=True, line__plan__successors__in=begun)
            | Q(successor__plan__in=begun)
        )
        .select_related("line__plan", "successor__plan", "source")
        .order_by("line__position", "pk")
        .distinct()
    ):
        if fate.line.plan_id == plan.pk:
            fates[fate.line_id].append(_other(fate, fate.successor))
        elif fate.successor_id is not None:
            origins[fate.successor_id].append(_other(fate, fate.line))
    return fates, origins


def _other(fate: LineFate, line: ActionLine | None) -> OtherLine:
    return OtherLine(
        kind=FateKind(fate.kind),
        plan=line.plan.slug if line else "",
        slug=line.slug if line else "",
        number=line.number if line else "",
        text=line.text if line else "",
        text_ko=line.text_ko if line else "",
        reason=fate.reason,
        source=shown_source(fate.source),
    )

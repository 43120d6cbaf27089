"""The lines of a plan on a date, to be searched and filtered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from projects.documents.terms import searchable
from projects.models import FocusArea, FundingEntry, Plan
from projects.reports.plan_account import has_begun, money_of, projects_of
from projects.reports.plan_index import PlanName, name_of
from projects.reports.plan_lines import read_lines
from projects.reports.plan_tree import LineNode, OtherLine
from projects.reports.totals import Totals, total_entries

# Stands for a line of which no fate, or no origin, is reported.
NONE = "none"


@dataclass(frozen=True)
class ListedLine:
    """A line with the areas that it stands in, the innermost first, and its projects' money.

    A project counts in every line that it serves, so the money of lines can't be added up.
    """

    line: LineNode
    areas: list[FocusArea]
    totals: Totals


@dataclass(frozen=True)
class LineQuery:
    """What is looked for: every kind that is not empty must be met by one of its values."""

    words: str = ""
    areas: Collection[str] = ()
    steps: Collection[str] = ()
    fates: Collection[str] = ()
    origins: Collection[str] = ()


@dataclass(frozen=True)
class LineList:
    """All lines of a plan that are held here, and the areas of its tree as it orders them."""

    plan: Plan
    follows: PlanName | None
    followed_by: list[PlanName]
    areas: list[FocusArea]
    lines: list[ListedLine]

    def matching(self, query: LineQuery) -> list[ListedLine]:
        """The lines that are looked for; an area holds the lines of every area in it."""
        words = searchable(query.words).split()
        return [it for it in self.lines if _matches(it, query, words)]


def read_line_list(slug: str, *, on: date, today: bool) -> LineList | None:
    """The lines of the plan at an address; None if the public may see no such plan.

    In seven queries however many lines there are.
    """
    family = list(
        Plan.objects.published()
        .filter(Q(slug=slug) | Q(successors__slug=slug) | Q(succeeds__slug=slug))
        .select_related("partnership", "adopted_at__partnership")
        .order_by("starts_on", "pk")
        .distinct()
    )
    plan = next((it for it in family if it.slug == slug), None)
    if plan is None:
        return None
    projects, _ = projects_of(plan, on=None if today else on, days={})
    lines = read_lines(plan, on=on, days={})
    money = money_of([it for it in projects if it.is_root and it.lines], on)
    areas = {area.slug: area for area in lines.areas}
    known = [it for it in family if has_begun(it, on)]
    return LineList(
        plan=plan,
        follows=next((name_of(it) for it in known if it.pk == plan.succeeds_id), None),
        followed_by=[name_of(it) for it in known if it.succeeds_id == plan.pk],
        areas=lines.areas,
        lines=[
            ListedLine(line=node, areas=_above(node, areas), totals=_totals(node, money, on))
            for node in lines.nodes(projects)
        ],
    )


def _above(node: LineNode, areas: Mapping[str, FocusArea]) -> list[FocusArea]:
    by_key = {area.pk: area for area in areas.values()}
    path: list[FocusArea] = []
    area = areas.get(node.area or "")
    while area is not None:
        path.append(area)
        area = by_key.get(area.parent_id or 0)
    return path


def _totals(node: LineNode, money: Mapping[int, list[FundingEntry]], on: date) -> Totals:
    roots = {it.key for it in node.projects if it.is_root}
    return total_entries(
        [entry for key in roots for entry in money.get(key, [])],
        on=on,
        roots=roots,
        components=len(node.projects) - len(roots),
    )


def _matches(listed: ListedLine, query: LineQuery, words: Iterable[str]) -> bool:
    line = listed.line
    text = searchable(f"{line.number} {line.text} {line.text_ko}")
    return (
        all(word in text for word in words)
        and (not query.areas or any(area.slug in query.areas for area in listed.areas))
        and (not query.steps or line.step in query.steps)
        and (not query.fates or bool(_kinds(line.fates) & set(query.fates)))
        and (not query.origins or bool(_kinds(line.origins) & set(query.origins)))
    )


def _kinds(others: Collection[OtherLine]) -> set[str]:
    return {it.kind.value for it in others} or {NONE}

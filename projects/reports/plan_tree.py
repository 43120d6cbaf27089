"""A plan's tree: its areas at any depth, their lines, and the projects behind each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from projects.choices import FateKind, LineState
from projects.documents.shapes import AssessmentShape, SourceShape


@dataclass(frozen=True)
class ServingProject:
    """A project of the plan, what of the plan it names, and since when any source knows of it."""

    key: int
    slug: str
    acronym: str
    title: str
    title_ko: str
    is_root: bool
    status: str
    status_on: str | None
    known_on: str | None
    areas: frozenset[str]
    lines: frozenset[str]


@dataclass(frozen=True)
class OtherLine:
    """A line of the plan before or after, and what became of the one into the other."""

    kind: FateKind
    plan: str
    slug: str
    number: str
    text: str
    text_ko: str
    reason: str
    source: SourceShape | None


@dataclass(frozen=True)
class LineNode:
    """An action line, how far it has come and why we say so."""

    slug: str
    number: str
    text: str
    text_ko: str
    area: str | None
    source: SourceShape | None
    locator: str
    step: LineState
    assessment: AssessmentShape | None
    also_assessed: list[AssessmentShape]
    projects: list[ServingProject]
    fates: list[OtherLine]
    origins: list[OtherLine]


@dataclass
class AreaNode:
    """A focus area with what is in it; ``projects`` name the area but none of its lines."""

    slug: str
    number: str
    title: str
    title_ko: str
    parent: str | None
    source: SourceShape | None
    locator: str
    areas: list[AreaNode] = field(default_factory=list)
    lines: list[LineNode] = field(default_factory=list)
    projects: list[ServingProject] = field(default_factory=list)

    @property
    def is_bare(self) -> bool:
        """Whether nothing hangs on it."""
        return not (self.areas or self.lines or self.projects)

    @property
    def all_lines(self) -> list[LineNode]:
        """Its lines and those of the areas in it."""
        return [*self.lines, *(line for area in self.areas for line in area.all_lines)]

    @property
    def addressed(self) -> int:
        """How many of these are addressed."""
        return sum(line.step != LineState.NOT_ADDRESSED for line in self.all_lines)


@dataclass(frozen=True)
class Tree:
    """The plan's areas and lines as its document orders them, and what hangs on none of them."""

    areas: list[AreaNode]
    lines: list[LineNode]
    projects: list[ServingProject]

    @property
    def is_empty(self) -> bool:
        """Whether the tracker holds nothing of the plan's text."""
        return not (self.areas or self.lines)


def grow_tree(
    areas: Iterable[AreaNode], lines: Iterable[LineNode], projects: Collection[ServingProject]
) -> Tree:
    """Put areas, lines and projects where they belong.

    A project stands at its lines; at an area, or at none, only where no line of it says more.
    An area whose parent is not among ``areas`` stands at the top.
    """
    nodes = {area.slug: area for area in areas}
    inside: dict[str, set[str]] = defaultdict(set)
    top_lines = []
    for line in lines:
        if line.area is not None and line.area in nodes:
            nodes[line.area].lines.append(line)
            inside[line.area].add(line.slug)
        else:
            top_lines.append(line)
    for area in nodes.values():
        if area.parent is not None and area.parent in nodes:
            nodes[area.parent].areas.append(area)
        area.projects = [
            it for it in projects if area.slug in it.areas and not it.lines & inside[area.slug]
        ]
    known_lines = {line.slug for line in top_lines}.union(*inside.values())
    return Tree(
        areas=[area for area in nodes.values() if area.parent not in nodes],
        lines=top_lines,
        projects=[
            it for it in projects if not it.areas & nodes.keys() and not it.lines & known_lines
        ],
    )

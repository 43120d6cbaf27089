"""A plan's tree: areas, lines and projects where they belong."""

from projects.choices import LineState
from projects.reports.plan_tree import AreaNode, LineNode, ServingProject, grow_tree


def area(slug: str, parent: str | None = None) -> AreaNode:
    return AreaNode(
        slug=slug, number="", title=slug, title_ko="", parent=parent, source=None, locator=""
    )


def line(slug: str, step: LineState, in_area: str | None = None) -> LineNode:
    return LineNode(
        slug=slug,
        number=slug,
        text="",
        text_ko="",
        area=in_area,
        source=None,
        locator="",
        step=step,
        assessment=None,
        also_assessed=[],
        projects=[],
        fates=[],
        origins=[],
    )


def project(slug: str, areas: tuple[str, ...] = (), lines: tuple[str, ...] = ()) -> ServingProject:
    return ServingProject(
        key=1,
        slug=slug,
        acronym="",
        title=slug,
        title_ko="",
        is_root=True,
        status="ongoing",
        status_on=None,
        known_on=None,
        areas=frozenset(areas),
        lines=frozenset(lines),
    )


def test_project_stands_at_its_area_only_where_no_line_says_more() -> None:
    by_line = project("by-line", ("inner",), ("l1",))
    by_area = project("by-area", ("inner",))
    apart = project("apart")
    tree = grow_tree(
        [area("outer"), area("inner", "outer")],
        [line("l1", LineState.ADDRESSED, "inner")],
        [by_line, by_area, apart],
    )
    inner = tree.areas[0].areas[0]
    assert (inner.slug, inner.projects, tree.projects) == ("inner", [by_area], [apart])


def test_area_under_a_hidden_one_stands_at_the_top() -> None:
    tree = grow_tree([area("a", "hidden")], [line("l", LineState.ADDRESSED, "hidden")], [])
    assert ([it.slug for it in tree.areas], [it.slug for it in tree.lines]) == (["a"], ["l"])

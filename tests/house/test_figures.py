"""Every figure says as of when it is: U21, on every public page."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.house.addresses import PUBLIC
from tests.house.world import build_world
from tests.projects.views.reading import Element, read

pytestmark = pytest.mark.django_db

# What a reader takes in at one glance: a figure here is dated by what stands beside it.
GLANCE = {"a", "tr", "li", "dd", "div", "p", "span"}


def undated(page: Element) -> list[str]:
    """The figures that no date stands beside, and that stand in nothing dated."""
    return [figure.text for figure, above in _figures(page, []) if not _is_dated(figure, above)]


def _figures(element: Element, above: list[Element]) -> Iterator[tuple[Element, list[Element]]]:
    for child in element.children:
        if isinstance(child, Element):
            if "data-figure" in child.attributes:
                yield child, [*above, element]
            yield from _figures(child, [*above, element])


def _is_dated(figure: Element, above: list[Element]) -> bool:
    if any(_has_date(it) for it in above):
        return True
    for element in reversed(above):
        beside = [it for it in element.children if isinstance(it, Element) and it is not figure]
        if any(_has_date(it) or any(_has_date(inner) for inner in it.all()) for it in beside):
            return True
        if element.tag not in GLANCE or element.tag in {"tr", "li", "dd"}:
            return False
    return False


def _has_date(element: Element) -> bool:
    written = element.attributes.get("data-asof", "")
    return bool(written) and bool(date.fromisoformat(written))


@pytest.mark.parametrize("query", ["", "?as_of=2023-06-30"])
def test_every_figure_stands_with_its_date(client: Client, query: str) -> None:
    build_world()
    cache.clear()
    faults, seen = {}, 0
    for name, arguments in PUBLIC.items():
        if not name.startswith("projects:"):
            continue
        response = client.get(reverse(name, kwargs=arguments) + query)
        if response.status_code != 200 or "text/html" not in response["Content-Type"]:
            continue
        page = read(response)
        seen += len(list(_figures(page, [])))
        if found := undated(page):
            faults[name] = found
    assert faults == {}
    assert seen > 30


def test_figure_without_a_date_is_found() -> None:
    figure = Element("span", {"data-figure": ""}, ["7"])
    dated = Element("span", {"data-asof": "2024-05-16"})
    assert undated(Element("", {}, [Element("p", {}, [figure])])) == ["7"]
    assert undated(Element("", {}, [Element("p", {}, [figure, dated])])) == []
    assert undated(Element("", {}, [Element("ul", {"data-asof": "2024-05-16"}, [figure])])) == []
    row = Element("tr", {}, [Element("td", {"data-figure": ""}, ["7"])])
    assert undated(Element("", {}, [Element("table", {}, [row, dated])])) == ["7"]

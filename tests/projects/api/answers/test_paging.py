"""Pages by number and by cursor."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from projects.api.answers.view import LICENCE_LINK
from projects.filters.project import ProjectFilterSet
from tests import factories as make
from tests.projects.api.conftest import BASE, Read
from tests.projects.api.resources import LISTS

pytestmark = pytest.mark.django_db


def pages_of(client: Client, address: str | None) -> Iterator[list[Any]]:
    """The results page by page, following `next`."""
    while address:
        answer = client.get(address).json()
        yield answer["results"]
        address = answer["next"]


def test_the_pages_together_are_the_list(client: Client, world: None) -> None:
    """Nothing twice, nothing left out (U16)."""
    for path in ("projects/?ordering=-end&", *(f"{path}?" for path in LISTS)):
        for begin in ("page=1", "cursor="):
            address = f"{BASE}{path}{begin}&page_size="
            whole = client.get(f"{address}100").json()["results"]
            for size in (1, 2, 7):
                pages = list(pages_of(client, f"{address}{size}"))
                assert (path, [row for page in pages for row in page]) == (path, whole)
                assert {len(page) for page in pages[:-1]} <= {size}
            assert len(whole) >= 1


def test_every_ordering_can_be_read_by_cursor(world: None, read: Read) -> None:
    for number in range(4):
        make.make_public_project(slug=f"same-{number}", title="Same title")
    orderings = ProjectFilterSet.base_filters["ordering"].field.values
    for ordering in orderings:
        found: list[str] = []
        query = f"projects/?ordering={ordering}&page_size=2&cursor="
        while query:
            answer = read(query)
            found += [it["slug"] for it in answer["results"]]
            query = (answer["next"] or "").partition(BASE)[2]
        assert (ordering, len(found), len(set(found))) == (ordering, 7, 7)


def test_a_cursor_gives_no_row_twice_while_others_are_published(
    client: Client, world: None
) -> None:
    first = client.get(f"{BASE}projects/?page_size=1&cursor=").json()
    make.make_public_project(slug="aaa", title="Aaa, before all others")
    second = client.get(first["next"]).json()
    slugs = [it["slug"] for page in (first, second) for it in page["results"]]
    assert slugs == ["component", "flagship"]


def test_a_cursor_says_nothing_of_how_many_there_were(client: Client, world: None) -> None:
    """It holds addresses, no key that counts upward; and it is good for its order alone."""
    first = client.get(f"{BASE}projects/?page_size=1&cursor=").json()
    assert (first["count"], first["previous"]) == (None, None)
    other = first["next"].replace("?", "?ordering=-title&")
    assert client.get(other).status_code == 400


def test_links_lead_around(client: Client, world: None) -> None:
    base = f"<http://testserver{BASE}projects/?page_size=1&page="
    response = client.get(f"{BASE}projects/?page_size=1&page=2")
    assert response["Link"].split(", ") == [
        f'{base}1>; rel="first"',
        f'{base}1>; rel="prev"',
        f'{base}3>; rel="next"',
        f'{base}3>; rel="last"',
        LICENCE_LINK,
    ]
    around = (response.json()["previous"], response.json()["next"])
    assert around == (f"{base[1:]}1", f"{base[1:]}3")


def test_beyond_the_last_page_is_nothing(client: Client, world: None) -> None:
    response = client.get(f"{BASE}projects/?page=2")
    assert (response.status_code, response.json()["detail"]) == (
        404,
        "Page 2 is beyond the last one, 1.",
    )


def test_an_empty_list_has_one_page(read: Read) -> None:
    answer = read("projects/")
    assert (answer["count"], answer["next"], answer["results"]) == (0, None, [])

"""The page of all downloads: each of its ways leads to something."""

import pytest
from django.test import Client

from tests.factories import make_public_project
from tests.projects.views.reading import read

pytestmark = pytest.mark.django_db


def test_every_file_and_feed_that_is_offered_is_there(client: Client) -> None:
    make_public_project()
    ways = [it.attributes["href"] for it in read(client.get("/data/")).one("main").all("a")]
    inside = [it for it in ways if it.startswith("/")]
    assert {it for it in inside if "." in it} == {
        "/projects.xlsx",
        "/projects.csv",
        "/projects.json",
        "/projects.atom",
        "/projects.feed.json",
    }
    assert {it: client.get(it).status_code for it in inside} == dict.fromkeys(inside, 200)


def test_files_and_citation_are_those_of_the_date_of_the_page(client: Client) -> None:
    page = read(client.get("/data/?as_of=2024-12-31"))
    assert "/projects.csv?as_of=2024-12-31" in [it.attributes["href"] for it in page.all("a")]
    assert "as of 31 December 2024" in page.one("main").text
